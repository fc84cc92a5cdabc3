import type { Said } from '../chat/incoming.js';
import type { Reply } from '../chat/reply.js';
import type { ActionFields, ActionIncoming, ActionName } from './actions.js';
import type { CommandName } from './words.js';

/** Answers a command, given what follows its words. */
export type CommandHandler = (said: Said, rest: string) => Promise<Reply>;
export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;

/** Answers what was pressed, chosen or sent, given the fields of its id. */
export type ActionHandler<Name extends ActionName> = (
  incoming: ActionIncoming<Name>,
  fields: ActionFields<Name>,
) => Promise<Reply>;
export type ActionHandlers = { readonly [Name in ActionName]: ActionHandler<Name> };

/** Work that the heartbeat does when it is due: about once a second, harmless twice or late. */
export interface Beat {
  /** What could not be done, for the log, when it fails. */
  readonly failed: string;
  beat(now: Date): Promise<unknown>;
}

/** What a room of the house adds to the bot: rows of the two tables, each with its handler. */
export interface Feature<Commands extends CommandName = never, Actions extends ActionName = never> {
  readonly commands: Pick<CommandHandlers, Commands>;
  readonly actions: Pick<ActionHandlers, Actions>;
}
