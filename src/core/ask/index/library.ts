import { keepQuestions } from '../../knowledge/keep-questions.js';
import { keepSources } from '../../knowledge/keep-sources.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Note } from '../../knowledge/note.js';
import { checkBank, type ParsedQuiz, quizSteps } from '../../knowledge/parse-quiz.js';
import type { Problem } from '../../knowledge/problem.js';
import { noteSteps, type ParsedNote } from '../../knowledge/reader/parse-note.js';
import { isMarkdown, type SourceFile } from '../../knowledge/source-file.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import { parseSynonyms } from '../../knowledge/synonyms.js';
import { type Index, indexSteps } from './build-index.js';
import type { GeneralWords } from './thesaurus.js';

/** The knowledge folder as it is served: all of it is made at once and never changes. */
export interface Library extends Knowledge {
  readonly index: Index;
  /** For the next time: the last good text of every file by its path, and what was made of those of the notes. */
  readonly sources: ReadonlyMap<string, string>;
  readonly parsed: ReadonlyMap<string, ParsedNote>;
}

const words = 'synonyms.txt';

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
  const { sources, kept } = keepSources(files, unread, previous?.sources);
  const told = new Set(unread);
  const problems = kept.flatMap((each) => each.problems).filter((problem) => !told.has(problem));
  const parsed = new Map<string, ParsedNote>();
  const paths = [...sources.keys()].sort();
  const noted = paths.filter(isNote);
  let read = 0;
  for (const path of noted) {
    yield;
    const text = sources.get(path) ?? '';
    const before = previous?.parsed.get(path);
    const old = previous?.sources.get(path);
    let now = text === old ? before : undefined;
    if (now === undefined) {
      now = yield* noteSteps(path, text);
      read += 1;
      onRead(read, noted.length);
    }
    problems.push(...now.problems);
    if (now.note === undefined && before?.note !== undefined && old !== undefined) {
      kept.push({ file: path, problems: now.problems });
      sources.set(path, old);
      now = before;
    }
    parsed.set(path, now);
  }
  const notes = [...parsed.values()].flatMap(({ note }) => note ?? []);
  const { synonyms, problems: unclear } = parseSynonyms(words, sources.get(words) ?? '');
  problems.push(...unclear);
  const quizzes: ParsedQuiz[] = [];
  for (const path of paths.filter(isQuiz)) {
    yield;
    const quiz = yield* quizSteps(path, sources.get(path) ?? '', notes);
    problems.push(...quiz.problems);
    quizzes.push(quiz);
  }
  const older = yield* keepQuestions(quizzes, previous?.bank ?? [], notes);
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  const repeated = checkBank(questions, previous?.bank);
  const places = new Set(repeated.map(({ file, line }) => `${file}:${line}`));
  const good = questions.filter(({ file, line }) => !places.has(`${file}:${line}`));
  const sameWords = previous?.sources.get(words) === sources.get(words);
  return {
    notes,
    index:
      previous && sameWords && sameNotes(previous.notes, notes)
        ? previous.index
        : yield* indexSteps(notes, synonyms, general),
    bank: [...good, ...older.questions],
    problems: [...problems, ...repeated],
    kept: [...kept, ...older.kept],
    sources,
    parsed,
  };
}

const sameNotes = (a: readonly Note[], b: readonly Note[]): boolean =>
  a.length === b.length && a.every((note, i) => note === b[i]);
