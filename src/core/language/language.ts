import { stem } from './stem.js';
import { functionWordList, isFunctionWord, isScaffolding } from './stop-words.js';

/** What has to be known of a language to find words in it. */
export interface Language {
  readonly name: string;
  /** Whether long words are made of shorter ones. */
  readonly joins: boolean;
  /** The common beginning of a word's forms, from the word in lower case and from the same without accents. */
  stem(lower: string, folded: string): string;
  /** Of a word without accents: whether it holds a sentence together and names nothing. */
  isLittle(folded: string): boolean;
  /** Whether every question may be built with it. */
  isScaffolding(folded: string): boolean;
  /** All of its little words, without accents. */
  readonly little: Iterable<string>;
}

export const english: Language = {
  name: 'english',
  joins: false,
  stem: (_, folded) => stem(folded),
  isLittle: isFunctionWord,
  isScaffolding,
  little: functionWordList,
};
