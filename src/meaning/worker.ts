import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openLocalModel } from './local-model.js';
import type { Said, Told } from './worker-model.js';

/** A thread that runs one model. A query begins at once, between two runs; the rest waits for its turn. */
const port = parentPort;
if (!port) throw new Error('this is the beginning of a thread');

const say = (said: Said): void => port.postMessage(said);

const failure = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** On Linux a priority is the thread's own: where processors are few, whoever votes comes first. */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where that is not allowed it works as fast as all others.
  }
}

try {
  stepBack();
  const model = await openLocalModel(workerData);
  const given = new Map<number, AbortController>();
  const works = new Set<Promise<void>>();
  let turn = Promise.resolve();

  const work = async ({ task, texts, kind }: Extract<Told, { texts: unknown }>): Promise<void> => {
    const signal = given.get(task)?.signal;
    try {
      signal?.throwIfAborted();
      say({ task, vectors: await model.encode(texts, kind, signal) });
    } catch (error) {
      if (!signal?.aborted) say({ task, failed: failure(error) });
    } finally {
      given.delete(task);
    }
  };

  /** A thread that is ended within a run takes the whole process with it: it ends by itself, after the run. */
  const close = async (): Promise<void> => {
    for (const controller of given.values()) controller.abort();
    await Promise.all([turn, ...works]);
    await model.close();
    port.close();
  };

  port.on('message', (told: Told) => {
    if (told === 'close') void close();
    else if ('drop' in told) given.get(told.drop)?.abort();
    else {
      given.set(told.task, new AbortController());
      if (told.kind === 'query') {
        const working = work(told).finally(() => works.delete(working));
        works.add(working);
      } else turn = turn.then(() => work(told));
    }
  });
  const { id, name, size, batch, language } = model;
  say({ ready: { id, name, size, batch, language } });
} catch (error) {
  say({ unusable: failure(error) });
}
