import { watch } from 'chokidar';
import type { Problem } from './core/knowledge/problem.js';
import { buildLibrary, type Library } from './core/library.js';
import type { Log } from './core/ports.js';
import { readFolder } from './read-folder.js';

export interface KnowledgeFolder {
  /** The knowledge as it is now; it changes only as a whole, after everything was read and checked. */
  current(): Library;
  /** Reads the folder again. Never rejects: what can't be read leaves the knowledge as it was. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** Reads a folder of notes once. Rejects with a StudyhallError when the folder is not there or can't be read. */
export async function loadKnowledge(dir: string, previous?: Library): Promise<Library> {
  const { files, problems } = await readFolder(dir);
  const library = buildLibrary(files, previous, problems);
  return { ...library, problems: [...problems, ...library.problems] };
}

const said = (problem: Problem): string => `${problem.file}:${problem.line} ${problem.rule} ${problem.message}`;

/**
 * Reads a folder and keeps up with it. An editor writes a file in several steps, so a change is read when `settle`
 * milliseconds have passed without another one.
 */
export async function openKnowledge(dir: string, settle: number, log: Log): Promise<KnowledgeFolder> {
  let library = await loadKnowledge(dir);
  let known = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();

  const report = (): void => {
    const now = new Map(library.problems.map((problem) => [said(problem), problem]));
    for (const [text, { file, line, rule, hint }] of now) {
      if (!known.has(text)) log.warn({ file, line, rule, hint }, text);
    }
    known = new Set(now.keys());
  };

  const read = async (): Promise<void> => {
    try {
      library = await loadKnowledge(dir, library);
      log.info({ notes: library.notes.length, questions: library.bank.length }, 'notes read');
      report();
    } catch (error) {
      log.warn(
        { why: error instanceof Error ? error.message : String(error) },
        'the notes can not be read; those read before stay',
      );
    }
  };

  const reload = (): Promise<void> => {
    reading = reading.then(read);
    return reading;
  };

  const watcher = watch(dir, { ignoreInitial: true });
  watcher.on('error', (error) => log.warn({ err: error }, 'the notes can not be watched: restart to see changes'));
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(reload, settle);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  report();

  return {
    current: () => library,
    reload,
    async stop() {
      clearTimeout(timer);
      await watcher.close();
      await reading;
    },
  };
}
