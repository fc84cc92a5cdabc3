import type { Note, Passage, Section } from '../../knowledge/note.js';
import type { Difficulty } from '../../knowledge/question.js';

export const draftKinds = [
  'definition',
  'table',
  'list',
  'number',
  'steps',
  'fact',
  'advice',
  'blank',
  'claim',
  'command',
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** Where the notes say something. */
export interface Place {
  readonly note: Note;
  readonly section: Section;
  readonly passage: Passage;
}

/** A choice and what it really is: the reason why it is wrong, where it is. */
export interface Option {
  readonly text: string;
  readonly why: string;
  /** What it is sorted by where that is not its length: an amount. */
  readonly size?: number;
}

/** What `make` makes of some things, one by one as it is asked for; those that it makes nothing of are passed over. */
export const optionsOf = <T>(items: Iterable<T>, make: (item: T) => Option | undefined): Iterable<Option> => ({
  *[Symbol.iterator]() {
    for (const item of items) {
      const option = make(item);
      if (option) yield option;
    }
  },
});

/** A question before its wrong choices are picked from those that would do. */
export interface Proposal {
  readonly kind: DraftKind;
  readonly prompt: string;
  readonly right: readonly Option[];
  /** What may stand beside it, the likeliest first; three are picked, and no more is made than is looked at. */
  readonly wrong: Iterable<Option>;
  /** They are all there are of their kind, so that two will do. */
  readonly few?: boolean;
  readonly explanation: string;
  /** Words of the passage. */
  readonly quote: string;
  readonly place: Place;
  readonly difficulty: Difficulty;
  /** How likely it is to be of use, the best 0: what is proposed later. */
  readonly rank: number;
}
