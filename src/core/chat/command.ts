/** How a reply will come: an adapter needs it before the reply is there, to defer in the right way. */
export type Manner = 'private' | 'public' | 'update';

export interface CommandArgument {
  readonly name: string;
  readonly required: boolean;
  readonly help: string;
  /** The only values that it may have; any text without them. */
  readonly choices?: readonly string[];
  /** While it is typed, a surface that can asks for suggestions (`typing`). */
  readonly suggested?: boolean;
}

/** What can be used on a message, in the menu that a platform has for messages. */
export interface Shortcut {
  /** Comes back as the id of `pointed`. */
  readonly id: string;
  /** At most 24 characters: every platform shows so many. */
  readonly label: string;
}

/**
 * One row of the command table, from which help, manifests, registrations, menus and permissions are derived. What a
 * command answers, only the person who typed it sees.
 */
export interface Command {
  /** As typed after the slash: `['quiz', 'now']`. */
  readonly words: readonly string[];
  /** All that follows the words. */
  readonly argument?: CommandArgument;
  readonly who: 'everyone' | 'managers';
  readonly help: string;
}
