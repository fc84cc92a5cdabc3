import type { Person, Room } from '../chat/address.js';

/** What somebody decided about a draft. */
export interface Judgement {
  /** The id of its question or note. */
  readonly question: string;
  /** It belongs to their space. */
  readonly by: Person;
  readonly verdict: 'used' | 'unfit';
  /** What is used, as a quiz file says it, or a whole note; kept until a file holds it. */
  readonly text?: string;
  /** The note's file; absent for a question. */
  readonly path?: string;
}

/** Drafts that were decided on: they don't come back. */
export interface DraftStore {
  /** False when that draft was decided on before in that space: nothing is changed then. */
  judge(judgement: Judgement, at: Date): Promise<boolean>;
  /** The questions that were decided on in a space. */
  judged(adapter: string, space: string): Promise<ReadonlySet<string>>;
  /** A file holds it now: its text is no longer kept. */
  filed(question: string, by: Person): Promise<void>;
  /** What is used and stands in no file, of all spaces, the oldest first; each question and note once. */
  kept(): Promise<readonly { readonly question: string; readonly text: string; readonly path?: string }[]>;
}

/** A message that somebody is making something of: theirs alone until they sent the form, their room's from then on. */
export interface Clip {
  readonly id: string;
  readonly kind: 'question' | 'note';
  /** Where the message stands; nobody elsewhere sees what is made of it before it is approved. */
  readonly room: Room;
  readonly by: Person;
  /** The message's words; empty where nothing but a query was there. */
  readonly text: string;
  readonly url?: string;
  /** What was filled into the form, by the names of its fields. */
  readonly filled?: Readonly<Record<string, string>>;
}

/** Messages for as long as something is being made of them. */
export interface ClipStore {
  add(clip: Clip, at: Date): Promise<void>;
  of(room: Room, id: string): Promise<Clip | undefined>;
  /** The questions of a room whose form was sent, the oldest first. */
  questions(room: Room): Promise<readonly Clip[]>;
  /** Keeps what was sent, in place of what was sent before; false when the clip is gone. */
  fill(room: Room, id: string, filled: Readonly<Record<string, string>>): Promise<boolean>;
  /** It was decided on. */
  drop(room: Room, id: string): Promise<void>;
  /** Deletes what is older than `before`; with `empty` only where the form was never sent. */
  forget(before: Date, empty?: boolean): Promise<void>;
}

export interface DraftStores {
  readonly drafts: DraftStore;
  readonly clips: ClipStore;
}
