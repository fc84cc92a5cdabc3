import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Hands, ownHands } from '../core/ask/index/hands.js';
import type { Sample, Size } from '../core/ask/index/linear-model.js';
import type { ParsedNote } from '../core/knowledge/reader/parse-note.js';
import type { SourceFile } from '../core/knowledge/source-file.js';

/** What the thread is told to do. */
export type Told =
  | { readonly notes: readonly SourceFile[] }
  | { readonly samples: readonly Sample[]; readonly size: Size };

/** What it has done. */
export type Said = { readonly notes: readonly ParsedNote[] } | { readonly model: Float32Array | undefined };

export interface SecondThread {
  readonly hands: Hands;
  /** Lets the thread go, whatever it is doing. */
  close(): Promise<void>;
}

/** Characters of notes that are sent at once: what comes back is unpacked in a few milliseconds. */
const parcel = 50_000;
/** Parcels under way, so that the thread need not wait for the next one. */
const underWay = 2;

/** Whether there is a processor for a second thread. */
export const mayHelp = (): boolean => availableParallelism() > 1;

/**
 * Starts a thread that reads notes from the end of a list while this one reads from its beginning, and that trains. A
 * note of more than a parcel is left to this one. What the thread can't do, because it didn't start or broke, is done here.
 */
export const startSecondThread = (
  notes: readonly SourceFile[],
  script = new URL('./second-thread-work.js', import.meta.url),
): SecondThread => {
  const worker = new Worker(script);
  const tell = (told: Told): void => worker.postMessage(told);
  const waiting = notes.filter(({ text }) => text.length <= parcel);
  /** Parcels in the order in which they were sent. */
  const sent: (readonly SourceFile[])[] = [];
  const awaited = new Set<string>();
  const read = new Map<string, SourceFile & { readonly parsed: ParsedNote }>();
  const begunHere = new Set<string>();
  let trained: { readonly model: Float32Array | undefined } | undefined;
  let alive = true;

  const send = (): void => {
    const notes: SourceFile[] = [];
    let left = parcel;
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (begunHere.has(file.path)) {
        // This thread has come as far: the rest is its own.
        waiting.length = 0;
        break;
      }
      notes.push(file);
      awaited.add(file.path);
      left -= file.text.length;
      if (left <= 0) break;
    }
    if (notes.length === 0) return;
    sent.push(notes);
    tell({ notes });
  };
  const end = (): void => {
    alive = false;
    awaited.clear();
  };
  worker.on('error', end);
  worker.on('exit', end);
  worker.on('message', (said: Said) => {
    if ('model' in said) {
      trained = said;
      return;
    }
    for (const [i, file] of (sent.shift() ?? []).entries()) {
      const parsed = said.notes[i];
      if (parsed !== undefined) read.set(file.path, { ...file, parsed });
      awaited.delete(file.path);
    }
    send();
  });
  for (let i = 0; i < underWay; i += 1) send();

  return {
    hands: {
      *readNote(path, text) {
        while (awaited.has(path)) yield;
        const known = read.get(path);
        read.delete(path);
        if (known?.text === text) return known.parsed;
        begunHere.add(path);
        return yield* ownHands.readNote(path, text);
      },
      *train(samples, size) {
        if (alive) tell({ samples, size });
        while (alive && trained === undefined) yield;
        return trained === undefined ? yield* ownHands.train(samples, size) : trained.model;
      },
    },
    async close() {
      await worker.terminate();
    },
  };
};
