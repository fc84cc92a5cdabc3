import { createIndex, type Index } from './ask/build-index.js';
import type { Note } from './knowledge/note.js';
import { parseNote } from './knowledge/parse-note.js';
import { checkBank, parseQuiz } from './knowledge/parse-quiz.js';
import type { Problem } from './knowledge/problem.js';
import type { Question } from './knowledge/question.js';
import type { SourceFile } from './knowledge/source-file.js';
import { parseSynonyms } from './knowledge/synonyms.js';

/** The knowledge folder as it is served: all of it is made at once and never changes. */
export interface Library {
  readonly notes: readonly Note[];
  readonly index: Index;
  readonly bank: readonly Question[];
  readonly problems: readonly Problem[];
}

const isQuiz = (path: string): boolean => /\.quiz\.md$/iu.test(path);
/** By its name: every Markdown file that is no quiz file. */
export const isNote = (path: string): boolean => /\.md$/iu.test(path) && !isQuiz(path);

/**
 * Makes the library of a folder's files. A note that is broken is named among the problems and left out, unless
 * `previous` holds a good version of it: then that one is kept. So are notes in files that are there but could not be
 * read (`unread`, already told). Quiz files are never indexed for answers.
 */
export const buildLibrary = (
  files: readonly SourceFile[],
  previous?: Library,
  unread: readonly Problem[] = [],
): Library => {
  const problems: Problem[] = [];
  const kept = new Map(previous?.notes.map((note) => [note.file, note]));
  const read = files
    .filter((file) => isNote(file.path))
    .map(({ path, text }) => {
      const parsed = parseNote(path, text);
      problems.push(...parsed.problems);
      return parsed.note ?? kept.get(path);
    });
  const notes = [...read, ...unread.map(({ file }) => kept.get(file))]
    .filter((note) => note !== undefined)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const words = files.find((file) => file.path === 'synonyms.txt');
  const { synonyms, problems: unclear } = parseSynonyms('synonyms.txt', words?.text ?? '');
  problems.push(...unclear);
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
