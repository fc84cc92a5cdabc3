import type { Note, Passage } from '../../knowledge/note.js';
import type { Places } from '../index/places.js';

interface Place {
  readonly passage: Passage;
  readonly note: Note;
}

/** The headings above a passage from its note's title on: notes with the same headings are told apart by it. */
export const trailOf = ({ trail }: Pick<Passage, 'trail'>, { title }: Note): readonly string[] =>
  trail[0]?.toLowerCase() === title.toLowerCase() ? trail : [title, ...trail];

const headOf = ({ passage, note }: Place): string => trailOf(passage, note).at(-1) ?? '';

/**
 * What a passage's section is called among others: `What to do first`; with its note, `Diagnosis: KubeNodeNotReady`,
 * where another note has such a heading too.
 */
export const placeName = (passage: Passage, note: Note, { isShared }: Places): string => {
  const head = headOf({ passage, note });
  return head !== note.title && isShared(head) ? `${head}: ${note.title}` : head;
};
