import type { Person, Posted, Room } from './chat/address.js';
import type { Message } from './chat/message.js';
import type { Ballot, Round, Schedule, Slot, Snapshot, Tally } from './quiz/round.js';
import type { Settings } from './settings.js';

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
  readonly settings: SettingsStore;
  readonly gaps: GapStore;
  readonly leases: LeaseStore;
  /** Resolves when the store answers a trivial query, rejects with a StudyhallError when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export type SkippedWhy = 'late' | 'no-question';

export interface ScheduleStore {
  add(schedule: Schedule): Promise<void>;
  /** Of one room, oldest first. */
  of(room: Room): Promise<readonly Schedule[]>;
  /** Of all rooms of a space, oldest first. */
  in(adapter: string, space: string): Promise<readonly Schedule[]>;
  /** Of all rooms, with the last slot that was settled (opened or skipped) of each. */
  due(): Promise<readonly { readonly schedule: Schedule; readonly last?: Slot }[]>;
  /**
   * Sets or lifts (`undefined`) the pause of a room's schedules, or of the one of that id; lifting sets `since`. How
   * many there were.
   */
  pause(room: Room, until: Date | 'forever' | undefined, now: Date, id?: string): Promise<number>;
  /** Gives a schedule of a room another phrase and start; its settled slots stay. False when there is none of that id. */
  move(room: Room, id: string, phrase: string, since: Date): Promise<boolean>;
  /** Takes a schedule out of a room; its rounds stay. False when there is none of that id. */
  remove(room: Room, id: string): Promise<boolean>;
  /**
   * Settles slots that will never be opened, and says why: they came while nobody was there (`late`), or no question
   * fitted. Slots that are settled already are left alone; those that were not are returned.
   */
  skip(slots: readonly Slot[], why: SkippedWhy): Promise<readonly Slot[]>;
  /** The latest skipped slots of a room, newest first. */
  skipped(room: Room, limit: number): Promise<readonly { readonly opens: Date; readonly why: SkippedWhy }[]>;
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
  /** Open rounds of all rooms of a space, or of a whole platform. */
  openAcross(adapter: string, space?: string): Promise<readonly Round[]>;
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
  /** The different ballots of a round, and how many people gave each. */
  ballots(round: string): Promise<readonly { readonly ballot: Ballot; readonly count: number }[]>;
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
  past(room: Room, limit: number): Promise<readonly PastRound[]>;
  /** The same rounds, as far as one learns from them what to ask next: for a room at each of its slots. */
  lessons(room: Room, limit: number): Promise<readonly Lesson[]>;
  /** How each topic was answered in the closed rounds of a space that opened since `from`. */
  topics(adapter: string, space: string, from: Date): Promise<readonly TopicTotals[]>;
  /** When each question was last asked in a room; questions never asked are absent. */
  lastAsked(room: Room): Promise<ReadonlyMap<string, Date>>;
  /** Records where the card stands. */
  placed(id: string, card: Posted): Promise<void>;
  /** What the card on the platform shows now, in the words of `cards.ts`; `closed` once it shows the closed state. */
  drawn(id: string, state: string): Promise<void>;
  /** Rounds of all rooms whose card is placed and does not show the closed state yet, with what it shows and should. */
  undrawn(): Promise<readonly { readonly round: Round; readonly drawn?: string; readonly voters: number }[]>;
  /** Who did what in a room, from rounds that opened in `[from, to)` and are closed. People without an offer are absent. */
  totals(room: Room, range: { readonly from?: Date; readonly to?: Date }): Promise<readonly Totals[]>;
  /** A person's latest closed rounds in a room, newest first; rounds before their first vote are absent. */
  record(room: Room, person: Person, limit: number): Promise<readonly RecordRow[]>;
  /** Rooms with closed rounds, of one space or all. */
  rooms(space?: string): Promise<readonly Room[]>;
  /** Throws the derived totals and histories away and computes them from the votes. */
  rebuildTotals(): Promise<void>;
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

export type Lesson = Pick<PastRound, 'question' | 'opens' | 'closed' | 'voters' | 'right'>;

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

export type LetterState = 'pending' | 'sending' | 'sent' | 'refused';

/** Why a platform did not take a message, and what somebody can do about it. */
export interface StoredRefusal {
  readonly why: string;
  readonly advice?: string;
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
  /** Back to pending until `at`; `uncertain` when the platform may have taken it; `refusal` when it did not want it. */
  later(key: string, at: Date, uncertain: boolean, refusal?: StoredRefusal): Promise<void>;
  refused(key: string, refusal: StoredRefusal): Promise<void>;
  /** How a row stands, with the latest refusal; undefined when there is none of that key. */
  state(key: string): Promise<{ readonly state: LetterState; readonly refusal?: StoredRefusal } | undefined>;
  /** Where the message of a row stands, once it was sent. */
  posted(key: string): Promise<Posted | undefined>;
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

export interface SettingsStore {
  /** What a space has settled; the defaults where it never did. */
  of(adapter: string, space: string): Promise<Settings>;
  /** Of all spaces that ever settled something. */
  all(): Promise<readonly { readonly adapter: string; readonly space: string; readonly settings: Settings }[]>;
  set(adapter: string, space: string, settings: Settings): Promise<void>;
}

/** A query that the notes did not answer well, without its author. */
export interface Gap {
  readonly id: string;
  /** The query in one spelling: lower case, single spaces. */
  readonly query: string;
  /** `nothing` was found, the answer did not help, or another passage was `chosen` than the first. */
  readonly kind: 'nothing' | 'unhelpful' | 'chosen';
  /** The passage that was shown or chosen. */
  readonly passage?: string;
  readonly at: Date;
}

export interface GapStore {
  /** 10,000 a space at most: beyond that the oldest go. */
  add(adapter: string, space: string, gap: Gap): Promise<void>;
  /** Of a space, the newest first. */
  in(adapter: string, space: string): Promise<readonly Gap[]>;
  /** Where there are any. */
  spaces(): Promise<readonly { readonly adapter: string; readonly space: string }[]>;
  /** Deletes gaps of a space: those older than an instant, or those of these ids. How many. */
  forget(
    adapter: string,
    space: string,
    which: { readonly before: Date } | { readonly ids: readonly string[] },
  ): Promise<number>;
}

/** What only one of several processes may have or do. */
export interface LeaseStore {
  /** Takes or renews a lease for `length` milliseconds from `now`; false while somebody else holds it. */
  take(name: string, holder: string, now: Date, length: number): Promise<boolean>;
  /** Gives a lease back, when it is still this holder's. */
  release(name: string, holder: string): Promise<void>;
  /** True for the first who asks with that key, of all processes; false for everybody after. */
  first(key: string, now: Date): Promise<boolean>;
  /** Forgets the keys of `first` from before an instant. */
  forget(before: Date): Promise<number>;
}
