import { createIndex, type Index } from '../ask/build-index.js';
import type { Question } from '../quiz/question.js';
import type { Note } from './note.js';
import { parseNote } from './parse-note.js';
import { checkBank, parseQuiz } from './parse-quiz.js';
import type { Problem } from './problem.js';
import { parseSynonyms } from './synonyms.js';

/** The knowledge folder as it is served: all of it is made at once and never changes. */
export interface Library {
  readonly notes: readonly Note[];
  readonly index: Index;
  readonly bank: readonly Question[];
  readonly problems: readonly Problem[];
}

export interface SourceFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const isQuiz = (path: string): boolean => /\.quiz\.md$/iu.test(path);
const isNote = (path: string): boolean => /\.md$/iu.test(path) && !isQuiz(path);

/**
 * Makes the library of a folder's files. A note that is broken is named among the problems and left out, unless
 * `previous` holds a good version of it: then that one is kept. Quiz files are never indexed for answers.
 */
export const buildLibrary = (files: readonly SourceFile[], previous?: Library): Library => {
  const problems: Problem[] = [];
  const notes = files
    .filter((file) => isNote(file.path))
    .flatMap(({ path, text }): Note[] => {
      const parsed = parseNote(path, text);
      problems.push(...parsed.problems);
      const note = parsed.note ?? previous?.notes.find((old) => old.file === path);
      return note === undefined ? [] : [note];
    });
  const words = files.find((file) => file.path === 'synonyms.txt');
  const { synonyms, problems: unread } = parseSynonyms('synonyms.txt', words?.text ?? '');
  problems.push(...unread);
  const bank = files
    .filter((file) => isQuiz(file.path))
    .flatMap(({ path, text }) => {
      const parsed = parseQuiz(path, text, notes);
      problems.push(...parsed.problems);
      return parsed.questions;
    });
  const repeated = checkBank(bank);
  const places = new Set(repeated.map(({ file, line }) => `${file}:${line}`));
  return {
    notes,
    index: createIndex(notes, synonyms),
    bank: bank.filter(({ file, line }) => !places.has(`${file}:${line}`)),
    problems: [...problems, ...repeated],
  };
};
