import type { Incoming } from '../../core/chat/incoming.js';
import { pressables } from '../../core/chat/plain-text.js';
import type { Entry } from '../../core/ports/transcripts.js';

/**
 * What was pressed, with the message that it stood on only where it can have stood there: one that this person alone
 * sees, or one that the bot said and that has this very button. Anybody can send any id, and the message is edited.
 */
export async function proveOrigin(
  incoming: Incoming,
  byId: (id: string) => Promise<Entry | undefined>,
): Promise<Incoming> {
  if (!('on' in incoming)) return incoming;
  const { on, ...rest } = incoming;
  const entry = on && (await byId(on.id));
  if (!entry || entry.by) return rest;
  if (entry.only) {
    return entry.only.id === incoming.by.id ? { ...incoming, alone: true } : rest;
  }
  return pressables(entry.message).some(({ id }) => id === incoming.id) ? incoming : rest;
}
