import { setTimeout as sleep } from 'node:timers/promises';
import type { Meaning } from '../core/ports/meaning.js';
import type { Log } from '../core/ports/services.js';
import type { VectorCache } from '../core/ports/vector-cache.js';
import type { Encoder } from './encoder.js';
import { inTime } from './in-time.js';
import { pack } from './packed.js';
import type { Wait } from './retry.js';
import { createVectorList, type VectorList } from './vector-list.js';

export interface VectorBook extends Meaning {
  /** Of the latest list: how many texts have their vector, and how many there are. */
  progress(): { readonly known: number; readonly of: number };
  stop(): Promise<void>;
}

export interface VectorBookOptions {
  readonly encoder: Encoder;
  readonly cache: VectorCache;
  readonly log: Log;
  /** Whether what is kept for other texts and models goes, once all of a list is encoded. */
  readonly tidy?: boolean;
  /** Stands for the clock between attempts. */
  readonly wait?: Wait;
}

/** How long a query waits for its vector, in milliseconds. */
const usualPatience = 400;
/** Texts that are sorted by length, encoded and kept together. */
const windowTexts = 256;
/** Windows between two lines that say how far it is. */
const telling = 8;
/** The pauses of an encoder that fails, in milliseconds. */
const firstPause = 5_000;
const longestPause = 300_000;
/** Enough for all wordings of a list of gaps, and for what is asked at the same time: 4 MB at 384 numbers. */
const queriesKept = 2_500;

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The vectors of texts: from memory, from the cache, or encoded in the background, the first texts first. An encoder that
 * fails is tried again later, less and less often.
 */
export function createVectorBook({ encoder, cache, log, tidy = false, wait }: VectorBookOptions): VectorBook {
  const { id, size } = encoder;
  const pause: Wait = wait ?? (async (milliseconds, signal) => sleep(milliseconds, undefined, { signal }));
  const queries = new Map<string, Float32Array>();
  let latest = createVectorList([], size);
  let given = new AbortController();
  let filling: Promise<void> = Promise.resolve();
  let settled: Promise<void> = Promise.resolve();
  let failing = false;

  const failed = (error: unknown): void => {
    if (!failing) log.warn({ why: reason(error) }, 'texts can not be encoded now: words alone until they can');
    failing = true;
  };

  /** What the list before knows, and then the cache; a cache that fails is one more reason to encode. */
  const recall = async (list: VectorList, before: VectorList): Promise<void> => {
    await list.putAll(before.all());
    const keys = list.missing();
    if (keys.length === 0) return;
    try {
      await list.putAll(await cache.read(id, keys));
    } catch (error) {
      log.warn({ why: reason(error) }, 'vectors that were kept can not be read: they are made again');
    }
  };

  /** Encodes some texts, short ones beside short ones, and keeps what was made, whatever comes in between. */
  const encodeSome = async (list: VectorList, keys: readonly string[], signal: AbortSignal): Promise<void> => {
    const sorted = [...keys].sort((a, b) => list.textOf(a).length - list.textOf(b).length);
    const made = new Map<string, Uint8Array>();
    try {
      for (let from = 0; from < sorted.length; from += encoder.batch) {
        const some = sorted.slice(from, from + encoder.batch);
        const vectors = await encoder.encode(some.map(list.textOf), 'passage', signal);
        for (const [i, vector] of vectors.entries()) {
          const packed = pack(vector);
          made.set(some[i] ?? '', packed);
          list.put(some[i] ?? '', packed);
        }
      }
    } finally {
      await cache.write(id, made).catch((error: unknown) => {
        log.warn({ why: reason(error) }, 'vectors can not be kept: they are made again at the next start');
      });
    }
  };

  const encodeAll = async (list: VectorList, signal: AbortSignal): Promise<void> => {
    const keys = list.missing();
    if (keys.length === 0) return;
    const of = list.texts.length;
    for (let from = 0; from < keys.length; from += windowTexts) {
      if ((from / windowTexts) % telling === 0) log.info({ known: list.known(), of }, 'encoding the notes');
      await encodeSome(list, keys.slice(from, from + windowTexts), signal);
    }
    log.info({ of }, 'notes encoded');
  };

  const tidied = async (list: VectorList): Promise<void> => {
    await cache.tidy(id, list.keys()).catch((error: unknown) => {
      log.warn({ why: reason(error) }, 'unused vectors could not be removed');
    });
  };

  /** Fills a list to its end; `attempted` is told when there is nothing more to wait for. */
  const fill = async (
    list: VectorList,
    before: VectorList,
    signal: AbortSignal,
    attempted: () => void,
  ): Promise<void> => {
    try {
      await list.number();
      await recall(list, before);
      for (let next = firstPause; !signal.aborted; next = Math.min(longestPause, 2 * next)) {
        try {
          await encodeAll(list, signal);
          failing = false;
          attempted();
          if (tidy && list.texts.length > 0) await tidied(list);
          return;
        } catch (error) {
          signal.throwIfAborted();
          failed(error);
          attempted();
        }
        await pause(next, signal);
      }
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'the notes can not be encoded');
    } finally {
      attempted();
    }
  };

  const keep = (text: string, vector: Float32Array): void => {
    const [oldest] = queries.keys();
    if (queries.size >= queriesKept && oldest !== undefined) queries.delete(oldest);
    queries.set(text, vector);
  };

  const queriesOf = async (texts: readonly string[], patience = usualPatience) => {
    const found = new Map(texts.map((text) => [text, queries.get(text)]));
    const missing = [...found].flatMap(([text, vector]) => (vector === undefined ? [text] : []));
    const encode = async (signal: AbortSignal): Promise<void> => {
      for (let from = 0; from < missing.length; from += encoder.batch) {
        const some = missing.slice(from, from + encoder.batch);
        for (const [i, vector] of (await encoder.encode(some, 'query', signal)).entries()) {
          found.set(some[i] ?? '', vector);
          keep(some[i] ?? '', vector);
        }
      }
      failing = false;
    };
    if (missing.length > 0) await inTime(patience, encode, failed);
    return texts.map((text) => found.get(text));
  };

  return {
    model: id,
    size,
    language: encoder.language,

    table(texts) {
      const before = latest;
      const list = createVectorList(texts, size);
      given.abort();
      given = new AbortController();
      const { signal } = given;
      latest = list;
      settled = new Promise((resolve) => {
        filling = filling.then(() => fill(list, before, signal, resolve));
      });
      return {
        progress: () => ({ known: list.known(), of: texts.length }),
        near: (vector) => list.rows.products(vector),
        vectorAt: (place) => (list.rows.has(place) ? list.rows.unpack(place) : undefined),
      };
    },

    queries: queriesOf,
    query: async (text, patience) => (await queriesOf([text], patience))[0],

    settled: () => settled,
    progress: () => ({ known: latest.known(), of: latest.texts.length }),

    async stop() {
      given.abort();
      await filling;
      await encoder.close();
    },
  };
}
