/** A text file of the knowledge folder. */
export interface SourceFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
