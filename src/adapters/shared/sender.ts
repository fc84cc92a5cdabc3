import type { Person, Posted, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Outcome, Sender } from '../../core/ports/adapter.js';
import type { NotSent } from './failure.js';
import { createMemory } from './memory.js';
import type { Tools } from './tools.js';

/** Whether a message with that key stands there. `unknown`: it can't be told just now; `denied`: nor will it ever be. */
export type Look =
  | { readonly kind: 'found'; readonly posted: Posted }
  | { readonly kind: 'absent' | 'unknown' | 'denied' };

/** Posts, edits and looks for messages of a room, one attempt a call. Never rejects. */
export interface Poster {
  post(room: Room, message: Message, key: string): Promise<Outcome>;
  edit(posted: Posted, message: Message): Promise<Outcome>;
  look(room: Room, key: string): Promise<Look>;
}

/** The room behind an address, or how sending there ends before it begins. */
export type Place =
  | { readonly kind: 'room'; readonly room: Room }
  | { readonly kind: 'nowhere'; readonly outcome: NotSent };

const mostKept = 10_000;
const day = 24 * 3_600_000;

/** Sends under a key once: what was sent is known again for a day, and then looked for. */
export function createSender(
  { now }: Pick<Tools, 'now'>,
  poster: Poster,
  place: (to: Room | Person) => Promise<Place> | Place,
): Sender {
  const sent = createMemory<Posted>({ most: mostKept, keep: day, now });
  return {
    async send(to, message, key) {
      const where = await place(to);
      if (where.kind === 'nowhere') return where.outcome;
      const before = sent.get(key);
      if (before) return { kind: 'sent', posted: before };
      const outcome = await poster.post(where.room, message, key);
      if (outcome.kind === 'sent') sent.set(key, outcome.posted);
      return outcome;
    },

    edit: (posted, message) => poster.edit(posted, message),

    async find(to, key) {
      const where = await place(to);
      // What was refused will be refused again; any other end may yet tell.
      if (where.kind === 'nowhere') return where.outcome.kind === 'refused' ? undefined : 'unknown';
      const before = sent.get(key);
      if (before) return before;
      const look = await poster.look(where.room, key);
      if (look.kind === 'found') return look.posted;
      return look.kind === 'unknown' ? 'unknown' : undefined;
    },
  };
}
