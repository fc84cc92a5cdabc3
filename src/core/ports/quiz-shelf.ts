import type { SourceFile } from '../knowledge/source-file.js';

/** Where questions and notes go that people approve. */
export interface QuizShelf {
  /** Adds a question at the end of a quiz file of the notes folder; false where the folder can't be written. */
  write(path: string, text: string): Promise<boolean>;
  /** Makes a new file in the notes folder, as a whole or not at all, and never in place of one that is there. */
  create(path: string, text: string): Promise<'made' | 'taken' | 'refused'>;
  /** Has files read that stand in no folder, in place of those given before. */
  use(files: readonly SourceFile[]): Promise<void>;
}
