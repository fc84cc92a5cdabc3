import type { Name, NameBook } from '../index/name-book.js';
import type { Concept } from '../query/read-query.js';

/** A stem that opens an alternative of a concept: the first of its alternatives that may be met by a name. */
interface Opening {
  readonly concept: number;
  readonly alternative: number;
}

export interface Exactness {
  /** For sections of which a name has something in common with the query, how nearly it is the query, 0 to 1. */
  readonly named: ReadonlyMap<number, number>;
  /** For sections that open a note, what the query has of the note's title, by worth, where it says all of it. */
  readonly titled: ReadonlyMap<number, number>;
}

/**
 * How nearly the query is one of the names of a section and nothing else, 0 to 1, for the sections where it is at all:
 * somebody who asks just for a thing gets the section that is called so. By worth: what query and name have in common
 * beside all that either has.
 */
export const exactness = (book: NameBook, concepts: readonly Concept[], worth: readonly number[]): Exactness => {
  const all = worth.reduce((sum, each) => sum + each, 0);
  const openings = new Map<string, Opening[]>();
  for (const [concept, { alternatives }] of concepts.entries()) {
    for (const [alternative, { stems }] of alternatives.entries()) {
      const stem = stems[0] ?? '';
      const known = openings.get(stem);
      if (known === undefined) openings.set(stem, [{ concept, alternative }]);
      else known.push({ concept, alternative });
    }
  }
  /** For each concept the first alternative that the name holds. */
  const hits = (name: readonly string[]): [number, number][] => {
    const first = new Map<number, number>();
    for (const stem of name) {
      for (const { concept, alternative } of openings.get(stem) ?? []) {
        if (alternative >= (first.get(concept) ?? Number.POSITIVE_INFINITY)) continue;
        const stems = concepts[concept]?.alternatives[alternative]?.stems ?? [];
        if (stems.every((each) => name.includes(each))) first.set(concept, alternative);
      }
    }
    return [...first].sort(([a], [b]) => a - b);
  };
  const compare = ({ stems: name, rarities }: Name): { common: number; rest: number; literal: boolean } => {
    const met = new Set<string>();
    let common = 0;
    let literal = true;
    for (const [concept, alternative] of hits(name)) {
      const hit = concepts[concept]?.alternatives[alternative];
      common += (hit?.weight ?? 0) * (worth[concept] ?? 0);
      if (hit?.how === 'synonym' || hit?.how === 'initials') literal = false;
      for (const stem of hit?.stems ?? []) met.add(stem);
    }
    const rest = name.reduce((sum, stem, i) => sum + (met.has(stem) ? 0 : (rarities[i] ?? 0)), 0);
    return { common, rest, literal };
  };
  const sections = new Set<number>();
  for (const stem of openings.keys()) for (const section of book.holding.get(stem) ?? []) sections.add(section);
  const named = new Map<number, number>();
  const titled = new Map<number, number>();
  for (const section of sections) {
    for (const name of book.names[section] ?? []) {
      const { common, rest, literal } = compare(name);
      if (common === 0) continue;
      named.set(section, Math.max(named.get(section) ?? 0, common / (all + rest || 1)));
      if (name.title && literal && rest === 0) titled.set(section, Math.max(titled.get(section) ?? 0, common));
    }
  }
  return { named, titled };
};
