import type { Language } from '../../language/language.js';
import { readWritten, type Word, writtenIn } from '../../language/words.js';
import type { TermNumbers, Token } from './terms.js';

/** The number of what the notes write in one piece: it is one word, or a name and after that its parts. */
export type Written = number;

/**
 * Keeps what was read while an index is made: notes write the same words over and over. Hundreds of thousands of them
 * lie side by side in a few arrays.
 */
export const createWordBook = (terms: TermNumbers) => {
  const pages = new Map<Language, Map<string, Written>>();
  const words: Word[] = [];
  const tokens: Token[] = [];
  /** The first word of each; the last one ends them. */
  const starts: number[] = [0];
  const write = (text: string, language: Language): Written => {
    const read = readWritten(text, language);
    for (const word of read) {
      words.push(word);
      tokens.push(terms.token(word));
    }
    starts.push(words.length);
    return starts.length - 2;
  };
  const startOf = (written: Written): number => starts[written] ?? words.length;
  /** What stands in an array for the words of each. */
  const gather = <T>(list: readonly Written[], from: readonly T[]): T[] => {
    const found: T[] = [];
    for (const each of list) {
      for (let i = startOf(each); i < startOf(each + 1); i += 1) {
        const one = from[i];
        if (one !== undefined) found.push(one);
      }
    }
    return found;
  };
  return {
    read(text: string, language: Language): Written[] {
      const page = pages.get(language) ?? new Map<string, Written>();
      pages.set(language, page);
      const list: Written[] = [];
      for (const found of writtenIn(text)) {
        let written = page.get(found);
        if (written === undefined) {
          written = write(found, language);
          page.set(found, written);
        }
        list.push(written);
      }
      return list;
    },
    /** Every word by its number, and where those of something written start. */
    words: words as readonly Word[],
    startOf,
    size: (): number => starts.length - 1,
    wordsOf: (list: readonly Written[]): Word[] => gather(list, words),
    tokensOf: (list: readonly Written[]): Token[] => gather(list, tokens),
  };
};

export type WordBook = ReturnType<typeof createWordBook>;
