import type { Meaning } from '../../src/core/ports/meaning.js';
import { normalise } from '../../src/meaning/pool.js';
import { cosine } from './tiny-model.js';

/**
 * A meaning that knows some matters, one direction each, by the words that speak of them; what speaks of none lies in a
 * direction of its own.
 */
export function meaningOf(matters: readonly RegExp[]): Meaning {
  const vectorOf = (text: string): Float32Array => {
    const told = matters.map((matter) => text.match(new RegExp(matter, 'gi'))?.length ?? 0);
    return normalise(Float32Array.from([...told, told.some((each) => each > 0) ? 0.1 : 1]));
  };
  return {
    model: 'matters',
    size: matters.length + 1,
    table(texts) {
      const vectors = texts.map(vectorOf);
      return {
        progress: () => ({ known: texts.length, of: texts.length }),
        near: (vector) => Float32Array.from(vectors, (each) => cosine(each, vector)),
        vectorAt: (place) => vectors[place],
      };
    },
    query: async (text) => vectorOf(text),
    queries: async (texts) => texts.map(vectorOf),
    settled: async () => undefined,
  };
}
