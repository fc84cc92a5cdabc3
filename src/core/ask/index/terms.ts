import { isFunctionWord } from '../../language/stop-words.js';
import type { Word } from '../../language/words.js';

/** A word by the number of its stem, with a last bit that is set when it names something. */
export type Token = number;
export const termOf = (token: Token): number => token >> 1;
export const namesSomething = (token: Token): boolean => (token & 1) === 1;

/** Stems get numbers in the order in which they are first met. */
export const createTerms = () => {
  const ids = new Map<string, number>();
  const numberOf = (stem: string): number => {
    const known = ids.get(stem);
    if (known !== undefined) return known;
    ids.set(stem, ids.size);
    return ids.size - 1;
  };
  return {
    id: (stem: string): number | undefined => ids.get(stem),
    size: (): number => ids.size,
    tokens: (words: readonly Word[]): Token[] =>
      words.map(({ stem, text }) => 2 * numberOf(stem) + (isFunctionWord(text) ? 0 : 1)),
  };
};
