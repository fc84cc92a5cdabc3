import type { Meaning } from '../../ports/meaning.js';
import type { Index } from '../index/build-index.js';
import { vectorsOf } from '../index/note-vectors.js';
import { cleanQuery, readQuery } from '../query/read-query.js';

/** How near what an index holds is to a query by its meaning: cosines, by the numbers of sections and entries. */
export interface Nearness {
  readonly sections: Float32Array;
  readonly entries: Float32Array;
}

/**
 * Undefined while there are no vectors of all sections, or none of the query within `patience` milliseconds, or
 * the query is in a language that the model doesn't understand: then words answer alone. An entry whose vector is still to come is as near as its section.
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
  if (understood)
    for (const [i, cosine] of table.near(understood).entries()) near[i] = Math.max(near[i] ?? cosine, cosine);
  const sections = near.subarray(0, most);
  if (sections.some(Number.isNaN)) return undefined;
  const entries = near.subarray(most);
  for (const [entry, cosine] of entries.entries()) {
    if (Number.isNaN(cosine)) entries[entry] = sections[index.homes[entry] ?? 0] ?? 0;
  }
  return { sections, entries };
};
