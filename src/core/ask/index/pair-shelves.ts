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
  const pairs: number[] = [];
  const ends: number[] = [];
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
      pairs.push(number);
    }
    ends.push(pairs.length);
  }
  /** Where the shelf of each pair starts; while they are filled, where its next word goes. */
  const starts = new Uint32Array(counts.length + 2);
  for (const [number, count] of counts.entries()) starts[number + 2] = (starts[number + 1] ?? 0) + count;
  const shelved = new Uint32Array(pairs.length);
  for (let i = 0, at = 0; i < words.length; i += 1) {
    if (i % piece === 0) yield;
    for (; at < (ends[i] ?? 0); at += 1) {
      const next = (pairs[at] ?? 0) + 1;
      const place = starts[next] ?? 0;
      shelved[place] = i;
      starts[next] = place + 1;
    }
  }
  return { get: shelfOf(numbers, starts, shelved) };
}

const shelfOf =
  (numbers: ReadonlyMap<number, number>, starts: Uint32Array, shelved: Uint32Array): PairShelves['get'] =>
  (pair) => {
    const number = numbers.get(pair);
    return number === undefined ? none : shelved.subarray(starts[number] ?? 0, starts[number + 1] ?? 0);
  };
