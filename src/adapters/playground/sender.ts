import { sameRoom } from '../../core/chat/address.js';
import type { Outcome, Sender } from '../../core/ports/adapter.js';
import type { Log } from '../../core/ports/services.js';
import { type Conversation, theRoom } from './conversation.js';
import { type People, personOf, playground } from './people.js';

const gone = (detail: string): Outcome => ({ kind: 'refused', why: 'gone', detail });

/** Sends into the playground's room, or to one person of it. `changed` is called after everything that was sent. */
export function createSender(conversation: Conversation, people: People, log: Log, changed: () => void): Sender {
  const attempt = async (act: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      const outcome = await act();
      changed();
      return outcome;
    } catch (error) {
      // The store may have taken it before it failed.
      log.warn({ err: error }, 'playground: the store did not confirm a message');
      return { kind: 'unsure' };
    }
  };
  /** Who alone is to see it, `undefined` for the whole room, or that there is no such place. */
  const reader = (to: { adapter: string; space: string; id: string }) => {
    if (to.adapter !== playground || to.space !== playground) return 'nowhere';
    if (to.id === theRoom.id) return undefined;
    return people.find(to.id) ? personOf(to.id) : 'nowhere';
  };

  return {
    send: (to, message, key) =>
      attempt(async () => {
        const only = reader(to);
        if (only === 'nowhere') return gone(`no room or person ${to.id} here`);
        const entry = await conversation.append({ message, key, ...(only ? { only } : {}) });
        return { kind: 'sent', posted: { room: theRoom, id: entry.id } };
      }),
    edit: (posted, message) =>
      attempt(async () => {
        const entry = sameRoom(posted.room, theRoom) ? await conversation.replace(posted.id, message) : undefined;
        return entry ? { kind: 'sent', posted } : gone(`no message ${posted.id} here`);
      }),
    async find(to, key) {
      const entry = reader(to) === 'nowhere' ? undefined : await conversation.byKey(key);
      return entry && { room: theRoom, id: entry.id };
    },
  };
}
