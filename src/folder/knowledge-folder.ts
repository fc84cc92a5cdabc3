import { realpath, stat } from 'node:fs/promises';
import { isNote, type Library, librarySteps } from '../core/ask/index/library.js';
import type { GeneralWords } from '../core/ask/index/thesaurus.js';
import { keepFiles } from '../core/knowledge/keep-files.js';
import { keptFiles, wholeFolder } from '../core/knowledge/kept.js';
import { lintSteps } from '../core/knowledge/lint.js';
import type { Problem } from '../core/knowledge/problem.js';
import type { SourceFile } from '../core/knowledge/source-file.js';
import { finish, type Steps } from '../core/knowledge/steps.js';
import type { Log } from '../core/ports/services.js';
import { StudyhallError } from '../errors.js';
import { giveWay } from '../give-way.js';
import { type ReadFolder, readFolder } from './read-folder.js';
import { type FolderWatch, watchFolder } from './watch-folder.js';

export interface KnowledgeFolder {
  /** The knowledge as it is now; it changes only as a whole, after everything was read and checked. */
  current(): Library;
  /**
   * Reads the folder again, in turns with everybody else. Never rejects: what can not be read leaves the knowledge as
   * it was.
   */
  reload(): Promise<void>;
  /** Reads these files too from now on, as if they stood in the folder, in place of those given before. */
  use(files: readonly SourceFile[]): Promise<void>;
  /** Tells of every knowledge that takes the place of another. */
  onChange(listener: (library: Library) => void): void;
  stop(): Promise<void>;
}

/** Milliseconds of work after which everybody else gets a turn. */
const turn = 10;

/** Does work in turns with everybody else; undefined when it is `given up`. */
async function inTurns<T>(steps: Steps<T>): Promise<T>;
async function inTurns<T>(steps: Steps<T>, givenUp: () => boolean): Promise<T | undefined>;
async function inTurns<T>(steps: Steps<T>, givenUp: () => boolean = () => false): Promise<T | undefined> {
  for (let from = performance.now(); !givenUp(); ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - from < turn) continue;
    await giveWay();
    from = performance.now();
  }
  return undefined;
}

/** Reads a folder of notes once. Rejects with a StudyhallError when the folder is not there or can't be read. */
export const loadKnowledge = async (dir: string, general: GeneralWords, follow = false): Promise<Library> =>
  finish(knowledgeSteps(dir, await readFolder(dir, follow), general));

/** Notes that are read between two lines that say how far it is. */
const telling = 1_000;

/** What is made of a folder, in small pieces. */
function* knowledgeSteps(
  dir: string,
  { files: found, problems: unread }: ReadFolder,
  general: GeneralWords,
  previous?: Library,
  log?: Log,
  besides: readonly SourceFile[] = [],
): Steps<Library> {
  const there = new Set(found.map(({ path }) => path));
  // A file of the folder goes before one that stands beside it.
  const files = [...found, ...besides.filter(({ path }) => !there.has(path))];
  const problems = [...unread];
  if (!keepFiles(files, problems, previous?.files).files.some(({ path }) => isNote(path))) {
    const problem = emptiness(dir);
    if (previous && previous.notes.length > 0) throw new StudyhallError('knowledge-empty', problem.message);
    problems.push(problem);
  }
  const library = yield* librarySteps(files, general, previous, problems, (read, of) => {
    if (read % telling === 0) log?.info({ read, of }, 'reading notes');
  });
  return { ...library, problems: [...problems, ...library.problems] };
}

/** A folder without any note: while another one is put in its place, or because it is the wrong one. */
function emptiness(dir: string): Problem {
  const hint = 'put Markdown notes there, or set KNOWLEDGE_DIR to a folder that has some';
  return {
    file: wholeFolder,
    line: 1,
    column: 1,
    rule: 'no-notes',
    severity: 'error',
    message: `there are no notes in ${dir}`,
    hint,
  };
}

const away: Problem = {
  file: wholeFolder,
  line: 1,
  column: 1,
  rule: 'folder-away',
  severity: 'error',
  message: 'the notes folder is gone, empty or unreadable',
  hint: 'put it back, or fix its permissions',
};

/** The library as it is, all of it from before. */
const keepWhole = (library: Library): Library =>
  library.kept.some(({ problems }) => problems.includes(away))
    ? library
    : { ...library, kept: [...library.kept, { file: wholeFolder, problems: [away] }] };

/** Problems that one reading logs: a single page can have a hundred thousand of them. */
const mostTold = 50;

const said = (problem: Problem): string => `${problem.file}:${problem.line} ${problem.rule} ${problem.message}`;

/** All problems of the notes, by what is said of each. */
function* toldSteps(library: Library): Steps<ReadonlyMap<string, Problem>> {
  const told = new Map<string, Problem>();
  for (const problem of yield* lintSteps(library)) {
    told.set(said(problem), problem);
    if (told.size % 1_000 === 0) yield;
  }
  return told;
}

/** Which folder stands at a path now: another one after it was replaced, or its link was turned. */
async function identity(dir: string): Promise<string> {
  try {
    const { dev, ino, birthtimeMs } = await stat(dir);
    return `${await realpath(dir)} ${dev}:${ino}:${birthtimeMs}`;
  } catch {
    return 'nothing';
  }
}

export interface FolderTiming {
  /** An editor writes a file in several steps: a change is read after so many milliseconds without another one. */
  readonly settle: number;
  /** How often the folder itself is looked at: a watcher keeps to the one that it was given. */
  readonly look: number;
}

/**
 * Reads a folder and keeps up with it, also when it is replaced as a whole. With `follow` links may lead out of it, to
 * what is read and watched then.
 */
export async function openKnowledge(
  dir: string,
  general: GeneralWords,
  timing: FolderTiming,
  log: Log,
  follow = false,
): Promise<KnowledgeFolder> {
  const found = await readFolder(dir, follow);
  let { linked } = found;
  let library = await inTurns(knowledgeSteps(dir, found, general, undefined, log));
  let known = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let reading: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  let besides: readonly SourceFile[] = [];
  let watcher: FolderWatch | undefined;
  const listeners: ((library: Library) => void)[] = [];

  const report = async (): Promise<void> => {
    const now = await inTurns(toldSteps(library), () => stopped);
    const news = [...(now ?? [])].filter(([text]) => !known.has(text));
    for (const [text, { file, line, rule, hint }] of news.slice(0, mostTold))
      log.warn({ file, line, rule, hint }, text);
    const more = news.length - mostTold;
    if (more > 0) log.warn({ more }, `${more} more problems in the notes: “studyhall lint” lists all of them`);
    known = new Set(now?.keys());
  };

  const read = async (): Promise<void> => {
    try {
      const found = await readFolder(dir, follow);
      linked = found.linked;
      watcher?.besides(linked);
      const made = await inTurns(knowledgeSteps(dir, found, general, library, log, besides), () => stopped);
      if (made === undefined) return;
      library = made;
      for (const listener of listeners) listener(library);
      const { notes, bank, kept } = library;
      log.info({ notes: notes.length, questions: bank.length, kept: keptFiles(kept).length }, 'notes read');
      await report();
    } catch (error) {
      library = keepWhole(library);
      log.warn(
        { why: error instanceof Error ? error.message : String(error) },
        "the notes can't be read; still using those read before",
      );
    }
  };

  /** What is asked for while the folder is being read is read once after that, however often it was asked. */
  const reload = (): Promise<void> => {
    waiting ??= reading.then(() => {
      waiting = undefined;
      return read();
    });
    reading = waiting;
    return waiting;
  };

  const startWatch = (): Promise<FolderWatch> => {
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(reload, timing.settle);
    };
    return watchFolder(dir, linked, changed, log);
  };

  let watched = await identity(dir);
  watcher = await startWatch();
  await report();

  const look = async (): Promise<void> => {
    const now = await identity(dir);
    if (now === watched) return;
    watched = now;
    await watcher?.close();
    watcher = await startWatch();
    await reload();
  };
  let looking: Promise<void> = Promise.resolve();
  const looks = setInterval(() => {
    looking = looking.then(look);
  }, timing.look);

  return {
    current: () => library,
    reload,
    use(files) {
      besides = files;
      return reload();
    },
    onChange: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true;
      clearInterval(looks);
      await looking;
      clearTimeout(timer);
      await watcher?.close();
      await reading;
    },
  };
}
