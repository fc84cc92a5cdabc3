import { stem } from './stem.js';

/** A word as it was written, in lower case without accents, and its stem. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  /** Written in capitals in a text that is not all capitals: a name or an abbreviation. */
  readonly capital: boolean;
  /** Begins with a capital letter, as names do. */
  readonly proper: boolean;
}

const pattern = /\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}{1,3}(?![\p{L}\p{N}]))?|\p{Extended_Pictographic}\p{M}*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

interface Found {
  readonly 0: string;
  readonly index: number;
}

/** What is a word as it stands, and where. Scripts without spaces are cut as a reader would cut them. */
const foundIn = (text: string): Iterable<Found> => {
  const found = text.matchAll(pattern);
  return unspaced.test(text) ? [...found].flatMap(cut) : found;
};

const cut = (run: Found): Found[] =>
  unspaced.test(run[0])
    ? [...segmenter.segment(run[0])].map(({ segment, index }) => ({ 0: segment, index: run.index + index }))
    : [run];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');

/** Longer runs of letters are no words. */
const longestWord = 40;

const known = new Map<string, Word>();
const mostKnown = 20_000;
/** Longer ones are seldom met again. */
const longestKnown = 24;

/** Texts say the same words over and over: the last ones are remembered. */
const wordOf = (found: string): Word => {
  const before = known.get(found);
  if (before !== undefined) return before;
  const text = plain(found).slice(0, longestWord);
  const capital = /^[\p{Lu}\p{N}]{2,}s?$/u.test(found) && /\p{Lu}/u.test(found);
  const word = { text, stem: stem(text), capital, proper: /^\p{Lu}/u.test(found) };
  if (known.size >= mostKnown) known.clear();
  if (found.length <= longestKnown) known.set(found, word);
  return word;
};

export const wordsIn = (text: string): Word[] => {
  const words: Word[] = [];
  for (const { 0: found } of foundIn(text)) {
    const word = wordOf(found);
    if (word.text !== '') words.push(word);
  }
  return words;
};

/** A text in pieces, words and what stands between them, for marking words where they stand. */
export const piecesOfText = (text: string): { readonly text: string; readonly word?: string }[] => {
  const pieces: { text: string; word?: string }[] = [];
  let at = 0;
  for (const { 0: found, index: from } of foundIn(text)) {
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ text: found, word: plain(found).slice(0, longestWord) });
    at = from + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
};
