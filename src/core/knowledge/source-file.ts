/** A text file of the knowledge folder. */
export interface SourceFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Of a file above the folder: the steps that lead down from it to the folder. */
  readonly below?: readonly string[];
}

/** By its name. */
export const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdown|mdx)$/iu.test(path);
