import type { Person, Room } from '../chat/address.js';

/** Who did what, counted from the votes of closed rounds: points, places and streaks are made of it elsewhere. */
export interface StandingStore {
  /** How each topic was answered in the closed rounds of a space that opened since `from`. */
  topics(adapter: string, space: string, from: Date): Promise<readonly TopicTotals[]>;
  /** Who did what in a room, from rounds that opened in `[from, to)` and are closed. People without an offer are absent. */
  totals(room: Room, range: { readonly from?: Date; readonly to?: Date }): Promise<readonly Totals[]>;
  /** A person's latest closed rounds in a room, newest first; rounds before their first vote are absent. */
  record(room: Room, person: Person, limit: number): Promise<readonly RecordRow[]>;
  /** Rooms with closed rounds, of one space or all. */
  rooms(space?: string): Promise<readonly Room[]>;
  /** Throws the derived totals and histories away and computes them from the votes. */
  rebuildTotals(): Promise<void>;
}

export interface TopicTotals {
  readonly topic: string;
  readonly answered: number;
  readonly right: number;
}

export interface Totals {
  readonly person: Person;
  /** The name that came with the latest vote, or the id. */
  readonly name: string;
  /** Closed rounds since the person's first vote in the room. */
  readonly offered: number;
  readonly answered: number;
  readonly right: number;
  /**
   * Independent of the range: the closed slots of the room since the person's first vote, newest first, one character
   * each: `r` right, `w` wrong, `-` not answered; 400 at most.
   */
  readonly history: string;
  /** No board shows them but their own. */
  readonly hidden?: true;
}

export interface RecordRow {
  readonly round: string;
  readonly topic: string;
  readonly result: 'right' | 'wrong' | 'missed';
}

export interface StandingStores {
  readonly standings: StandingStore;
}
