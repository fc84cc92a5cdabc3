import type { Steps } from '../../knowledge/steps.js';
import { english, type Language } from '../../language/language.js';
import { isParticle } from '../../language/stop-words.js';
import type { Word } from '../../language/words.js';
import { type Compounds, createPairs } from './compounds.js';
import type { WordBook, Written } from './word-book.js';

export interface Lexicon {
  /** How often the words stand there, as they are written; pairs that are met again count as words too. */
  readonly words: ReadonlyMap<string, number>;
  readonly compounds: Compounds;
  /** The stems of words that are in no English note, by how they are written without accents. */
  readonly forms: ReadonlyMap<string, string>;
  /** The stems of languages that make long words of short ones. */
  readonly joined: ReadonlySet<string>;
}

/** Different words that are counted between two pauses. */
const piece = 5_000;

/** Counts the words of texts, and gathers pairs of neighbours that people may write as one. */
export const createLexicon = (book: WordBook) => {
  const forms = new Map<string, string>();
  const joined = new Set<string>();
  const pairs = createPairs(book.words);
  const meet = (words: readonly Word[], language: Language): void => {
    for (const word of words) {
      if (language !== english && !forms.has(word.text)) forms.set(word.text, word.stem);
      if (language.joins && !word.little) joined.add(word.stem);
    }
  };
  return {
    read(list: readonly Written[], language: Language): void {
      let last: Word | undefined;
      let lastNumber = 0;
      for (const written of list) {
        if (written.times === 0) meet(written.words, language);
        written.times += 1;
        for (let i = 0; i < written.words.length; i += 1) {
          const word = written.words[i];
          if (word === undefined || word.parts > 0) continue;
          const number = written.first + i;
          if (last !== undefined && mayJoin(last, word)) pairs.count(lastNumber, number);
          last = word;
          lastNumber = number;
        }
      }
    },
    *done(): Steps<Lexicon> {
      const words = new Map<string, number>();
      const count = (text: string, times: number): unknown => words.set(text, (words.get(text) ?? 0) + times);
      let counted = 0;
      for (const page of book.pages.values()) {
        for (const { words, times } of page.values()) {
          counted += 1;
          if (counted % piece === 0) yield;
          if (times > 0) for (const { text } of words) count(text, times);
        }
      }
      const compounds = yield* pairs.done(count);
      return { words, compounds, forms, joined };
    },
  };
};

/** `hand off` for `handoff`, but no sentence in one word. */
const mayJoin = (left: Word, right: Word): boolean =>
  !left.little && left.text.length + right.text.length > 4 && (!right.little || isParticle(right.text));
