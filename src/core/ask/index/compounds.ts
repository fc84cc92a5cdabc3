import type { Steps } from '../../knowledge/steps.js';
import { stem } from '../../language/stem.js';
import type { Word } from '../../language/words.js';
import { createFinder } from './finder.js';

/** Pairs of neighbours that people may write as one word: `datacenter` for `data`, `center`. */
export interface Compounds {
  /** The stems of two neighbours, by the stem of both written as one. */
  get(stem: string): readonly [string, string] | undefined;
}

/** Pairs that are named between two pauses. */
const piece = 2_000;

/** Counts neighbours, by the numbers of their words. */
export const createPairs = (words: readonly Word[]) => {
  const finder = createFinder();
  const lefts: number[] = [];
  const rights: number[] = [];
  const times: number[] = [];
  const textOf = (pair: number): string =>
    (words[lefts[pair] ?? 0]?.text ?? '') + (words[rights[pair] ?? 0]?.text ?? '');
  const stemsOf = (pair: number): [string, string] => [
    words[lefts[pair] ?? 0]?.stem ?? '',
    words[rights[pair] ?? 0]?.stem ?? '',
  ];

  return {
    count(left: number, right: number): void {
      const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
      const mixed = hash ^ (hash >>> 15);
      let pair = finder.first(mixed);
      while (pair >= 0 && (lefts[pair] !== left || rights[pair] !== right)) pair = finder.next(pair);
      if (pair >= 0) times[pair] = (times[pair] ?? 0) + 1;
      else {
        finder.add(mixed);
        lefts.push(left);
        rights.push(right);
        times.push(1);
      }
    },
    /** `onMore` is told of words that are made of two which were met before, and how often. */
    *done(onMore: (both: string, times: number) => void): Steps<Compounds> {
      const named = createFinder();
      /** The first pair that is met under each name. */
      const firsts: number[] = [];
      const find = (name: string, hash: number): number => {
        let at = named.first(hash);
        while (at >= 0 && stem(textOf(firsts[at] ?? 0)) !== name) at = named.next(at);
        return at;
      };
      for (const [pair, count] of times.entries()) {
        if (pair % piece === 0) yield;
        const both = textOf(pair);
        const name = stem(both);
        const hash = hashOf(name);
        const known = find(name, hash) >= 0;
        if (!known) {
          named.add(hash);
          firsts.push(pair);
        }
        if (count > (known ? 0 : 1)) onMore(both, known ? count : count - 1);
      }
      return {
        get(name) {
          const at = find(name, hashOf(name));
          return at < 0 ? undefined : stemsOf(firsts[at] ?? 0);
        },
      };
    },
  };
};

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
};
