import type { Person, Room } from '../chat/address.js';

/** A question that one person answered on their own: in a practice series or an exam. */
export interface PractisedAnswer {
  readonly person: Person;
  /** The id of the question. */
  readonly question: string;
  readonly right: boolean;
  /** When the series or the exam began: a question counts once in each. */
  readonly started: Date;
  readonly at: Date;
}

/** What a person answered, on their own or as a vote. */
export interface Answer {
  readonly question: string;
  readonly right: boolean;
  readonly at: Date;
  /** The series or exam; absent for a vote. */
  readonly started?: Date;
}

/** What each person practised: a log. When something is due, and what is missed, is made of it elsewhere. */
export interface PractisedStore {
  /**
   * Keeps an answer. False, and nothing happens, when the person has answered that question since `started` in the same
   * series or exam: what is pressed twice, or delivered twice, counts once.
   */
  record(answer: PractisedAnswer): Promise<boolean>;
  /**
   * All that a person answered in their space, the oldest first: on their own, and in rounds that are closed (an open
   * one tells nobody what is right). A corrected round counts as it was corrected.
   */
  answers(person: Person): Promise<readonly Answer[]>;
}

export interface PractisedStores {
  readonly practised: PractisedStore;
}

/** The question that was put last to one person alone in a room, in practice or an exam. */
export interface Shown {
  readonly person: Person;
  readonly room: Room;
  /** The id of its choices, and of the form of a typed answer. */
  readonly control: string;
  readonly at: Date;
}

export interface ShownStore {
  /** Keeps it in place of the one before. */
  keep(shown: Shown): Promise<void>;
  last(person: Person, room: Room): Promise<Shown | undefined>;
  drop(person: Person, room: Room): Promise<void>;
  /** Deletes what was shown before an instant. How many. */
  forget(before: Date): Promise<number>;
}

export interface ShownStores {
  readonly shown: ShownStore;
}
