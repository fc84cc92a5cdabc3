import type { Room } from '../chat/address.js';
import { type Message, refused } from '../chat/message.js';

/** What is said of those who manage, on one platform. */
export interface Managing {
  /** See `Adapter`. */
  readonly direct?: string;
  readonly admin?: string;
}

/** A kind no to somebody who may not manage in a room. `what` they wanted to use: a command, or a button in quotes. */
export const onlyManagers = (what: string, { space }: Room, { direct, admin }: Managing = {}): Message =>
  refused(
    space === direct
      ? `In a DM I can’t tell whether you’re a manager. Use ${what} in a channel of the server.`
      : `Only managers can use ${what}. Ask a ${admin ?? 'workspace or server admin'}.`,
  );
