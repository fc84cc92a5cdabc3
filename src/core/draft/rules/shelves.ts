import type { Block } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import type { Note, Part, Passage, Section } from '../../knowledge/note.js';
import { foldText } from '../../knowledge/prove-source.js';
import { tidy } from './english.js';
import type { Place } from './proposal.js';

export interface Item {
  readonly text: string;
  /** Its first words where they are set apart: in bold, or as code. */
  readonly strong?: string;
  readonly isCode?: boolean;
  readonly place: Place;
}

/** A part of a section with the passages that it holds. */
export interface Shelf {
  readonly note: Note;
  readonly section: Section;
  readonly part: Part;
  readonly passages: readonly Passage[];
  /** Unique among those of all notes. */
  readonly name: string;
}

export const shelvesOf = (note: Note): Shelf[] => {
  const byId = new Map(note.passages.map((passage) => [passage.id, passage]));
  return note.sections.flatMap((section, s) =>
    section.parts.map((part, p) => ({
      note,
      section,
      part,
      passages: part.passages.flatMap((id) => byId.get(id) ?? []),
      name: `${note.file}:${s}:${p}`,
    })),
  );
};

const folds = new WeakMap<Passage, string>();
/** Each passage is looked at for every item or row beside it. */
const foldOf = (passage: Passage): string => {
  const known = folds.get(passage) ?? foldText(passage.text);
  folds.set(passage, known);
  return known;
};

/** Where a shelf says those words; undefined when none of its passages has all of them. */
export const placeOf = ({ note, section, passages }: Shelf, words: string): Place | undefined => {
  const folded = foldText(words);
  const passage = passages.find((each) => foldOf(each).includes(folded));
  return passage && { note, section, passage };
};

export type List = Extract<Block, { kind: 'list' }>;

/** The outermost items of a list that have nothing nested in them. */
export const itemsOf = (shelf: Shelf, { items }: List): Item[] =>
  items.flatMap(({ spans, depth }, i) => {
    const text = tidy(spansText(spans));
    const place = depth === 0 && (items[i + 1]?.depth ?? 0) === 0 ? placeOf(shelf, text) : undefined;
    const [first] = spans;
    const apart = typeof first === 'object' && 'text' in first && (first.bold || first.code) ? first : undefined;
    const strong = tidy(apart?.text ?? '');
    return place ? [{ text, place, ...(strong ? { strong, isCode: apart?.code === true } : {}) }] : [];
  });

/** The passage of a row: the one that has the words of all these cells. */
export const rowPlace = ({ note, section, passages }: Shelf, cells: readonly string[]): Place | undefined => {
  const wanted = cells.map(foldText);
  const passage = passages.find((each) => {
    const folded = foldOf(each);
    return folded.startsWith(wanted[0] ?? '') && wanted.every((cell) => folded.includes(cell));
  });
  return passage && { note, section, passage };
};
