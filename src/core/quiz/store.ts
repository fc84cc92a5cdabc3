import type { Person, Posted, Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';
import type { LetterState, StoredRefusal } from '../ports/outbox.js';
import type { OrUnreadable } from '../ports/unreadable.js';
import type { Slot } from '../schedule/schedule.js';
import type { Ballot, Round, Snapshot, Tally } from './round.js';

/** A round that is about to open. */
export type NewRound = Omit<Round, 'closed' | 'card' | 'reveal'>;

export interface RoundStore {
  /**
   * Writes the round, settles its slot and queues its card (`cardKey`), in one transaction. `taken`: the slot is
   * settled already, by this process or another; `busy`: a round without a slot, while one is open in the room.
   */
  open(round: NewRound, cardKey: string): Promise<'opened' | 'taken' | 'busy'>;
  get(id: string): Promise<Round | undefined>;
  /** Open rounds of a room, the one that closes soonest first. */
  openIn(room: Room): Promise<readonly Round[]>;
  /**
   * Open rounds of a person's space, or of all spaces of their platform, the one that closes soonest first. They play
   * where they have voted, then or before.
   */
  openTo(person: Person, anywhere: boolean): Promise<readonly { readonly round: Round; readonly plays: boolean }[]>;
  /** The questions that are open in any room of a space, or of a whole platform; or were so at any time since then. */
  openQuestions(adapter: string, space?: string, since?: Date): Promise<ReadonlySet<string>>;
  /** Rounds of all rooms that are open although their time is over, the longest overdue first. */
  due(now: Date): Promise<readonly DueRound[]>;
  /**
   * Counts a vote; a later one of the same person replaces it. `late` when the round is closed or `at` is not before
   * its end, `gone` when there is no such round in that person's adapter and space.
   */
  vote(vote: {
    readonly round: string;
    readonly person: Person;
    readonly name?: string;
    readonly ballot: Ballot;
    readonly right: boolean;
    readonly at: Date;
  }): Promise<'counted' | 'changed' | 'same' | 'late' | 'gone'>;
  /** One person's vote in a round. */
  ballot(round: string, person: Person): Promise<Ballot | undefined>;
  /**
   * One person's votes in the latest `limit` rounds of a room, open ones included, the newest first; `right` only where
   * the round is closed.
   */
  votesOf(room: Room, person: Person, limit: number): Promise<readonly (Ballot & { round: string; right?: boolean })[]>;
  /** The different ballots of a round, and how many people gave each. */
  ballots(round: string): Promise<readonly { readonly ballot: Ballot; readonly count: number }[]>;
  tally(round: string): Promise<Tally>;
  /**
   * Closes an open round, adds it to the totals and histories of everybody who has ever voted in the room, and queues
   * its reveal, in one transaction. False when it was closed already.
   */
  close(id: string, at: Date, revealKey: string): Promise<boolean>;
  /** Lets an open round end at an instant that is before its end: who votes after it is late. */
  end(id: string, at: Date): Promise<void>;
  /**
   * Takes back an open round without votes whose card never stood in its room, as if it had not been asked, and the
   * card out of the outbox; its slot counts as skipped. Nothing happens when it was `asked`: somebody voted, its card is
   * placed, or it is not open; nor when that is `unsure`, since the platform may have the card.
   */
  withdraw(id: string, cardKey: string): Promise<Withdrawal>;
  /** Closed rounds in which a question was asked, in all rooms, the newest first. */
  asked(question: string): Promise<readonly OrUnreadable<Round, 'id'>[]>;
  /**
   * Gives a closed round another snapshot and grades its votes anew; totals and histories follow in the same
   * transaction, the card counts as undrawn, and a notice to its room is queued. False when there is no such closed
   * round.
   */
  correct(
    id: string,
    snapshot: Snapshot,
    right: (ballot: Ballot) => boolean,
    notice?: { readonly key: string; readonly message: Message; readonly at: Date },
  ): Promise<boolean>;
  /** The latest rounds of a room, open ones included, newest first. */
  latest(room: Room, limit: number): Promise<readonly PastRound[]>;
  /** The same rounds, as far as one learns from them what to ask next: for a room at each of its slots. */
  lessons(room: Room, limit: number): Promise<readonly Lesson[]>;
  /** How each question was answered in its closed rounds of all spaces together; those that nobody answered are absent. */
  results(): Promise<readonly QuestionResult[]>;
  /** When each question was last asked in a room; questions never asked are absent. */
  lastAsked(room: Room): Promise<ReadonlyMap<string, Date>>;
  /** Records where the card stands. */
  placed(id: string, card: Posted): Promise<void>;
  /** Records where the result stands. */
  revealed(id: string, reveal: Posted): Promise<void>;
  /** What the card on the platform shows now, in the words of `cards.ts`; `closed` once it shows the closed state. */
  drawn(id: string, state: string): Promise<void>;
  /** Rounds of all rooms whose card is placed and does not show the closed state yet, with what it shows and should. */
  undrawn(): Promise<readonly UndrawnRound[]>;
}

export type Withdrawal = { readonly kind: 'withdrawn'; readonly slot?: Slot } | { readonly kind: 'asked' | 'unsure' };

/** A round among many, without what was asked: one that can't be read keeps no other waiting. */
export interface DueRound {
  readonly id: string;
  readonly room: Room;
}

export interface UndrawnRound {
  readonly id: string;
  readonly room: Room;
  readonly closed: boolean;
  /** What the card shows, as `drawn` recorded it. */
  readonly drawn?: string;
  readonly voters: number;
}

/** A round in short, for those who look at many. */
export interface PastRound {
  readonly id: string;
  readonly question: string;
  readonly topic: string;
  readonly prompt: string;
  readonly opens: Date;
  /** Whether a schedule opened it. */
  readonly slotted: boolean;
  readonly closed?: Date;
  /** Counted when it closes or is corrected; 0 while it is open. */
  readonly voters: number;
  readonly right: number;
  /** How its card stands in the outbox. */
  readonly card: { readonly state: LetterState; readonly refusal?: StoredRefusal };
}

/** How often a question was asked and answered, by everybody. */
export interface QuestionResult {
  readonly question: string;
  readonly rounds: number;
  readonly answered: number;
  readonly right: number;
}

export type Lesson = Pick<PastRound, 'question' | 'opens' | 'closed' | 'voters' | 'right'>;

export interface RoundStores {
  readonly rounds: RoundStore;
}
