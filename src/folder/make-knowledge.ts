import type { Hands } from '../core/ask/index/hands.js';
import { isNote, type Library, librarySteps } from '../core/ask/index/library.js';
import type { GeneralWords } from '../core/ask/index/thesaurus.js';
import { keepFiles } from '../core/knowledge/keep-files.js';
import { wholeFolder } from '../core/knowledge/kept.js';
import type { Problem } from '../core/knowledge/problem.js';
import type { SourceFile } from '../core/knowledge/source-file.js';
import type { Steps } from '../core/knowledge/steps.js';
import type { Log } from '../core/ports/services.js';
import { StudyhallError } from '../errors.js';
import { giveWay } from '../give-way.js';
import type { ReadFolder } from './read-folder.js';
import { mayHelp, type SecondThread, startSecondThread } from './second-thread.js';

/** Milliseconds of work after which everybody else gets a turn. */
const turn = 10;

/** Does work in turns with everybody else; undefined when it is `given up`. */
export async function inTurns<T>(steps: Steps<T>, givenUp: () => boolean): Promise<T | undefined> {
  for (let from = performance.now(); !givenUp(); ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - from < turn) continue;
    await giveWay();
    from = performance.now();
  }
  return undefined;
}

/** Characters of notes from which on a second thread is worth its start. */
const much = 2_000_000;

/** A second thread where much has to be made. */
const helperFor = (files: readonly SourceFile[], previous: Library | undefined): SecondThread | undefined => {
  const notes = files.filter(({ path }) => isNote(path));
  const changed = notes.filter(({ path, text }) => previous?.parsed.get(path)?.text !== text);
  const isMuch = notes.reduce((sum, { text }) => sum + text.length, 0) >= much;
  return isMuch && changed.length > 0 && mayHelp() ? startSecondThread(changed) : undefined;
};

interface Making {
  readonly previous?: Library;
  readonly log?: Log;
  readonly besides?: readonly SourceFile[];
}

/** Makes a library of what stands in a folder, in turns with everybody else; undefined when it is `given up`. */
export async function makeKnowledge(
  dir: string,
  found: ReadFolder,
  general: GeneralWords,
  making?: Making,
): Promise<Library>;
export async function makeKnowledge(
  dir: string,
  found: ReadFolder,
  general: GeneralWords,
  making: Making,
  givenUp: () => boolean,
): Promise<Library | undefined>;
export async function makeKnowledge(
  dir: string,
  found: ReadFolder,
  general: GeneralWords,
  making: Making = {},
  givenUp: () => boolean = () => false,
): Promise<Library | undefined> {
  const helper = helperFor(found.files, making.previous);
  try {
    return await inTurns(knowledgeSteps(dir, found, general, making, helper?.hands), givenUp);
  } finally {
    await helper?.close();
  }
}

/** Notes that are read between two lines that say how far it is. */
const telling = 1_000;

/** What is made of a folder, in small pieces. */
function* knowledgeSteps(
  dir: string,
  { files: found, problems: unread }: ReadFolder,
  general: GeneralWords,
  { previous, log, besides = [] }: Making,
  hands?: Hands,
): Steps<Library> {
  const files = [...found, ...besides];
  const problems = [...unread];
  if (!keepFiles(files, problems, previous?.files).files.some(({ path }) => isNote(path))) {
    const problem = emptiness(dir);
    if (previous && previous.notes.length > 0) throw new StudyhallError('knowledge-empty', problem.message);
    problems.push(problem);
  }
  const tell = (read: number, of: number): void => {
    if (read % telling === 0) log?.info({ read, of }, 'reading notes');
  };
  const library = yield* librarySteps(files, general, previous, problems, tell, hands);
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
