import type { Posted, Room } from '../chat/address.js';
import type { Difficulty, QuestionKind } from '../knowledge/question.js';
import type { Slot } from '../schedule/schedule.js';

/** What was asked, frozen when the round opened: files change only future rounds. */
export interface Snapshot {
  readonly question: string;
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly prompt: string;
  /** In the order shown. */
  readonly choices: readonly { readonly text: string; readonly right: boolean; readonly why: string }[];
  readonly accepts: readonly string[];
  readonly explanation: string;
  readonly source: {
    readonly file: string;
    readonly line: number;
    readonly text: string;
    /** Its heading's; absent in rounds from before it was kept. */
    readonly slug?: string | undefined;
  };
  /**
   * Set when the key was changed after the round: it was changed in the `file` too, or only by the `hand` of a manager,
   * and then the explanation is of another key and the file's key is no news.
   */
  readonly corrected?: 'file' | 'hand';
}

/** One question put to one room. */
export interface Round {
  readonly id: string;
  readonly room: Room;
  /** Absent for a round that somebody started by hand. */
  readonly slot?: Slot;
  readonly snapshot: Snapshot;
  readonly opens: Date;
  readonly closes: Date;
  /** When it was closed, at `closes` or by hand. */
  readonly closed?: Date;
  /** The card, once a platform took it. */
  readonly card?: Posted;
  /** The message with its result, once a platform took that. */
  readonly reveal?: Posted;
}

/** A person's vote: choices counted from 0 in the snapshot's order, or typed text. */
export interface Ballot {
  readonly picks: readonly number[];
  readonly text?: string;
}

/** How a round stands: votes a choice. */
export interface Tally {
  readonly voters: number;
  readonly right: number;
  /** One number a choice of the snapshot; empty for a typed question. */
  readonly counts: readonly number[];
  /** Typed answers and how many gave them, spellings of one as one, the most frequent first, ten at most. */
  readonly typed: readonly { readonly text: string; readonly count: number; readonly right: boolean }[];
}
