import { type Compound, compoundOf } from './compound.js';
import { fold } from './fold.js';
import { english, type Language } from './language.js';

/** A word as it was written, in lower case without accents, and its stem. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  /** Written in capitals in a text that is not all capitals: a name or an abbreviation. */
  readonly capital: boolean;
  /** Begins with a capital letter, as names do. */
  readonly proper: boolean;
  /** Holds a sentence together and names nothing. */
  readonly little: boolean;
  /** For a name in one piece, as `hand-off` or `KubePod`, of how many parts it is made; they are the next words. */
  readonly parts: number;
  /** Part of a name that is written without a gap. */
  readonly inside: boolean;
}

const run = String.raw`[\p{L}\p{M}\p{N}]+`;
const pattern = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:\p{L}{1,8}\+\+|[A-Za-z]#|\.NET(?![\p{L}\p{N}]))(?![+#])`,
    String.raw`(?<![\p{L}\p{N}])[vV]\d+(?:\.\d+)+|\d+(?:\.\d+)+`,
    String.raw`(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|[dns]ell|[ds]?all|sull|un|quest|quell)['’](?=\p{L}{2})`,
    String.raw`${run}(?:(?:[-‐‑_](?!v?\d+\.\d)|\.(?=\p{L}))${run})*(?:['’]\p{L}{1,3}(?![\p{L}\p{N}]))?`,
    String.raw`\p{Extended_Pictographic}\p{M}*`,
  ].join('|'),
  'giu',
);
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** What a character is to a word: part of it, a gap, a gap unless more follows at once, or what only the pattern can tell. */
const kinds = { unknown: 0, part: 1, gap: 2, joint: 3, sign: 4 };
const part = /[\p{L}\p{M}\p{N}]/iu;
const joint = /[-‐‑_.'’+]/u;
const sign = /[#\p{Surrogate}\p{Extended_Pictographic}]/iu;
/** The kind of each UTF-16 unit that was met. */
const known = new Uint8Array(0x10000);

const kindOf = (unit: number): number => {
  const before = known[unit] ?? kinds.unknown;
  if (before !== kinds.unknown) return before;
  const char = String.fromCharCode(unit);
  const kind = part.test(char) ? kinds.part : joint.test(char) ? kinds.joint : sign.test(char) ? kinds.sign : kinds.gap;
  known[unit] = kind;
  return kind;
};

/** Every match of the pattern. It is asked only where more than letters between gaps may be one: it takes its time. */
const matchesIn = (text: string): string[] => {
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    const isLast = at + 1 === text.length;
    if (kind === kinds.part) {
      if (start < 0) start = at;
      at += 1;
    } else if (
      kind === kinds.gap ||
      (kind === kinds.joint && (isLast || kindOf(text.charCodeAt(at + 1)) === kinds.gap))
    ) {
      if (start >= 0) found.push(text.slice(start, at));
      start = -1;
      at += 1;
    } else {
      pattern.lastIndex = start < 0 ? at : start;
      const [match] = pattern.exec(text) ?? [];
      if (match === undefined) return found;
      found.push(match);
      start = -1;
      at = pattern.lastIndex;
    }
  }
  if (start >= 0) found.push(text.slice(start));
  return found;
};

/** What is a word as it stands. Scripts without spaces are cut as a reader would cut them. */
const foundIn = (text: string): readonly string[] => {
  const found = matchesIn(text);
  return unspaced.test(text) ? found.flatMap(cut) : found;
};

const cut = (run: string): string[] => {
  if (!unspaced.test(run)) return [run];
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(run)) if (/[\p{L}\p{N}]/u.test(segment)) parts.push(segment);
  return parts;
};

/** Without the ending that an apostrophe sets apart; `I'd` is no `id`. */
const bare = (text: string): string => (/['’]/u.test(text) ? withoutEnding(text) : text);

const withoutEnding = (text: string): string =>
  text
    .replace(/^(i)['’](?:d|ll)$/iu, '$1')
    .replace(/['’]s$/iu, '')
    .replace(/['’]/gu, '');

/** Longer runs of letters are no words. */
const longestWord = 40;
const longestName = 64;

/** Little words that in capitals are the names of something. */
const names = new Set(['us', 'it', 'who', 'am', 'as', 'me']);

const wordOf = (found: string, language: Language, of: Partial<Word> = {}): Word => {
  const written = bare(found).toLowerCase();
  const lower = (written.startsWith('v') ? written.replace(/^v(?=\d+\.)/u, '') : written).slice(
    0,
    of.parts === undefined ? longestWord : longestName,
  );
  const text = fold(lower);
  const capital = /^[\p{Lu}\p{N}]{2,}s?$/u.test(found) && /\p{Lu}/u.test(found);
  return {
    text,
    // `US` is not `us`.
    stem: capital && names.has(text) ? text.toUpperCase() : language.stem(lower, text),
    capital,
    proper: /^\p{Lu}/u.test(found),
    little: language.isLittle(text),
    parts: 0,
    inside: false,
    ...of,
  };
};

/** Most words are plainly none, which is soon seen. */
const mayBeCompound = /[^\p{L}\p{N}]|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|\d/u;

/** What stands in a text as one word: a name in one piece as a whole and after that in its parts. */
export const readWritten = (found: string, language: Language): readonly Word[] => {
  const compound = mayBeCompound.test(found) ? compoundOf(bare(found)) : undefined;
  const words = compound === undefined ? [wordOf(found, language)] : wordsOfCompound(compound, language);
  return words.every(({ text }) => text !== '') ? words : words.filter(({ text }) => text !== '');
};

const wordsOfCompound = ({ whole, parts, close }: Compound, language: Language): Word[] => {
  const inside = parts.map((part) => wordOf(part, language, { inside: close })).filter(({ text }) => text !== '');
  const capital = /\p{Lu}/u.test(whole) && !/\p{Ll}/u.test(whole);
  return whole === '' ? inside : [wordOf(whole, language, { parts: inside.length, little: false, capital }), ...inside];
};

const mostKnown = 20_000;
/** Longer ones are seldom met again. */
const longestKnown = 32;

/** Texts say the same words over and over: the last ones are remembered. */
const readerOf = (language: Language) => {
  const known = new Map<string, readonly Word[]>();
  return (found: string): readonly Word[] => {
    const before = known.get(found);
    if (before !== undefined) return before;
    const words = readWritten(found, language);
    if (known.size >= mostKnown) known.clear();
    if (found.length <= longestKnown) known.set(found, words);
    return words;
  };
};

const readers = new Map<Language, ReturnType<typeof readerOf>>();

/** What stands in a text as words. A text in nothing but capitals says nothing by them. */
export const writtenIn = (text: string): readonly string[] => {
  const shouted = !/\p{Ll}/u.test(text) && text.includes(' ');
  return foundIn(shouted ? text.toLowerCase() : text);
};

/** The words of a text in that language. A name in one piece is there as a whole and after that in its parts. */
export const wordsIn = (text: string, language: Language = english): Word[] => {
  const read = readers.get(language) ?? readerOf(language);
  readers.set(language, read);
  const words: Word[] = [];
  for (const found of writtenIn(text)) for (const word of read(found)) words.push(word);
  return words;
};

/** The same with names in their parts only. */
export const partsIn = (text: string, language?: Language): Word[] =>
  wordsIn(text, language).filter(({ parts }) => parts === 0);

/** A text in pieces, words and what stands between them, for marking words where they stand. */
export const piecesOfText = (text: string): { readonly text: string; readonly word?: string }[] => {
  const pieces: { text: string; word?: string }[] = [];
  let at = 0;
  const add = (found: string, from: number): void => {
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ text: found, word: wordOf(found, english).text });
    at = from + found.length;
  };
  for (const found of foundIn(text)) {
    let from = text.indexOf(found, at);
    const compound = compoundOf(found);
    for (const part of compound?.parts ?? [found]) {
      from = text.indexOf(part, from);
      add(part, from);
      from += part.length;
    }
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
};
