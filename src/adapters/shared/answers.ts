import type { Person, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Outcome } from '../../core/ports/adapter.js';
import type { OutboxStores } from '../../core/ports/outbox.js';
import type { Clock } from '../../core/ports/services.js';
import type { Refused } from './failure.js';
import type { Lanes } from './lanes.js';
import { pause } from './pause.js';
import type { Poster } from './sender.js';
import type { Tools } from './tools.js';

export interface Answer {
  readonly room: Room;
  /** Whom it answers. */
  readonly asker: Person;
  readonly message: Message;
  /** Unique for good. */
  readonly key: string;
  /** Tells whoever waits for it that it is on its way: called now and then as long as it is. Never rejects. */
  waits(): Promise<void>;
}

/** `kept`: it may not stand there yet, and is in the outbox, which sees to it. `lost`: nobody does. */
export type Answered = Refused | { readonly kind: 'sent' | 'kept' | 'lost' };

/** Brings an answer into its room. Never rejects. */
export type Answering = (answer: Answer) => Promise<Answered>;

export interface AnswersOptions {
  readonly platform: string;
  readonly lanes: Lanes;
  readonly poster: Pick<Poster, 'post'>;
  readonly store: Clock & OutboxStores;
}

/** What waits for one room beyond that is left to the outbox. */
const mostWaiting = 500;

/**
 * Answers to words: sent in the order of a room and at its pace, by this process and at once where the room is quiet.
 * Each is in the outbox all the while, so that it outlives the process; what does not end well here is handed over.
 */
export function createAnswers(tools: Tools, { platform, lanes, poster, store }: AnswersOptions): Answering {
  const { log, now, timing } = tools;
  const { outbox } = store;
  const inStore = async (milliseconds: number): Promise<Date> => new Date((await store.now()).getTime() + milliseconds);

  /** An answer is not lost because the store is away. */
  const trying = async <Value>(what: string, work: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error, adapter: platform }, `${platform}: an answer was not ${what} in the store`);
      return undefined;
    }
  };

  /**
   * Keeps others from sending it, and its person from thinking that nobody does. Resolves to false when it came too late
   * for the first, so that it is somebody else's now.
   */
  const lookAfter = async ({ key, waits }: Answer, until: Date, over: AbortSignal): Promise<boolean> => {
    let before = until;
    for (let passed = timing.patience; ; passed += timing.patience) {
      await pause(timing.patience, over);
      if (over.aborted) return true;
      void waits();
      if (passed < timing.hold / 3) continue;
      passed = 0;
      const after = await inStore(timing.hold);
      if (!(await outbox.renew(key, { before, after }))) return over.aborted;
      before = after;
    }
  };

  const settle = async (key: string, end: Outcome): Promise<Answered> => {
    switch (end.kind) {
      case 'sent':
        await outbox.sent(key, end.posted);
        return { kind: 'sent' };
      case 'refused':
        await outbox.refused(key, { why: end.why });
        return end;
      case 'unsure':
        await outbox.unsure(key, await inStore(0), await inStore(timing.look));
        return { kind: 'kept' };
      case 'later':
        await outbox.later(key, await inStore(end.at.getTime() - now()));
        return { kind: 'kept' };
    }
  };

  return async (answer) => {
    const { room, asker, message, key } = answer;
    const until = await trying('kept', () => inStore(timing.hold));
    const row = { key, to: room, letter: { kind: 'message', message }, asker } as const;
    const held = until && (await trying('kept', () => outbox.hold(row, until)));
    // Of an earlier process, or of another one: it stands, or is about to.
    if (held === false) return { kind: 'kept' };

    const over = new AbortController();
    let elsewhere = false;
    if (held) {
      void trying('held', async () => {
        elsewhere = !(await lookAfter(answer, until, over.signal));
      });
    }
    const send = async (): Promise<Outcome> => (elsewhere ? { kind: 'unsure' } : poster.post(room, message, key));
    const full = held && lanes.waiting(room) >= mostWaiting;
    const end: Outcome = full ? { kind: 'later', at: new Date(now()) } : await lanes.behind(room, timing.answer, send);
    over.abort();
    // Whoever has it by then looks whether it stands there; only that it does is still news.
    if (elsewhere && end.kind !== 'sent') return { kind: 'kept' };
    const settled = held && (await trying('settled', () => settle(key, end)));
    if (settled) return settled;
    // Of the store nobody knows; where it has the row, it comes back when it is held no longer.
    return end.kind === 'refused' ? end : { kind: end.kind === 'sent' ? 'sent' : held ? 'kept' : 'lost' };
  };
}
