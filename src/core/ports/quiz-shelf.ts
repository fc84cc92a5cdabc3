import type { SourceFile } from '../knowledge/source-file.js';

/** Where questions go that people approve. */
export interface QuizShelf {
  /** Adds a question at the end of a quiz file of the notes folder; false where the folder can't be written. */
  write(path: string, text: string): Promise<boolean>;
  /** Has quiz files read that stand in no folder, in place of those given before. */
  use(files: readonly SourceFile[]): Promise<void>;
}
