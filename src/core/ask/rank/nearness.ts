import type { Meaning } from '../../ports/meaning.js';
import type { Index } from '../index/build-index.js';
import { vectorsOf } from '../index/note-vectors.js';
import { learnedOf } from '../index/vector-classifier.js';
import { cleanQuery, readQuery } from '../query/read-query.js';

/** How near what an index holds is to a query by its meaning: cosines, by the numbers of sections and entries. */
export interface Nearness {
  readonly sections: Float32Array;
  readonly entries: Float32Array;
  /** What the meaning says of each section that lists how it is asked for, once that was learned. */
  readonly likely?: ReadonlyMap<number, number>;
}

/**
 * Undefined while there are no vectors of all sections, or none of the query within `patience` milliseconds, or the query
 * is in a language that the model doesn't understand: then words answer alone. An entry whose vector is still to come is
 * as near as its section.
 */
export const nearnessOf = async (
  index: Index,
  meaning: Meaning | undefined,
  query: string,
  patience?: number,
): Promise<Nearness | undefined> => {
  const table = meaning && vectorsOf(index, meaning);
  const most = index.sections.length;
  if (!table || most === 0 || table.progress().known < most) return undefined;
  const clean = cleanQuery(query);
  const { language, read, words } = readQuery(index, clean);
  if (meaning.language !== undefined && meaning.language !== language.name) return undefined;
  // A mistyped word means nothing to a model; one that only looks mistyped may.
  const corrected = read && words.map((word) => word.text).join(' ');
  const [typed, understood] = await Promise.all(
    [clean, corrected].map((text) => (text === undefined ? undefined : meaning.query(text, patience))),
  );
  if (!typed) return undefined;
  const near = table.near(typed);
  for (const [i, cosine] of understood ? table.near(understood).entries() : [])
    near[i] = Math.max(near[i] ?? 0, cosine);
  const sections = near.subarray(0, most);
  if (sections.some(Number.isNaN)) return undefined;
  const entries = near.subarray(most, most + index.entries.length);
  for (const [entry, cosine] of entries.entries()) {
    if (Number.isNaN(cosine)) entries[entry] = sections[index.homes[entry] ?? 0] ?? 0;
  }
  const between = understood ? typed.map((each, i) => (each + (understood[i] ?? each)) / 2) : typed;
  const likely = learnedOf(index, meaning)?.classify(between);
  return { sections, entries, ...(likely && { likely }) };
};
