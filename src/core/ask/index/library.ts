import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Note } from '../../knowledge/note.js';
import { checkBank, quizSteps } from '../../knowledge/parse-quiz.js';
import type { Problem } from '../../knowledge/problem.js';
import type { Question } from '../../knowledge/question.js';
import { noteSteps, type ParsedNote } from '../../knowledge/reader/parse-note.js';
import { isMarkdown, type SourceFile } from '../../knowledge/source-file.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import { parseSynonyms } from '../../knowledge/synonyms.js';
import { type Index, indexSteps } from './build-index.js';
import type { GeneralWords } from './thesaurus.js';

/** The knowledge folder as it is served: all of it is made at once and never changes. */
export interface Library extends Knowledge {
  readonly index: Index;
  /** What was read, for the next time: files by their path, and the text of `synonyms.txt`. */
  readonly parsed: ReadonlyMap<string, ParsedNote & SourceFile>;
  readonly words: string;
}

const isQuiz = (path: string): boolean => /\.quiz\.md$/iu.test(path);
/** By its name: every Markdown file that is no quiz file. */
export const isNote = (path: string): boolean => isMarkdown(path) && !isQuiz(path);

/**
 * Makes the library of a folder's files. A note that is broken is named among the problems and left out, unless
 * `previous` holds a good version of it: then that one is kept. So are notes in files that are there but could not be
 * read (`unread`, already told). Quiz files are never indexed for answers. `general` are the words that hold in any
 * notes, the same as for `previous`.
 */
export const buildLibrary = (
  files: readonly SourceFile[],
  general: GeneralWords,
  previous?: Library,
  unread: readonly Problem[] = [],
): Library => finish(librarySteps(files, general, previous, unread));

/**
 * The same in small pieces. What is the same as in `previous` is not made again; `onRead` is told after every note that
 * is.
 */
export function* librarySteps(
  files: readonly SourceFile[],
  general: GeneralWords,
  previous?: Library,
  unread: readonly Problem[] = [],
  onRead: (read: number, of: number) => void = () => {},
): Steps<Library> {
  const problems: Problem[] = [];
  const kept = new Map(previous?.notes.map((note) => [note.file, note]));
  const parsed = new Map<string, ParsedNote & SourceFile>();
  const found: (Note | undefined)[] = [];
  const sources = files.filter((file) => isNote(file.path));
  let read = 0;
  for (const { path, text } of sources) {
    yield;
    const before = previous?.parsed.get(path);
    let now = before?.text === text ? before : undefined;
    if (now === undefined) {
      now = { path, text, ...(yield* noteSteps(path, text)) };
      read += 1;
      onRead(read, sources.length);
    }
    parsed.set(path, now);
    problems.push(...now.problems);
    found.push(now.note ?? kept.get(path));
  }
  for (const { file } of unread) found.push(kept.get(file));
  const notes = found.filter((note) => note !== undefined).sort((a, b) => (a.file < b.file ? -1 : 1));
  const words = files.find((file) => file.path === 'synonyms.txt')?.text ?? '';
  const { synonyms, problems: unclear } = parseSynonyms('synonyms.txt', words);
  problems.push(...unclear);
  const questions: Question[] = [];
  for (const { path, text } of files.filter((file) => isQuiz(file.path))) {
    yield;
    const quiz = yield* quizSteps(path, text, notes);
    problems.push(...quiz.problems);
    questions.push(...quiz.questions);
  }
  const repeated = checkBank(questions);
  const places = new Set(repeated.map(({ file, line }) => `${file}:${line}`));
  const sameIndex = previous && previous.words === words && sameNotes(previous.notes, notes);
  return {
    notes,
    index: sameIndex ? previous.index : yield* indexSteps(notes, synonyms, general),
    bank: questions.filter(({ file, line }) => !places.has(`${file}:${line}`)),
    problems: [...problems, ...repeated],
    parsed,
    words,
  };
}

const sameNotes = (a: readonly Note[], b: readonly Note[]): boolean =>
  a.length === b.length && a.every((note, i) => note === b[i]);
