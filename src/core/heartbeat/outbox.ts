import type { Posted } from '../chat/address.js';
import type { Message } from '../chat/message.js';
import type { Outcome, Sender } from '../ports/adapter.js';
import type { Letter, OutboxRow, OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import { separate } from '../ports/unreadable.js';

const claimedAtOnce = 20;
/** So many of them turned away at once mean that not only their rooms are asked to wait. */
const manyTurnedAway = 10;

const brokeOff = 'delivery was interrupted; it resumes when the lease ends';

export type Refusal = Extract<Outcome, { kind: 'refused' }>;

export interface Mail {
  /** False while something else has to be sent before it. */
  ready(letter: Letter): Promise<boolean>;
  /** Where it is known to stand since an earlier attempt. */
  stands(letter: Letter): Promise<Posted | undefined>;
  /** Makes the message at the moment of sending; undefined when there is nothing to say any more. */
  render(letter: Letter): Promise<Message | undefined>;
  /** Called when the platform refused it: when to try again, or undefined to give it up. */
  refused(letter: Letter, refusal: Refusal): Promise<Date | undefined>;
  /** Called once the platform took it, before the row counts as sent; may be called twice for one row. */
  delivered(letter: Letter, posted: Posted): Promise<void>;
}

/**
 * How an attempt ended; `nothing` to say any more, too `early` for it, or it `broke` off. `hidden`: what may have
 * arrived does not show, which it may yet.
 */
type End =
  | Outcome
  | { readonly kind: 'nothing' | 'early' | 'broke' }
  | { readonly kind: 'hidden'; readonly since: Date };

/**
 * Sends what the outbox holds. A row whose earlier attempt may have reached the platform is looked for several times,
 * and sent again only when it has not shown by the end of its lease. One delivery an adapter runs at a time; different adapters don't wait for one another.
 */
export function createOutbox({ store, adapter, timing, log }: Services<OutboxStores>, mail: Mail) {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  /** Until when an adapter rests whose platform takes no more for now: epoch milliseconds. */
  const rests = new Map<string, number>();

  const pause = (attempts: number): number => Math.min(timing.backoffMost, timing.backoff * 2 ** (attempts - 1));

  const tryToSend = async (sender: Sender, row: OutboxRow): Promise<End> => {
    if (!(await mail.ready(row.letter))) return { kind: 'early' };
    if (row.uncertain) {
      const posted = (await mail.stands(row.letter)) ?? (await sender.find(row.to, row.key));
      // It could not be looked for just now; it is still uncertain afterwards.
      if (posted === 'unknown') return { kind: 'later', at: new Date(0) };
      if (posted) return { kind: 'sent', posted };
      // The platform may show it only in a while: whoever sends it again too soon sends it twice.
      const { since } = row;
      if (since && (await store.now()).getTime() < since.getTime() + timing.lease) return { kind: 'hidden', since };
    }
    const message = await mail.render(row.letter);
    return message ? sender.send(row.to, message, row.key) : { kind: 'nothing' };
  };

  /** One that fails, such as by a round that can't be read, does not keep those behind it waiting. */
  const attempt = async (sender: Sender, row: OutboxRow): Promise<End> => {
    try {
      return await tryToSend(sender, row);
    } catch (error) {
      log.error({ err: error, adapter: row.to.adapter, key: row.key }, brokeOff);
      return { kind: 'broke' };
    }
  };

  /** When something that is uncertain since then is looked for next. */
  const nextLook = (since: Date, now: Date): Date => {
    const passed = now.getTime() - since.getTime();
    return new Date(since.getTime() + (timing.looks.find((each) => each > passed) ?? timing.lease));
  };

  const settle = async (row: OutboxRow, end: End, now: Date): Promise<void> => {
    const again = new Date(now.getTime() + pause(row.attempts));
    switch (end.kind) {
      case 'sent':
        await mail.delivered(row.letter, end.posted);
        return store.outbox.sent(row.key, end.posted);
      case 'later':
        return store.outbox.later(row.key, end.at > now ? end.at : again);
      case 'early':
        return store.outbox.later(row.key, new Date(now.getTime() + timing.backoff));
      case 'unsure':
        return store.outbox.unsure(row.key, now, nextLook(now, now));
      case 'hidden':
        return store.outbox.unsure(row.key, end.since, nextLook(end.since, now));
      case 'broke':
        // It stays claimed until its lease ends.
        return;
      case 'nothing':
        return store.outbox.refused(row.key);
      case 'refused': {
        log.warn({ why: end.why, detail: end.detail, adapter: row.to.adapter, key: row.key }, 'not delivered');
        const retry = await mail.refused(row.letter, end);
        const refusal = { why: end.why, advice: end.advice };
        return retry ? store.outbox.later(row.key, retry, refusal) : store.outbox.refused(row.key, refusal);
      }
    }
  };

  /**
   * Sends in order what goes to one place; nothing is begun that might not end before the lease does. How many the
   * platform turned away for now.
   */
  const sendAll = async (sender: Sender, rows: readonly OutboxRow[], claimed: Date): Promise<number> => {
    let turnedAway = 0;
    const passed = (now: Date): number => now.getTime() - claimed.getTime();
    for (const [place, row] of rows.entries()) {
      if (place > 0 && passed(await store.now()) > timing.lease / 3) {
        await store.outbox.later(row.key, claimed);
        continue;
      }
      const end = await attempt(sender, row);
      const now = await store.now();
      // Whoever has it by then looks whether it stands there; only that it does is still news.
      if (end.kind === 'sent' || passed(now) < timing.lease) await settle(row, end, now);
      if (end.kind === 'later') turnedAway += 1;
    }
    return turnedAway;
  };

  const deliverAll = async (name: string): Promise<void> => {
    for (;;) {
      const sender = adapter(name)?.sender;
      if (!sender) return;
      const claimed = await store.now();
      const left = (rests.get(name) ?? 0) - claimed.getTime();
      // A longer rest than there is comes from a clock that was set back.
      if (left > 0 && left <= timing.backoff) return;
      const rows = await store.outbox.claim(name, claimed, timing.lease, claimedAtOnce);
      if (rows.length === 0) return;
      const { readable, unreadable } = separate(rows);
      for (const each of unreadable)
        log.error({ err: each.unreadable, key: each.key }, 'a queued message could not be read');
      // One place that hangs holds up no other.
      const places = new Map<string, OutboxRow[]>();
      for (const row of readable) {
        const place = JSON.stringify([row.to.space, row.to.id]);
        places.set(place, [...(places.get(place) ?? []), row]);
      }
      const ends = await Promise.allSettled([...places.values()].map((queue) => sendAll(sender, queue, claimed)));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
      const turnedAway = ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
      // Else every row that waits would be turned away once a second.
      if (turnedAway >= manyTurnedAway) rests.set(name, (await store.now()).getTime() + timing.backoff);
    }
  };

  const run = async (name: string, state: { again: boolean }): Promise<void> => {
    try {
      do {
        state.again = false;
        await deliverAll(name);
      } while (state.again);
    } catch (error) {
      log.error({ err: error, adapter: name }, brokeOff);
    }
    running.delete(name);
  };

  return {
    /** Sends what is due for the adapter of that name. Never rejects: what fails stays claimed until its lease ends. */
    deliver(name: string): Promise<void> {
      const busy = running.get(name);
      if (busy) {
        // A row may have come after the last claim of the running delivery.
        busy.again = true;
        return busy.done;
      }
      const state = { again: false, done: Promise.resolve() };
      running.set(name, state);
      state.done = run(name, state);
      return state.done;
    },
    /** Resolves when the delivery that is under way for an adapter has ended. */
    async settled(name: string): Promise<void> {
      await running.get(name)?.done;
    },
    /** Resolves when nothing is being delivered. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].map((state) => state.done));
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
