import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TextKind } from '../core/ports/meaning.js';
import { StudyhallError } from '../errors.js';
import type { Encoder } from './encoder.js';

/** What the thread is told: something to do, by a number, to drop it, or to end. */
export type Told =
  | {
      readonly task: number;
      readonly texts: readonly string[];
      readonly kind: TextKind;
    }
  | { readonly drop: number }
  | 'close';

/** What the thread says. */
export type Said =
  | { readonly ready: Pick<Encoder, 'id' | 'name' | 'size' | 'batch' | 'language'> }
  | { readonly unusable: string }
  | { readonly task: number; readonly vectors: readonly Float32Array[] }
  | { readonly task: number; readonly failed: string };

interface Waiting {
  resolve(said: Said): void;
  reject(cause: unknown): void;
}

const broken = (why: string) => new StudyhallError('meaning-model', why);

/**
 * Opens a model's folder in a thread of its own, so that nothing else waits while it works. Rejects with a
 * StudyhallError `meaning-model`. The thread keeps the process alive until it is closed.
 */
export async function openWorkerModel(dir: string, script = new URL('./worker.js', import.meta.url)): Promise<Encoder> {
  const worker = new Worker(script, { workerData: dir });
  const waiting = new Map<number, Waiting>();
  let tasks = 0;
  let ended = false;
  const end = (why: unknown): void => {
    ended = true;
    const message = why instanceof Error ? `: ${why.message}` : '';
    for (const { reject } of waiting.values()) reject(broken(`the thread of the model of meaning ended${message}`));
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', end);

  const begun = Promise.race([once(worker, 'message'), once(worker, 'exit')]);
  const [first]: (Said | number)[] = await begun.catch((cause: Error) => [{ unusable: cause.message }]);
  if (typeof first !== 'object' || !('ready' in first)) {
    await worker.terminate();
    const why = typeof first === 'object' && 'unusable' in first ? first.unusable : 'its thread did not start';
    throw broken(why);
  }
  worker.on('message', (said: Exclude<Said, { ready: unknown } | { unusable: unknown }>) => {
    const asked = waiting.get(said.task);
    waiting.delete(said.task);
    if ('failed' in said) asked?.reject(broken(said.failed));
    else asked?.resolve(said);
  });

  const tell = (told: Told): void => worker.postMessage(told);
  const send = (texts: readonly string[], kind: TextKind, signal?: AbortSignal): Promise<Said> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (ended) throw broken('the thread of the model of meaning ended: restart to have it back');
      tasks += 1;
      const task = tasks;
      const drop = (): void => {
        tell({ drop: task });
        waiting.delete(task);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', drop, { once: true });
      const heard = (): void => signal?.removeEventListener('abort', drop);
      waiting.set(task, {
        resolve(said) {
          heard();
          resolve(said);
        },
        reject(cause) {
          heard();
          reject(cause);
        },
      });
      tell({ task, texts, kind });
    });

  return {
    ...first.ready,
    async encode(texts, kind, signal) {
      const said = await send(texts, kind, signal);
      return 'vectors' in said ? said.vectors : [];
    },
    async close() {
      if (ended) return;
      const gone = new Promise((resolve) => worker.once('exit', resolve));
      tell('close');
      await gone;
    },
  };
}
