/**
 * How much each is believed. Both learned the same phrasings by heart and are too sure of themselves: as surely as they
 * say it together, too much would be answered that the entries don't tell.
 */
const shares = { words: 0.36, meaning: 0.6 };
const least = 1e-9;

/** What the classifiers by words and by meaning say together; one alone where there is no other. */
export const likelyOf = (
  byWords: ReadonlyMap<number, number> | undefined,
  byMeaning: ReadonlyMap<number, number> | undefined,
): ReadonlyMap<number, number> | undefined => {
  if (byWords === undefined || byMeaning === undefined) return byWords ?? byMeaning;
  const both = new Map(
    [...byMeaning].map(([section, share]) => [
      section,
      share ** shares.meaning * Math.max(least, byWords.get(section) ?? 0) ** shares.words,
    ]),
  );
  let sum = 0;
  for (const share of both.values()) sum += share;
  for (const [section, share] of both) both.set(section, share / (sum || 1));
  return both;
};
