import type { Word } from '../../language/words.js';

/**
 * A word by the number of its stem, with two last bits: one that is set when it names something and is no name of
 * which the parts follow, and one for a part of a name without gaps.
 */
export type Token = number;
export const termOf = (token: Token): number => token >> 2;
export const namesSomething = (token: Token): boolean => (token & 1) === 1;
export const isInside = (token: Token): boolean => (token & 2) === 2;

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
    token: ({ stem, little, parts, inside }: Word): Token =>
      4 * numberOf(stem) + (inside ? 2 : 0) + (little || parts > 0 ? 0 : 1),
  };
};

export type TermNumbers = ReturnType<typeof createTerms>;
