import { isFunctionWord } from '../../language/stop-words.js';
import { wordsIn } from '../../language/words.js';
import { type Inverted, rarity } from './postings.js';
import type { IndexedSection } from './read-notes.js';

/** What a section is called: its heading, and for a note's first section also the note's title and aliases. */
export type Names = readonly (readonly string[])[];

/** The naming stems of a name, and how much each of them tells. */
export interface Name {
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
