import type { Note } from '../../knowledge/note.js';
import type { Meaning, VectorTable } from '../../ports/meaning.js';
import type { Index } from './build-index.js';
import { vectorsOf } from './note-vectors.js';
import type { Target } from './places.js';

/**
 * How much nearer than usual around both a section is related, as a difference of cosines; and what is so near that it
 * says the same. In twelve public repositories those in between are linked to each other in 6.5 of 100 cases, and those
 * that are beyond the second in 1; by plain cosines it would be 2. A sixth of all sections has some.
 */
const near = 0.1;
const same = 0.95;
/** Neighbours that say what is usual around a section. */
const around = 6;
const mostRelated = 2;
/** Beyond so many texts it would take longer than a tenth of a second. */
const mostTexts = 20_000;

type Sections = Index['sections'];

interface Neighbour {
  readonly section: number;
  readonly cosine: number;
}

interface Neighbours {
  readonly nearest: readonly Neighbour[];
  /** What is usual around it. */
  readonly level: number;
}

const known = new WeakMap<VectorTable, Map<number, Neighbours>>();

/** The sections of other notes that are nearest to one; undefined while it has no vector. */
const neighboursOf = (sections: Sections, table: VectorTable, place: number): Neighbours | undefined => {
  const before = known.get(table) ?? new Map<number, Neighbours>();
  known.set(table, before);
  const found = before.get(place);
  if (found) return found;
  const vector = table.vectorAt(place);
  if (!vector) return undefined;
  const nearest = [...table.near(vector).subarray(0, sections.length)]
    .map((cosine, section) => ({ section, cosine }))
    .filter(({ section }) => sections[section]?.note !== sections[place]?.note)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, around);
  const level = nearest.reduce((sum, { cosine }) => sum + cosine, 0) / (nearest.length || 1);
  before.set(place, { nearest, level });
  return { nearest, level };
};

/** What leads to a section of another note. */
export type Related = (note: Note, section: number) => readonly Target[];

const targetOf = ({ sections, entries }: Index, number: number): Target[] => {
  const { note, section, from = 0 } = sections[number] ?? {};
  const passage = entries[from]?.passage;
  if (!note || !passage) return [];
  const holds: Target['holds'] = (other) => other.file === note.file && other.section === passage.section;
  return [{ note, name: section?.trail.at(-1) ?? note.title, passage, holds }];
};

/** Tells by meaning which sections of other notes belong to one: none while the notes are encoded, or without a model. */
export const relatedIn = (index: Index, meaning: Meaning | undefined): Related => {
  const table = meaning && vectorsOf(index, meaning);
  const { sections } = index;
  const { known: encoded, of } = table?.progress() ?? { known: 0, of: 0 };
  if (!table || encoded < sections.length || of > mostTexts) return () => [];
  return (note, section) => {
    const place = sections.findIndex((each) => each.note === note && each.section === note.sections[section]);
    const own = neighboursOf(sections, table, place);
    return (own?.nearest ?? [])
      .filter(({ section: other, cosine }) => {
        const level = neighboursOf(sections, table, other)?.level ?? cosine;
        return cosine < same && own !== undefined && cosine - (own.level + level) / 2 >= near;
      })
      .slice(0, mostRelated)
      .flatMap(({ section: other }) => targetOf(index, other));
  };
};
