import { cleanQuery } from '../ask/query/read-query.js';
import { scrub } from '../language/scrub.js';

/** Less than that asks nothing. */
const fewestLetters = 3;
const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * A query as it is kept for the gap report: lower case, single spaces, 200 characters at most, without what looks like
 * a secret or points at a person. Undefined when no words are left.
 */
export const gapQuery = (query: string): string | undefined => {
  const kept = cleanQuery(scrub(cleanQuery(query)).toLowerCase());
  return letters(kept) >= fewestLetters ? kept : undefined;
};
