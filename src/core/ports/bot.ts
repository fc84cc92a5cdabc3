import type { Command, Manner } from '../chat/command.js';
import type { Incoming } from '../chat/incoming.js';
import type { Reply } from '../chat/reply.js';

/** What an adapter calls. */
export interface Bot {
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
}
