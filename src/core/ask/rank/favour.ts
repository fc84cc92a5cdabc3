import type { Index } from '../index/build-index.js';
import type { Reading } from '../query/read-query.js';
import type { Shape } from '../query/shape.js';
import { defines } from './defines.js';
import { announces, type Facet, isAnnounced } from './facets.js';

/** What a heading adds that says what is asked, beside the best score, and beside the worth of the words that ask it. */
const headingShare = 0.2;
const announcedShare = 0.3;
const definingShare = 0.3;
/** Beside the best score; what is further behind can't come first. */
const leastFavoured = 0.5;

export interface Asked {
  readonly reading: Reading;
  /** What each concept would add at most. */
  readonly worth: readonly number[];
  readonly shape: Shape;
  readonly facets: readonly Facet[];
}

export const highestOf = (scores: Float64Array): number => {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i += 1) if ((scores[i] ?? 0) > top) top = scores[i] ?? 0;
  return top;
};

/**
 * Lifts what says what is asked about a thing before what else is said about it: by its section's heading, or, where a
 * definition is asked for, by a sentence that gives one.
 */
export const favour = (
  { entries, homes, sections }: Index,
  { reading: { concepts }, worth, shape, facets }: Asked,
  total: Float64Array,
): void => {
  const asked = new Set(
    concepts.flatMap(({ weight, alternatives: [own] }) => (weight === 1 ? (own?.stems ?? []) : [])),
  );
  if (shape !== 'definition' && facets.length === 0) return;
  const top = highestOf(total);
  const least = top * leastFavoured;
  let last = -1;
  let lifted = 0;
  for (let entry = 0; entry < total.length; entry += 1) {
    const score = total[entry] ?? 0;
    if (score < least || score === 0) continue;
    const home = homes[entry] ?? 0;
    if (home !== last) {
      const heading = sections[home]?.section.trail.at(-1) ?? '';
      lifted = 0;
      if (announces(heading, facets)) {
        lifted = headingShare * top;
        for (const [c, { word }] of concepts.entries()) {
          if (isAnnounced(word, heading, facets)) lifted += announcedShare * (worth[c] ?? 0);
        }
      }
    }
    last = home;
    const gives = shape === 'definition' && defines(entries[entry]?.passage.text ?? '', asked);
    total[entry] = score + lifted + (gives ? definingShare * top : 0);
  }
};
