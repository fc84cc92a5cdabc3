import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createPackedRows, type PackedRows, packedLength } from './packed.js';

/** Texts that are looked at between two turns of everybody else. */
const piece = 500;

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
  /** The keys of all texts, each once. */
  keys(): string[];
  textOf(key: string): string;
  put(key: string, packed: Uint8Array): void;
  /** Puts many, in turns with everybody else; those of other texts and of another length are left out. */
  putAll(rows: Iterable<readonly [string, Uint8Array]>): Promise<void>;
  /** What is known, by key. */
  all(): Iterable<readonly [string, Uint8Array]>;
}

const keyOf = (text: string): string => hash('sha256', text).slice(0, 32);

export function createVectorList(texts: readonly string[], size: number): VectorList {
  const rows = createPackedRows(texts.length, size);
  /** The places of each text. */
  const places = new Map<string, number[]>();
  let known = 0;
  const isKnown = ([first = 0]: readonly number[]): boolean => rows.has(first);
  const put = (key: string, packed: Uint8Array): void => {
    for (const place of places.get(key) ?? []) {
      if (!rows.has(place)) known += 1;
      rows.set(place, packed);
    }
  };

  return {
    texts,
    rows,

    async number() {
      for (const [place, text] of texts.entries()) {
        if (place % piece === 0) await setImmediate();
        const key = keyOf(text);
        const others = places.get(key);
        if (others) others.push(place);
        else places.set(key, [place]);
      }
    },

    known: () => known,

    missing() {
      const keys: string[] = [];
      for (const [key, own] of places) if (!isKnown(own)) keys.push(key);
      return keys;
    },

    keys: () => [...places.keys()],

    textOf: (key) => texts[places.get(key)?.[0] ?? 0] ?? '',

    put,

    async putAll(all) {
      let looked = 0;
      for (const [key, packed] of all) {
        looked += 1;
        if (looked % piece === 0) await setImmediate();
        if (packed.length === packedLength(size)) put(key, packed);
      }
    },

    *all() {
      for (const [key, own] of places) if (isKnown(own)) yield [key, rows.get(own[0] ?? 0)];
    },
  };
}
