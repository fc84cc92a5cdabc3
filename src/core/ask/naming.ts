import { type Inverted, rarity } from './postings.js';
import type { IndexedSection } from './read-notes.js';
import type { Concept } from './read-query.js';
import { isFunctionWord } from './stop-words.js';
import { wordsIn } from './words.js';

/** What a section is called: its heading, and for a note's first section also the note's title and aliases. */
export type Names = readonly (readonly string[])[];

/** The naming stems of a name, and how much each of them tells. */
interface Name {
  readonly stems: readonly string[];
  readonly rarities: readonly number[];
}

/** The names of all sections, and the sections whose names hold a stem, in ascending order. */
export interface NameBook {
  readonly names: readonly (readonly Name[])[];
  readonly holding: ReadonlyMap<string, readonly number[]>;
}

export const namesOf = ({ note, section }: IndexedSection): Names => {
  const opens = section.trail.length < 2 && (section.trail.length === 0 || section.trail[0] === note.title);
  const names = opens ? [note.title, ...note.aliases] : [section.trail.at(-1) ?? ''];
  return names.map((name) => [
    ...new Set(wordsIn(name).flatMap((word) => (isFunctionWord(word.text) ? [] : [word.stem]))),
  ]);
};

/** A book that sections are entered in one by one, in their order. */
export const createNameBook = (inverted: Inverted): NameBook & { add(names: Names): void } => {
  const all: Name[][] = [];
  const holding = new Map<string, number[]>();
  return {
    names: all,
    holding,
    add(names) {
      for (const stem of new Set(names.flat())) {
        const sections = holding.get(stem);
        if (sections === undefined) holding.set(stem, [all.length]);
        else sections.push(all.length);
      }
      all.push(names.map((stems) => ({ stems, rarities: stems.map((stem) => rarity(inverted, stem)) })));
    },
  };
};

/** A stem that opens an alternative of a concept: the first of its alternatives that may be met by a name. */
interface Opening {
  readonly concept: number;
  readonly alternative: number;
}

/**
 * How nearly the query is one of the names of a section and nothing else, 0 to 1, for the sections where it is at all:
 * somebody who asks just for a thing gets the section that is called so. By worth: what query and name have in common
 * beside all that either has.
 */
export const exactness = (
  book: NameBook,
  concepts: readonly Concept[],
  worth: readonly number[],
): ReadonlyMap<number, number> => {
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
  const exactnessOf = ({ stems: name, rarities }: Name): number => {
    const met = new Set<string>();
    let common = 0;
    for (const [concept, alternative] of hits(name)) {
      const hit = concepts[concept]?.alternatives[alternative];
      common += (hit?.weight ?? 0) * (worth[concept] ?? 0);
      for (const stem of hit?.stems ?? []) met.add(stem);
    }
    if (common === 0) return 0;
    const rest = name.reduce((sum, stem, i) => sum + (met.has(stem) ? 0 : (rarities[i] ?? 0)), 0);
    return common / (all + rest || 1);
  };
  const sections = new Set<number>();
  for (const stem of openings.keys()) for (const section of book.holding.get(stem) ?? []) sections.add(section);
  const found = new Map<number, number>();
  for (const section of sections) {
    const most = Math.max(0, ...(book.names[section] ?? []).map(exactnessOf));
    if (most > 0) found.set(section, most);
  }
  return found;
};
