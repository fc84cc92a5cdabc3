import type { Note, Passage } from '../../knowledge/note.js';

interface Place {
  readonly passage: Passage;
  readonly note: Note;
}

/** The headings above a passage from its note's title on: notes with the same headings are told apart by it. */
export const trailOf = ({ trail }: Pick<Passage, 'trail'>, { title }: Note): readonly string[] =>
  trail[0]?.toLowerCase() === title.toLowerCase() ? trail : [title, ...trail];

const headOf = ({ passage, note }: Place): string => trailOf(passage, note).at(-1) ?? '';

/** What a passage's section is called among others: `Diagnosis`, or `Diagnosis: KubeNodeNotReady` beside another one. */
export const placeName = (passage: Passage, note: Note, among: readonly Place[]): string => {
  const head = headOf({ passage, note });
  const twice = among.some((other) => other.note !== note && headOf(other) === head);
  return twice && head !== note.title ? `${head}: ${note.title}` : head;
};
