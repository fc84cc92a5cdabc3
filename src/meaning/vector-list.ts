import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createPackedRows, type PackedRows } from './packed.js';

/** Texts whose hashes are made between two turns of everybody else. */
const hashedAtOnce = 500;

/** A list of texts with their vectors, as far as they are there. Equal texts share one. */
export interface VectorList {
  readonly texts: readonly string[];
  readonly rows: PackedRows;
  /** Gives every text its key: nothing is known before. */
  number(): Promise<void>;
  /** How many texts have their vector. */
  known(): number;
  /** Keys of the texts that have none, in the order of the list. */
  missing(): string[];
  textOf(key: string): string;
  put(key: string, packed: Uint8Array): void;
  /** What is known, by key. */
  all(): Iterable<readonly [string, Uint8Array]>;
}

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

export function createVectorList(texts: readonly string[], size: number): VectorList {
  const rows = createPackedRows(texts.length, size);
  /** The places of each text. */
  const places = new Map<string, number[]>();
  let known = 0;
  const isKnown = ([first = 0]: readonly number[]): boolean => rows.has(first);

  return {
    texts,
    rows,

    async number() {
      for (const [place, text] of texts.entries()) {
        if (place % hashedAtOnce === 0) await setImmediate();
        const key = keyOf(text);
        const others = places.get(key);
        if (others) others.push(place);
        else places.set(key, [place]);
      }
    },

    known: () => known,
    missing: () => [...places].flatMap(([key, own]) => (isKnown(own) ? [] : [key])),
    textOf: (key) => texts[places.get(key)?.[0] ?? 0] ?? '',

    put(key, packed) {
      for (const place of places.get(key) ?? []) {
        if (!rows.has(place)) known += 1;
        rows.set(place, packed);
      }
    },

    *all() {
      for (const [key, own] of places) if (isKnown(own)) yield [key, rows.get(own[0] ?? 0)];
    },
  };
}
