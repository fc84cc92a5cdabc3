import type { Note, Passage } from '../../knowledge/note.js';

export interface Place {
  readonly passage: Passage;
  readonly note: Note;
}

/** A passage that was found for a query. */
export interface Match extends Place {
  /** 0 to 1, comparable within one answer. */
  readonly score: number;
  /** The words of the passage (as they stand in it, lower case) that matched, for bold. */
  readonly words: readonly string[];
  /** Where else the notes say the same, word for word. */
  readonly also?: readonly Place[];
  /** The passage that was found, which says no more than that this one should be looked at. */
  readonly pointedFrom?: Place;
}

/**
 * What the notes say to a query. `found`: the first match answers it. `unsure`: one of the first three may.
 * `nothing`: the notes don't tell; `topics` are the nearest headings.
 */
export interface Answer {
  readonly query: string;
  readonly decision: 'found' | 'unsure' | 'nothing';
  /** 0 to 1, comparable between queries. */
  readonly confidence: number;
  /** For a bare name that a note bears: the passages that open its sections, in their order. */
  readonly overview?: readonly Passage[];
  /** Best first; also there when the decision is `nothing`. */
  readonly matches: readonly Match[];
  /** The query as it was read, when words of it were corrected. */
  readonly read?: { readonly from: string; readonly to: string };
  /** Each with the passage that opens it, three at most. */
  readonly topics: readonly { readonly name: string; readonly passage: Passage }[];
}
