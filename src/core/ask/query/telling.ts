import { wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { rarity } from '../index/postings.js';
import { readQuery } from './read-query.js';

/** The words of a query with what each tells, and what all of them do. */
export interface Telling {
  readonly weights: ReadonlyMap<string, number>;
  readonly whole: number;
}

/** The words of a query as the index reads them, with typing errors mended. */
export const tellingOf = (index: Index, query: string): Telling => {
  const weights = new Map<string, number>();
  for (const { word, weight } of readQuery(index, query).concepts) {
    for (const { stem } of wordsIn(word)) weights.set(stem, weight * rarity(index.passages, stem));
  }
  return { weights, whole: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
};

/** How much of what two queries tell is told by both, 0 to 1. */
export const sharedPart = (a: Telling, b: Telling): number => {
  let shared = 0;
  for (const [stem, weight] of a.weights) if (b.weights.has(stem)) shared += weight;
  return shared === 0 ? 0 : shared / (a.whole + b.whole - shared);
};
