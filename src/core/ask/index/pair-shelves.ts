import type { Steps } from '../../knowledge/steps.js';

/** Words, by their place in a list, under each pair of neighbouring letters that they hold. */
export interface PairShelves {
  /** In ascending order. */
  get(pair: number): Uint32Array;
}

/** Words that are shelved between two pauses. */
const piece = 2_000;
const frame = { start: '^'.charCodeAt(0), end: '$'.charCodeAt(0) };

/** The pairs of letters of a word as numbers, its first and its last letter with the frame around it. */
export const pairsOf = (word: string): number[] => {
  const pairs = new Array<number>(word.length + 1);
  let before = frame.start;
  for (let i = 0; i <= word.length; i += 1) {
    const letter = i < word.length ? word.charCodeAt(i) : frame.end;
    pairs[i] = before * 0x10000 + letter;
    before = letter;
  }
  return pairs;
};

const none = new Uint32Array();

export function* shelveByPairs(words: readonly string[]): Steps<PairShelves> {
  const numbers = new Map<number, number>();
  /** Of each pair, by its number: the last word that it was met in, and in how many it was. */
  const last: number[] = [];
  const counts: number[] = [];
  /** The pairs of one word after those of the other, and where each word's end. */
  const pairs = new Uint32Array(words.reduce((sum, word) => sum + word.length + 1, 0));
  const ends = new Uint32Array(words.length);
  let read = 0;
  for (const [i, word] of words.entries()) {
    if (i % piece === 0) yield;
    for (const pair of pairsOf(word)) {
      let number = numbers.get(pair);
      if (number === undefined) {
        number = counts.length;
        numbers.set(pair, number);
        counts.push(0);
        last.push(-1);
      }
      if (last[number] === i) continue;
      last[number] = i;
      counts[number] = (counts[number] ?? 0) + 1;
      pairs[read] = number;
      read += 1;
    }
    ends[i] = read;
  }
  // Now it is known how much room each pair needs.
  const shelves = counts.map((count) => new Uint32Array(count));
  counts.fill(0);
  for (let i = 0, at = 0; i < words.length; i += 1) {
    if (i % piece === 0) yield;
    for (; at < (ends[i] ?? 0); at += 1) {
      const number = pairs[at] ?? 0;
      const next = counts[number] ?? 0;
      counts[number] = next + 1;
      const shelf = shelves[number];
      if (shelf !== undefined) shelf[next] = i;
    }
  }
  return { get: (pair) => shelves[numbers.get(pair) ?? -1] ?? none };
}
