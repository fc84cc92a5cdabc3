import type { Person, Posted, Room } from '../../core/chat/address.js';
import type { Outcome, Sender } from '../../core/ports/adapter.js';
import type { Poster } from './poster.js';
import { slack } from './receive.js';

const keysKept = 1_000;

export interface SenderOptions {
  readonly poster: Poster;
  /** The workspace; undefined as long as Slack has not said which it is. */
  readonly space: () => string | undefined;
  readonly now: () => number;
  /** How long to wait for that, in milliseconds. */
  readonly wait: number;
}

/** Sends to the rooms and people of one workspace. */
export function createSender({ poster, space, now, wait }: SenderOptions): Sender {
  const sent = new Map<string, Posted>();

  const elsewhere = (to: Room | Person): Outcome | undefined => {
    const own = space();
    if (own === undefined) return { kind: 'later', at: new Date(now() + wait) };
    const here = to.adapter === slack && to.space === own;
    return here ? undefined : { kind: 'refused', why: 'not-in-room', detail: 'another workspace' };
  };
  const remember = (key: string, posted: Posted): void => {
    sent.set(key, posted);
    const [oldest] = sent.keys();
    if (sent.size > keysKept && oldest !== undefined) sent.delete(oldest);
  };

  return {
    async send(to, message, key) {
      const not = elsewhere(to);
      if (not) return not;
      const before = sent.get(key);
      if (before) return { kind: 'sent', posted: before };
      const outcome = await poster.post(to, message, key);
      if (outcome.kind === 'sent') remember(key, outcome.posted);
      return outcome;
    },

    async edit(posted, message) {
      return elsewhere(posted.room) ?? poster.edit(posted, message);
    },

    async find(to, key) {
      const not = elsewhere(to);
      if (not) return not.kind === 'refused' ? undefined : 'unknown';
      const before = sent.get(key);
      if (before) return before;
      const look = await poster.look(to, key);
      if (look.kind === 'found') return look.posted;
      return look.kind === 'unknown' ? 'unknown' : undefined;
    },
  };
}
