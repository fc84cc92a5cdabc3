import { bankSteps } from '../../knowledge/bank.js';
import { keepFiles } from '../../knowledge/keep-files.js';
import type { Kept } from '../../knowledge/kept.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Note } from '../../knowledge/note.js';
import type { Problem } from '../../knowledge/problem.js';
import { nameNotes } from '../../knowledge/reader/name-notes.js';
import { noteSteps, type ParsedNote } from '../../knowledge/reader/parse-note.js';
import { isSite, sitePagesSteps } from '../../knowledge/reader/site-pages.js';
import { isMarkdown, type SourceFile } from '../../knowledge/source-file.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import { parseSynonyms } from '../../knowledge/synonyms.js';
import { type Index, indexSteps } from './build-index.js';
import type { GeneralWords } from './thesaurus.js';

/** The knowledge folder as it is served: all of it is made at once and never changes. */
export interface Library extends Knowledge {
  readonly index: Index;
  /** For the next time: the files of which something is in use, in that version, and the notes as they were read. */
  readonly files: readonly SourceFile[];
  readonly parsed: ReadonlyMap<string, ReadNote>;
}

type ReadNote = ParsedNote & SourceFile;

const isSynonyms = (path: string): boolean => path === 'synonyms.txt';
const isQuiz = (path: string): boolean => /\.quiz\.md$/iu.test(path);
/** By its name: every Markdown file that is no quiz file. */
export const isNote = (path: string): boolean => isMarkdown(path) && !isQuiz(path);

/**
 * Makes the library of a folder's files. A note or question that is broken is named among the problems and left out,
 * unless `previous` holds a good version of it: then that one is kept. So is what stood in files that are there but empty
 * now, or could not be read (`unread`, already told). Quiz files are never indexed for answers. `general` are the words
 * that hold in any notes, the same as for `previous`.
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
  const inUse = keepFiles(files, unread, previous?.files);
  const read = yield* notesInUse(
    inUse.files.filter(({ path }) => isNote(path)),
    previous,
    onRead,
  );
  const site = yield* sitePagesSteps(files.find(({ path }) => isSite(path)));
  const notes = nameNotes(read.parsed.values(), site.pages);
  const quizzes = inUse.files.filter(({ path }) => isQuiz(path));
  const asking = yield* bankSteps(quizzes, notes, previous?.bank);
  const words = inUse.files.filter(({ path }) => isSynonyms(path));
  const { synonyms, problems: unclear } = parseSynonyms('synonyms.txt', words[0]?.text ?? '');
  const sameWords = previous?.files.find(({ path }) => isSynonyms(path))?.text === words[0]?.text;
  const sameIndex = previous && sameWords && sameNotes(previous.notes, notes);
  const asked = new Set(asking.bank.map(({ file }) => file));
  const told = new Set(unread);
  return {
    notes,
    index: sameIndex ? previous.index : yield* indexSteps(notes, synonyms, general),
    bank: asking.bank,
    problems: [
      ...inUse.kept.flatMap(({ problems }) => problems.filter((problem) => !told.has(problem))),
      ...read.problems,
      ...site.problems,
      ...unclear,
      ...asking.problems,
    ],
    kept: [...inUse.kept, ...read.kept, ...asking.kept],
    files: [...read.parsed.values(), ...quizzes.filter(({ path }) => asked.has(path)), ...words],
    parsed: read.parsed,
  };
}

/** Reads what has changed. A note that can't be one any more stays as it was. */
function* notesInUse(
  files: readonly SourceFile[],
  previous: Library | undefined,
  onRead: (read: number, of: number) => void,
): Steps<{ parsed: Map<string, ReadNote>; problems: Problem[]; kept: Kept[] }> {
  const parsed = new Map<string, ReadNote>();
  const problems: Problem[] = [];
  const kept: Kept[] = [];
  let read = 0;
  for (const { path, text } of files) {
    yield;
    const before = previous?.parsed.get(path);
    let now = before?.text === text ? before : undefined;
    if (now === undefined) {
      now = { path, text, ...(yield* noteSteps(path, text)) };
      read += 1;
      onRead(read, files.length);
    }
    problems.push(...now.problems);
    if (now.note === undefined && before) kept.push({ file: path, problems: now.problems });
    const good = now.note === undefined ? before : now;
    if (good) parsed.set(path, good);
  }
  return { parsed, problems, kept };
}

const sameNotes = (a: readonly Note[], b: readonly Note[]): boolean =>
  a.length === b.length && a.every((note, i) => note === b[i]);
