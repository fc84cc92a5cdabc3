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
  /** How often each thing is written. */
  const times: number[] = [];
  const meet = (word: Word, language: Language): void => {
    if (language !== english && !forms.has(word.text)) forms.set(word.text, word.stem);
    if (language.joins && !word.little) joined.add(word.stem);
  };
  return {
    read(list: readonly Written[], language: Language): void {
      let last: Word | undefined;
      let lastNumber = 0;
      for (const written of list) {
        while (times.length <= written) times.push(0);
        const before = times[written] ?? 0;
        const end = book.startOf(written + 1);
        for (let number = book.startOf(written); number < end; number += 1) {
          const word = book.words[number];
          if (word === undefined) continue;
          if (before === 0) meet(word, language);
          if (word.parts > 0) continue;
          if (last !== undefined && mayJoin(last, word)) pairs.count(lastNumber, number);
          last = word;
          lastNumber = number;
        }
        times[written] = before + 1;
      }
    },
    *done(): Steps<Lexicon> {
      const words = new Map<string, number>();
      const count = (text: string, times: number): unknown => words.set(text, (words.get(text) ?? 0) + times);
      for (let written = 0; written < book.size(); written += 1) {
        if (written % piece === 0) yield;
        const often = times[written] ?? 0;
        if (often > 0) for (const { text } of book.wordsOf([written])) count(text, often);
      }
      const compounds = yield* pairs.done(count);
      return { words, compounds, forms, joined };
    },
  };
};

/** `hand off` for `handoff`, but no sentence in one word. */
const mayJoin = (left: Word, right: Word): boolean =>
  !left.little && left.text.length + right.text.length > 4 && (!right.little || isParticle(right.text));
