import type { Problem } from './problem.js';

/** Stands for the folder of notes as a whole, where a file is named. */
export const wholeFolder = '.';

/** Something that is there and can't be used as it is, so that its last good version is: a file, or one question. */
export interface Kept {
  /** The file that has to be mended. */
  readonly file: string;
  /** The question's id; absent for a whole file. */
  readonly question?: string;
  /** What is wrong with it: errors, one at least. */
  readonly problems: readonly Problem[];
}

/** The files that are in use in an older version, each once, in order. */
export const keptFiles = (kept: readonly Kept[]): string[] => [...new Set(kept.map(({ file }) => file))].sort();
