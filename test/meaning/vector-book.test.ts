import { describe, expect, it, onTestFinished } from 'vitest';
import type { VectorCache } from '../../src/core/ports/vector-cache.js';
import type { Encoder } from '../../src/meaning/encoder.js';
import { normalise } from '../../src/meaning/pool.js';
import { createVectorBook } from '../../src/meaning/vector-book.js';
import { createTestLog } from '../support/stage.js';

/** A vector that tells texts apart. */
const vectorOf = (text: string): Float32Array =>
  normalise(Float32Array.from([1, text.length, text.charCodeAt(0) || 0, text.charCodeAt(text.length - 1) || 0]));

function createMemoryCache() {
  const rows = new Map<string, Uint8Array>();
  const cache: VectorCache = {
    async read(model, keys) {
      return new Map(
        keys.flatMap((key) => {
          const row = rows.get(`${model} ${key}`);
          return row ? [[key, row] as const] : [];
        }),
      );
    },
    async write(model, added) {
      for (const [key, row] of added) rows.set(`${model} ${key}`, row);
    },
    async tidy(model, keys) {
      const inUse = new Set(keys.map((key) => `${model} ${key}`));
      for (const key of rows.keys()) if (!inUse.has(key)) rows.delete(key);
    },
  };
  return { cache, rows };
}

/** An encoder that a test can hold up, and break. */
function createStandIn(id = 'stand-in') {
  const asked: { readonly texts: readonly string[]; readonly kind: string }[] = [];
  let gate: Promise<void> = Promise.resolve();
  let stuckAfter = Number.POSITIVE_INFINITY;
  let broken: Error | undefined;
  const encoder: Encoder = {
    id,
    name: id,
    size: 4,
    batch: 3,
    async encode(texts, kind, signal) {
      asked.push({ texts, kind });
      const heard = new AbortController();
      const given = new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { signal: heard.signal });
      });
      await Promise.race([asked.length > stuckAfter ? given : gate, given]).finally(() => heard.abort());
      signal?.throwIfAborted();
      if (broken) throw broken;
      return texts.map(vectorOf);
    },
    close: async () => undefined,
  };
  return {
    encoder,
    asked,
    passages: () => asked.filter(({ kind }) => kind === 'passage').flatMap(({ texts }) => texts),
    hold(): () => void {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    /** Answers so often, and then never. */
    stickAfter(calls: number): void {
      stuckAfter = calls;
    },
    breakWith(error: Error | undefined): void {
      broken = error;
    },
  };
}

function open(options: { standIn?: ReturnType<typeof createStandIn>; cache?: VectorCache; tidy?: boolean } = {}) {
  const standIn = options.standIn ?? createStandIn();
  const log = createTestLog();
  const waits: number[] = [];
  let again = (): void => undefined;
  const book = createVectorBook({
    encoder: standIn.encoder,
    cache: options.cache ?? createMemoryCache().cache,
    tidy: options.tidy,
    log,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push(milliseconds);
        again = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  onTestFinished(() => book.stop());
  return { ...standIn, standIn, book, log, waits, again: () => again() };
}

const texts = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `text ${from + i}`);

describe('a book of vectors', () => {
  it('encodes a list in the background, and says by place how near each text is', async () => {
    const { book, hold } = open();
    const release = hold();
    const table = book.table(['lunch', 'at noon', 'lunch']);
    expect(table.progress()).toEqual({ known: 0, of: 3 });
    expect([...table.near(vectorOf('lunch'))]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(table.vectorAt(0)).toBeUndefined();
    release();
    await book.settled();
    const [first = 0, second = 0, third = 0] = table.near(vectorOf('lunch'));
    expect(first).toBeCloseTo(1, 2);
    expect(third).toBe(first);
    expect(second).toBeLessThan(0.999);
    expect(table.vectorAt(1)?.[1]).toBeCloseTo(vectorOf('at noon')[1] ?? 0, 2);
    expect(book.progress()).toEqual({ known: 3, of: 3 });
  });

  it('encodes every text once, the first of a list first', async () => {
    const { book, passages } = open();
    book.table([...texts(0, 600), ...texts(0, 50)]);
    await book.settled();
    expect(passages()).toHaveLength(600);
    expect([...passages().slice(0, 256)].sort()).toEqual(texts(0, 256).sort());
  });

  it('encodes what has changed only, and gives up the list before', async () => {
    const { book, passages, hold } = open();
    book.table(texts(0, 10));
    await book.settled();
    const release = hold();
    const given = book.table(texts(0, 200));
    const table = book.table(texts(5, 15));
    release();
    await book.settled();
    expect(table.progress()).toEqual({ known: 10, of: 10 });
    expect(passages().filter((text) => text === 'text 7')).toHaveLength(1);
    expect(given.progress().known).toBeLessThan(200);
    expect(passages().length).toBeLessThan(20);
  });

  it('knows after a restart what was kept, for the same model alone', async () => {
    const { cache } = createMemoryCache();
    const first = open({ cache });
    first.book.table(texts(0, 20));
    await first.book.settled();
    const second = open({ cache });
    second.book.table(texts(0, 25));
    await second.book.settled();
    expect(second.passages().sort()).toEqual(texts(20, 25).sort());
    const swapped = open({ cache, standIn: createStandIn('another') });
    swapped.book.table(texts(0, 20));
    await swapped.book.settled();
    expect(swapped.passages()).toHaveLength(20);
  });

  it('keeps what is made when it is stopped in the middle', async () => {
    const { cache, rows } = createMemoryCache();
    const { book, asked, stickAfter } = open({ cache });
    stickAfter(4);
    book.table(texts(0, 100));
    await expect.poll(() => asked.length).toBe(5);
    await book.stop();
    expect(rows.size).toBe(4 * 3);
  });

  it('goes on without its cache, and says so', async () => {
    const failing = async () => Promise.reject(new Error('no space left'));
    const { book, log } = open({ cache: { read: failing, write: failing, tidy: failing }, tidy: true });
    const table = book.table(texts(0, 5));
    await book.settled();
    expect(table.progress().known).toBe(5);
    expect(log.lines.join('\n')).toMatch(/warn vectors that were kept can not be read/);
    expect(log.lines.join('\n')).toMatch(/warn vectors can not be kept/);
    await expect.poll(() => log.lines.at(-1)).toMatch(/warn unused vectors could not be removed/);
  });

  it('removes what nothing uses once all is encoded, if it is told to', async () => {
    const { cache, rows } = createMemoryCache();
    const first = open({ cache });
    first.book.table(texts(0, 20));
    await first.book.settled();
    const looking = open({ cache });
    looking.book.table(texts(0, 5));
    await looking.book.settled();
    await looking.book.stop();
    expect(rows.size).toBe(20);
    const swapped = open({ cache, standIn: createStandIn('another'), tidy: true });
    swapped.book.table([]);
    await swapped.book.settled();
    expect(rows.size).toBe(20);
    swapped.book.table(texts(0, 5));
    await expect.poll(() => [...rows.keys()].map((key) => key.split(' ')[0])).toEqual(Array(5).fill('another'));
  });

  it('does not take rows of another length from its cache', async () => {
    const { cache } = createMemoryCache();
    const wrong: VectorCache = {
      ...cache,
      read: async (_model, keys) => new Map(keys.map((key) => [key, new Uint8Array(3)])),
    };
    const { book, passages } = open({ cache: wrong });
    book.table(texts(0, 5));
    await book.settled();
    expect(passages()).toHaveLength(5);
  });

  it('waits longer and longer for an encoder that fails, says it once, and then goes on', async () => {
    const { book, breakWith, log, waits, again } = open();
    breakWith(new Error('away'));
    const table = book.table(texts(0, 5));
    await book.settled();
    expect(await book.query('lunch')).toBeUndefined();
    for (let attempts = 1; attempts < 9; attempts += 1) {
      await expect.poll(() => waits.length).toBe(attempts);
      again();
    }
    await expect.poll(() => waits.length).toBe(9);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1_000));
    expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
    breakWith(undefined);
    again();
    await expect.poll(() => table.progress().known).toBe(5);
  });
});

describe('a query', () => {
  it('has its vector in time or none, and nobody works on it any longer', async () => {
    const { book, hold } = open();
    expect(await book.query('lunch')).toEqual(vectorOf('lunch'));
    const release = hold();
    expect(await book.query('dinner', 5)).toBeUndefined();
    expect(await book.query('lunch', 5)).toEqual(vectorOf('lunch'));
    release();
    expect(await book.query('dinner', Number.POSITIVE_INFINITY)).toEqual(vectorOf('dinner'));
  });

  it('that fails is undefined, and said once until one succeeds', async () => {
    const { book, breakWith, log } = open();
    const warnings = (): number => log.lines.filter((line) => line.startsWith('warn')).length;
    breakWith(new Error('away'));
    expect([await book.query('a'), await book.query('b')]).toEqual([undefined, undefined]);
    expect(warnings()).toBe(1);
    breakWith(undefined);
    expect(await book.query('a')).toBeDefined();
    breakWith(new Error('away'));
    expect(await book.query('c')).toBeUndefined();
    expect(warnings()).toBe(2);
  });

  it('is encoded as a query, once while it is remembered', async () => {
    const { book, asked } = open();
    for (let i = 0; i < 3; i += 1) await book.query('lunch');
    expect(asked).toEqual([{ texts: ['lunch'], kind: 'query' }]);
  });

  it('is encoded with others that are missing, and those that are late alone stay unknown', async () => {
    const { book, asked, stickAfter } = open();
    await book.query('b');
    stickAfter(2);
    const found = await book.queries(['a', 'b', 'c', 'a', 'd', 'e'], 50);
    expect(asked.map(({ texts: some }) => some)).toEqual([['b'], ['a', 'c', 'd'], ['e']]);
    expect(found).toEqual([...['a', 'b', 'c', 'a', 'd'].map(vectorOf), undefined]);
  });
});
