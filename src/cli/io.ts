/** Where a command writes: each call is one text and the line end after it. */
export interface Io {
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: what went wrong. */
  err(text: string): void;
}

/** One call of a command, as the command line was read. */
export interface CliCall {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly io: Io;
}
