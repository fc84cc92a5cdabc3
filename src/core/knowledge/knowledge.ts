import type { Note } from './note.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';

/** What was read from a knowledge folder, and the problems met while reading it. */
export interface Knowledge {
  readonly notes: readonly Note[];
  readonly bank: readonly Question[];
  readonly problems: readonly Problem[];
}
