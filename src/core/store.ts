import type { Person, Posted, Room } from './chat/address.js';
import type { Message } from './chat/message.js';
import type { Ballot, Round, Schedule, Slot, Snapshot, Tally } from './quiz/round.js';

/**
 * What has to outlive the process. The ports speak verbs of the domain, one transaction each; when a promise has
 * resolved, the change survives a kill. A room always stands for its whole: votes, boards and schedules ignore
 * `thread`. Every query of a room or person is confined to its adapter and space; only the heartbeat's own
 * (`due…`, `claim`, `undrawn`) look across spaces.
 */
export interface Store {
  /** The one clock of the program: the database's where there are several processes. */
  now(): Promise<Date>;
  readonly schedules: ScheduleStore;
  readonly rounds: RoundStore;
  readonly outbox: OutboxStore;
  readonly people: PeopleStore;
  readonly asked: AskedStore;
  readonly transcripts: TranscriptStore;
  /** Resolves when the store answers a trivial query, rejects with a StudyhallError when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface ScheduleStore {
  add(schedule: Schedule): Promise<void>;
  /** Of one room, oldest first. */
  of(room: Room): Promise<readonly Schedule[]>;
  /** Of all rooms, with the last slot that was settled (opened or skipped) of each. */
  due(): Promise<readonly { readonly schedule: Schedule; readonly last?: Slot }[]>;
  /** Sets or lifts (`undefined`) the pause of a room's schedules; lifting sets `since`. How many there were. */
  pause(room: Room, until: Date | 'forever' | undefined, now: Date): Promise<number>;
  /** Takes a schedule out of a room; its rounds stay. False when there is none of that id. */
  remove(room: Room, id: string): Promise<boolean>;
  /** Settles slots that will never be opened. Slots that are settled already are left alone. */
  skip(slots: readonly Slot[]): Promise<void>;
}

/** A round that is about to open. */
export type NewRound = Omit<Round, 'closed' | 'card'>;

export interface RoundStore {
  /**
   * Writes the round, settles its slot and queues its card (`cardKey`), in one transaction. `taken`: the slot is
   * settled already, by this process or another; `busy`: a round without a slot, while one is open in the room.
   */
  open(round: NewRound, cardKey: string): Promise<'opened' | 'taken' | 'busy'>;
  get(id: string): Promise<Round | undefined>;
  /** Open rounds of a room, the one that closes soonest first. */
  openIn(room: Room): Promise<readonly Round[]>;
  /** Rounds of all rooms that are open although their time is over. */
  due(now: Date): Promise<readonly Round[]>;
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
  tally(round: string): Promise<Tally>;
  /**
   * Closes an open round, adds it to the totals and histories of everybody who has ever voted in the room, and queues
   * its reveal, in one transaction. False when it was closed already.
   */
  close(id: string, at: Date, revealKey: string): Promise<boolean>;
  /**
   * Takes back an open round without votes whose card could not be placed, as if it had not been asked, and the card
   * out of the outbox; its slot stays settled. False, and nothing happens, when somebody voted or the card is placed.
   */
  withdraw(id: string, cardKey: string): Promise<boolean>;
  /** Closed rounds in which a question was asked, in all rooms, the newest first. */
  asked(question: string): Promise<readonly Round[]>;
  /**
   * Gives a closed round another snapshot and grades its votes anew; totals and histories follow in the same
   * transaction, and the card counts as undrawn. False when there is no such closed round.
   */
  correct(id: string, snapshot: Snapshot, right: (ballot: Ballot) => boolean): Promise<boolean>;
  /** When each question was last asked in a room; questions never asked are absent. */
  lastAsked(room: Room): Promise<ReadonlyMap<string, Date>>;
  /** Records where the card stands. */
  placed(id: string, card: Posted): Promise<void>;
  /** What the card on the platform shows now, in the words of `cards.ts`; `closed` once it shows the closed state. */
  drawn(id: string, state: string): Promise<void>;
  /** Rounds of all rooms whose card is placed and does not show the closed state yet, with what it shows. */
  undrawn(): Promise<readonly { readonly round: Round; readonly drawn?: string }[]>;
  /** Who did what in a room, from rounds that opened in `[from, to)` and are closed. People without an offer are absent. */
  totals(room: Room, range: { readonly from?: Date; readonly to?: Date }): Promise<readonly Totals[]>;
  /** A person's latest closed rounds in a room, newest first; rounds before their first vote are absent. */
  record(room: Room, person: Person, limit: number): Promise<readonly RecordRow[]>;
  /** Rooms with closed rounds, of one space or all. */
  rooms(space?: string): Promise<readonly Room[]>;
  /** Throws the derived totals and histories away and computes them from the votes. */
  rebuildTotals(): Promise<void>;
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
}

export interface RecordRow {
  readonly round: string;
  readonly topic: string;
  readonly result: 'right' | 'wrong' | 'missed';
}

/** What an outbox row says: a projection of a round, made when it is sent, or fixed words. */
export type Letter =
  | { readonly kind: 'card'; readonly round: string }
  | { readonly kind: 'reveal'; readonly round: string }
  | { readonly kind: 'message'; readonly message: Message };

export interface OutboxRow {
  /** Unique for good. */
  readonly key: string;
  readonly to: Room | Person;
  readonly letter: Letter;
  /** Claims so far, this one included. */
  readonly attempts: number;
  /** Whether an earlier attempt may have reached the platform: look before sending again. */
  readonly uncertain: boolean;
}

/** The durable queue of what has to be sent: `pending -> sending (a lease) -> sent | refused`. */
export interface OutboxStore {
  /** Does nothing when the key is there already. */
  add(
    row: { readonly key: string; readonly to: Room | Person; readonly letter: Letter },
    notBefore: Date,
  ): Promise<void>;
  /**
   * Takes rows that are due for one adapter: pending ones, and those whose lease ended (these are `uncertain`).
   * The lease is stored, so that a dead claimer's rows come back.
   */
  claim(adapter: string, now: Date, lease: number, limit: number): Promise<readonly OutboxRow[]>;
  sent(key: string, posted: Posted): Promise<void>;
  /** Back to pending until `at`; `uncertain` when the platform may have taken it. */
  later(key: string, at: Date, uncertain: boolean): Promise<void>;
  refused(key: string, why: string): Promise<void>;
}

export interface PeopleStore {
  /** The name that boards show. */
  remember(person: Person, name: string): Promise<void>;
  /** People of a space, in the order in which they came. */
  in(adapter: string, space: string): Promise<readonly { readonly person: Person; readonly name: string }[]>;
}

/** What an answer's buttons refer to: no author, short-lived, capped. */
export interface AskedStore {
  add(asked: {
    readonly id: string;
    readonly space: string;
    readonly query: string;
    readonly passages: readonly string[];
    readonly at: Date;
  }): Promise<void>;
  get(id: string, space: string): Promise<{ readonly query: string; readonly passages: readonly string[] } | undefined>;
  /** Deletes what is older than that instant, and the oldest beyond 10,000. */
  forget(before: Date): Promise<number>;
}

/** The conversation of a surface that has no server of its own to keep it. */
export interface TranscriptStore {
  /** Appends; with a key that is there already nothing is written and the first entry is returned. */
  append(entry: NewEntry): Promise<Entry>;
  /** Replaces the message of an entry; undefined when there is no such entry. */
  replace(room: Room, id: string, message: Message): Promise<Entry | undefined>;
  /** The latest entries of a room that everybody sees, or that person does, oldest first. */
  latest(room: Room, viewer: Person | undefined, limit: number): Promise<readonly Entry[]>;
  byKey(room: Room, key: string): Promise<Entry | undefined>;
}

export interface NewEntry {
  readonly room: Room;
  readonly at: Date;
  /** Absent when the bot speaks. */
  readonly by?: Person;
  /** Absent when everybody sees it. */
  readonly only?: Person;
  readonly key?: string;
  readonly message: Message;
}

export interface Entry extends NewEntry {
  /** Increases in a room in the order of appending. */
  readonly id: string;
}
