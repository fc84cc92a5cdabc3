import { stem } from './stem.js';
import { isFunctionWord, isScaffolding } from './stop-words.js';

/** What has to be known of a language to find words in it. */
export interface Language {
  readonly name: string;
  /** The common beginning of a word's forms, from the word in lower case and from the same without accents. */
  stem(lower: string, folded: string): string;
  /** Of a word without accents: whether it holds a sentence together and names nothing. */
  isLittle(folded: string): boolean;
  /** Whether every question may be built with it. */
  isScaffolding(folded: string): boolean;
}

export const english: Language = {
  name: 'english',
  stem: (_, folded) => stem(folded),
  isLittle: isFunctionWord,
  isScaffolding,
};
