import type { Kept } from './kept.js';
import type { Note } from './note.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';

/** What was read from a knowledge folder, and the problems met while reading it. */
export interface Knowledge {
  readonly notes: readonly Note[];
  readonly bank: readonly Question[];
  readonly problems: readonly Problem[];
  /** What of it is in use in an older version; nothing where a folder was read once. */
  readonly kept: readonly Kept[];
}
