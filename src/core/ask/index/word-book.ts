import type { Language } from '../../language/language.js';
import { readWritten, type Word, writtenIn } from '../../language/words.js';
import type { TermNumbers, Token } from './terms.js';

/** Words as the notes write them in one place, read once for all places that write them so. */
export interface Written {
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
  /** The number of its first word; the others count on from there. */
  readonly first: number;
  /** How often the lexicon met it. */
  times: number;
}

/** Keeps what was read while an index is made: notes write the same words over and over. */
export const createWordBook = (terms: TermNumbers) => {
  const pages = new Map<Language, Map<string, Written>>();
  const words: Word[] = [];
  const write = (text: string, language: Language): Written => {
    const read = readWritten(text, language);
    const made = { words: read, tokens: terms.tokens(read), first: words.length, times: 0 };
    for (const word of read) words.push(word);
    return made;
  };
  const read = (text: string, language: Language): Written[] => {
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
  };
  return {
    pages: pages as ReadonlyMap<Language, ReadonlyMap<string, Written>>,
    /** Every word by its number. */
    words: words as readonly Word[],
    read,
    wordsIn: (text: string, language: Language): Word[] => read(text, language).flatMap((each) => each.words),
    tokensIn: (text: string, language: Language): Token[] => read(text, language).flatMap((each) => each.tokens),
  };
};

export type WordBook = ReturnType<typeof createWordBook>;
