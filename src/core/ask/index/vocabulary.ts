import Fuse from 'fuse.js';
import type { Steps } from '../../knowledge/steps.js';
import { editDistance } from '../../language/edit-distance.js';
import { stem } from '../../language/stem.js';
import { functionWordList, isFunctionWord } from '../../language/stop-words.js';
import { pairsOf, shelveByPairs } from './pair-shelves.js';

/** A word that the typist may have meant. */
export interface Correction {
  readonly word: string;
  readonly weight: number;
}

/** The words of the notes as they are written, prepared for finding the one that was meant. */
export interface Vocabulary {
  has(word: string): boolean;
  /** The likeliest words for one that is not known, best first, three at most. Cached. */
  correct(word: string): readonly Correction[];
  /** Words that begin so, the most frequent first, four at most. */
  completions(prefix: string): readonly string[];
}

const mostCandidates = 60;
const cacheSize = 2000;
/** Words that are read between two pauses. */
const piece = 2_000;

/** `words` maps each word of the notes to how often it stands there. */
export function* vocabularySteps(words: ReadonlyMap<string, number>): Steps<Vocabulary> {
  const known: string[] = [];
  let read = 0;
  for (const word of words.keys()) {
    read += 1;
    if (read % piece === 0) yield;
    if (word.length < 3 || /^[\d.]+$/u.test(word) || isFunctionWord(word)) continue;
    known.push(word);
    for (const base of basesOf(word)) if (!words.has(base)) known.push(base);
  }
  yield;
  const list = yield* sorted(known);
  const shelves = yield* shelveByPairs(list);
  const lengths = new Uint8Array(list.length);
  const anagrams = new Map<string, string[]>();
  for (const [i, word] of list.entries()) {
    if (i % piece === 0) yield;
    lengths[i] = word.length;
    if (word.length > 5) continue;
    const known = anagrams.get(letters(word));
    if (known === undefined) anagrams.set(letters(word), [word]);
    else known.push(word);
  }
  const cache = new Map<string, readonly Correction[]>();
  const shared = new Uint8Array(list.length);

  /** The words that share most letter pairs and are about as long: what the costly comparison is run on. */
  const candidates = (word: string): string[] => {
    const close: number[] = [];
    for (const pair of new Set(pairsOf(word))) {
      for (const i of shelves.get(pair)) {
        if (Math.abs((lengths[i] ?? 0) - word.length) > 3) continue;
        const count = (shared[i] ?? 0) + 1;
        shared[i] = count;
        if (count === 2) close.push(i);
      }
    }
    const found = mostShared(close, shared).map((i) => list[i] ?? '');
    shared.fill(0);
    // A swap leaves a short word with hardly a pair of its own.
    return [...new Set([...found, ...(anagrams.get(letters(word)) ?? [])])];
  };

  const lookUp = (word: string): readonly Correction[] => {
    const little = functionWordList.find((each) => isSlip(word, each));
    if (little !== undefined) return [{ word: little, weight: 1 }];
    const most = allowed(word.length);
    const distances = new Map<string, number>();
    for (const item of candidates(word)) {
      const distance = slipsBetween(word, item, most);
      if (distance <= most && (item[0] === word[0] || (distance < 2 && word.length > 4))) distances.set(item, distance);
    }
    const fuse = new Fuse([...distances.keys()], {
      threshold: word.length < 5 ? 0.7 : 0.5,
      ignoreLocation: true,
      includeScore: true,
    });
    const lean = (item: string): number => (item.length === word.length ? 1e6 : 0) + (words.get(item) ?? 0);
    return fuse
      .search(word)
      .map(({ item }) => ({ item, distance: distances.get(item) ?? most }))
      .sort((a, b) => a.distance - b.distance || lean(b.item) - lean(a.item))
      .filter(({ distance }, _, all) => distance === all[0]?.distance)
      .slice(0, 3)
      .map(({ item, distance }) => ({ word: item, weight: (word.length < 5 ? 0.85 : 0.95) - 0.07 * distance }));
  };

  return {
    has: (word) => words.has(word),
    correct(word) {
      if (word.length < 3 || /\d/u.test(word)) return [];
      const known = cache.get(word);
      if (known !== undefined) return known;
      const found = lookUp(word);
      if (cache.size >= cacheSize) cache.clear();
      cache.set(word, found);
      return found;
    },
    completions(prefix) {
      let low = 0;
      for (let high = list.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((list[middle] ?? '') < prefix) low = middle + 1;
        else high = middle;
      }
      const found: string[] = [];
      for (let i = low; list[i]?.startsWith(prefix) && found.length < 200; i += 1) found.push(list[i] ?? '');
      return found.sort((a, b) => (words.get(b) ?? 0) - (words.get(a) ?? 0)).slice(0, 4);
    },
  };
}

/** Those with most letter pairs in common first, and in the order of the alphabet. */
const mostShared = (close: readonly number[], shared: Uint8Array): number[] => {
  const steps: number[][] = [];
  for (const i of close) {
    const count = shared[i] ?? 0;
    steps[count] ??= [];
    steps[count].push(i);
  }
  const best: number[] = [];
  for (let count = steps.length - 1; count > 1 && best.length < mostCandidates; count -= 1) {
    best.push(...(steps[count] ?? []).sort((a, b) => a - b).slice(0, mostCandidates - best.length));
  }
  return best;
};

/** In the order of the alphabet, in small pieces: those that begin with the same two letters at once. */
function* sorted(words: readonly string[]): Steps<string[]> {
  const shelves = new Map<string, string[]>();
  for (const [i, word] of words.entries()) {
    if (i % piece === 0) yield;
    const beginning = word.slice(0, 2);
    const shelf = shelves.get(beginning);
    if (shelf === undefined) shelves.set(beginning, [word]);
    else shelf.push(word);
  }
  const list: string[] = [];
  for (const [, shelf] of [...shelves].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield;
    for (const word of shelf.sort()) list.push(word);
  }
  return list;
}

const letters = (word: string): string => [...word].sort().join('');

/** Wrong letters that a word of that length may have. */
const allowed = (length: number): number => (length < 5 ? 1 : length < 11 ? 2 : 3);
const short = 8;

/** How many slips lead from one word to the other; a short word with two has to be made of nearly the same letters. */
const slipsBetween = (word: string, meant: string, most: number): number => {
  const plural = word.length > 4 && word.endsWith('s') ? editDistance(word.slice(0, -1), meant, most) + 0.5 : most + 1;
  const distance = Math.min(editDistance(word, meant, most), plural);
  return distance >= 2 && word.length < short && strangers(word, meant) > 1 ? most + 1 : distance;
};

/** How many letters of one word the other does not have. */
const strangers = (word: string, other: string): number => {
  const left = [...other];
  let count = 0;
  for (const letter of word) {
    const at = left.indexOf(letter);
    if (at < 0) count += 1;
    else left.splice(at, 1);
  }
  return Math.max(count, left.length);
};

/** What an inflected word is made from, `change` for `changes`: people mistype words in other forms than the notes have. */
const basesOf = (word: string): string[] => {
  // Of half a million words few end so.
  if (!(word.endsWith('s') || word.endsWith('d') || word.endsWith('g'))) return [];
  const [, root = '', ending = ''] = /^(\p{L}{3,}?)(s|es|ed|d|ing)$/u.exec(word) ?? [];
  if (ending === '') return [];
  const found = new Set([root, root.replace(/(.)\1$/u, '$1'), ...(ending.endsWith('s') ? [] : [`${root}e`])]);
  return [...found].filter((base) => base.length > 3 && base !== word && stem(base) === stem(word));
};

/** What a question opens with: mistyped it is nearly always the word that stands first, whatever else is like it. */
const openers = ['what', 'who', 'how', 'why', 'when', 'where', 'which', 'does', 'is', 'are', 'can'];

/** The word that opens a question, when `word` is one of them with one letter wrong, left out or doubled. */
export const openerFor = (word: string): string | undefined =>
  word.length < 2 || word.length > 6
    ? undefined
    : openers.find((opener) => opener !== word && word[0] === opener[0] && editDistance(word, opener, 1) === 1);

/** A little word with a slip of the fingers: letters swapped in a short one, one wrong in a longer one. */
const isSlip = (word: string, meant: string): boolean => {
  if (Math.abs(word.length - meant.length) > 1 || meant.length < 3 || word[0] !== meant[0]) return false;
  if (meant.length < 5) return word.length === meant.length && letters(word) === letters(meant);
  return editDistance(word, meant, 1) === 1;
};
