import { parentPort, workerData } from 'node:worker_threads';
import { openLocalModel } from './local-model.js';
import type { Said, Task } from './worker-model.js';

/** A thread that runs one model. What is urgent begins at once, between two runs; the rest waits for its turn. */
const port = parentPort;
if (!port) throw new Error('this is the beginning of a thread');

const say = (said: Said): void => port.postMessage(said);

const failure = (error: unknown): string => (error instanceof Error ? error.message : String(error));

try {
  const model = await openLocalModel(workerData);
  const dropped = new Map<number, AbortController>();
  let turn = Promise.resolve();

  const work = async ({ task, verb, texts, kind }: Task): Promise<void> => {
    const signal = dropped.get(task)?.signal;
    try {
      if (verb === 'encode') say({ task, vectors: await model.encode(texts, kind, signal) });
      else say({ task, tokens: (await model.tokens?.(texts, kind, signal)) ?? [] });
    } catch (error) {
      if (!signal?.aborted) say({ task, failed: failure(error) });
    } finally {
      dropped.delete(task);
    }
  };

  port.on('message', (message: Task | { readonly drop: number }) => {
    if ('drop' in message) {
      dropped.get(message.drop)?.abort();
      return;
    }
    dropped.set(message.task, new AbortController());
    if (message.verb === 'tokens' || message.kind === 'query') void work(message);
    else turn = turn.then(() => work(message));
  });
  const { id, name, size, batch } = model;
  say({ ready: { id, name, size, batch, perToken: model.tokens !== undefined } });
} catch (error) {
  say({ unusable: failure(error) });
}
