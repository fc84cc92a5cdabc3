/** How a command answers: the adapter needs it before the answer is there, to defer in the right way. */
export type Manner = 'private' | 'public' | 'update' | 'form';

export interface CommandArgument {
  readonly name: string;
  readonly type: 'text' | 'choice';
  readonly required: boolean;
  readonly help: string;
  /** For `choice`. */
  readonly choices?: readonly string[];
  /** For `text`: while it is typed, a surface that can asks for suggestions (`typing`). */
  readonly suggested?: boolean;
}

/** One row of the command table, from which help, manifests, registrations, menus and permissions are derived. */
export interface Command {
  /** As typed after the slash: `['quiz', 'now']`. */
  readonly words: readonly string[];
  readonly args: readonly CommandArgument[];
  readonly who: 'everyone' | 'managers';
  readonly manner: Manner;
  readonly help: string;
}
