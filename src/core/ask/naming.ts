import type { IndexedSection } from './build-index.js';
import { type Inverted, rarity } from './postings.js';
import type { Concept } from './read-query.js';
import { isFunctionWord } from './stop-words.js';
import { wordsIn } from './words.js';

/** What a section is called: its heading, and for a note's first section also the note's title and aliases. */
export type Names = readonly (readonly string[])[];

export const namesOf = ({ note, section }: IndexedSection): Names => {
  const opens = section.trail.length < 2 && (section.trail.length === 0 || section.trail[0] === note.title);
  const names = opens ? [note.title, ...note.aliases] : [section.trail.at(-1) ?? ''];
  return names.map((name) => [
    ...new Set(wordsIn(name).flatMap((word) => (isFunctionWord(word.text) ? [] : [word.stem]))),
  ]);
};

/**
 * How nearly the query is one of the names and nothing else, 0 to 1: somebody who asks just for a thing gets the
 * section that is called so. By worth: what query and name have in common beside all that either has.
 */
export const exactness = (
  names: Names,
  inverted: Inverted,
  concepts: readonly Concept[],
  worth: readonly number[],
): number => {
  const all = worth.reduce((sum, each) => sum + each, 0);
  let best = 0;
  for (const name of names) {
    const met = new Set<string>();
    let common = 0;
    for (const [c, { alternatives }] of concepts.entries()) {
      const hit = alternatives.find(({ stems }) => stems.every((stem) => name.includes(stem)));
      if (hit === undefined) continue;
      common += hit.weight * (worth[c] ?? 0);
      for (const stem of hit.stems) met.add(stem);
    }
    if (common === 0) continue;
    const rest = name.reduce((sum, stem) => sum + (met.has(stem) ? 0 : rarity(inverted, stem)), 0);
    best = Math.max(best, common / (all + rest || 1));
  }
  return best;
};
