/** Where a command writes: each call is one text and the line end after it. */
export interface Io {
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: what went wrong. */
  err(text: string): void;
}
