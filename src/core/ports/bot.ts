import type { Command, Manner, Shortcut } from '../chat/command.js';
import type { Incoming } from '../chat/incoming.js';
import type { Reply } from '../chat/reply.js';
import type { Space } from './spaces.js';

/** What an adapter says of the spaces that it reaches. Never rejects. */
export interface Presence {
  /** A space took the bot out: what is due there rests at once. */
  left(space: Space): Promise<void>;
  /** A space has the bot, maybe again. */
  joined(space: Space): Promise<void>;
  /** These and no others have the bot: said at a start, for whatever happened before it. */
  present(adapter: string, spaces: readonly string[]): Promise<void>;
}

/** What an adapter calls. */
export interface Bot extends Presence {
  /** Never rejects: whatever goes wrong inside becomes a sentence to the person and a line in the log. */
  handle(incoming: Incoming): Promise<Reply>;
  /**
   * Whether a platform may be told that this is being looked after before the reply is there; `commit-first`: the reply
   * says whether it counts, and nothing may be shown or acknowledged before it.
   */
  promise(incoming: Incoming): 'commit-first' | 'may-defer';
  /** How the reply to this will come, for an adapter that has to defer before it is there. */
  manner(incoming: Incoming): Manner;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
}
