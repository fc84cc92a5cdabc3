import type { Generated, Kysely, Selectable } from 'kysely';

/**
 * The tables as the queries see them. One schema serves every engine: instants are epoch milliseconds, yes and no are
 * 1 and 0, and what has an inner structure is JSON in a text column. A driver that hands out large integers as
 * strings is taught to make numbers of them where its connection is opened; no query cares.
 */
export interface Schema {
  schedule: ScheduleTable;
  slot: SlotTable;
  round: RoundTable;
  vote: VoteTable;
  member: MemberTable;
  total: TotalTable;
  outbox: OutboxTable;
  person: PersonTable;
  asked: AskedTable;
  proposal: ProposalTable;
  entry: EntryTable;
  settings: SettingsTable;
  gap: GapTable;
  lease: LeaseTable;
  seen: SeenTable;
  encoded: EncodedTable;
  away: AwayTable;
  judgement: JudgementTable;
  practised: PractisedTable;
  exam: ExamTable;
  exam_answer: ExamAnswerTable;
  clip: ClipTable;
  shown: ShownTable;
}

export type Db = Kysely<Schema>;

/** Every table with what tells its rows apart; a table that others refer to comes before them. */
export const tableKeys: { readonly [T in keyof Schema]: readonly (keyof Schema[T] & string)[] } = {
  schedule: ['id'],
  slot: ['schedule', 'key'],
  round: ['id'],
  vote: ['round', 'person'],
  member: ['adapter', 'space', 'room', 'person'],
  total: ['adapter', 'space', 'room', 'month', 'person', 'topic', 'difficulty'],
  outbox: ['key'],
  person: ['adapter', 'space', 'id'],
  asked: ['space', 'id'],
  proposal: ['id'],
  entry: ['adapter', 'space', 'room', 'seq'],
  settings: ['adapter', 'space'],
  gap: ['id'],
  lease: ['name'],
  seen: ['key'],
  encoded: ['model', 'key'],
  away: ['adapter', 'space'],
  judgement: ['adapter', 'space', 'question'],
  practised: ['adapter', 'space', 'person', 'question', 'started'],
  exam: ['id'],
  exam_answer: ['exam', 'n'],
  clip: ['id'],
  shown: ['adapter', 'space', 'room', 'person'],
};

/** Every row that belongs to a tenant says so. */
interface InSpace {
  adapter: string;
  space: string;
}

interface InRoom extends InSpace {
  room: string;
}

export interface ScheduleTable extends InRoom {
  id: string;
  thread: string | null;
  phrase: string;
  /** A person of the same adapter and space; empty once they are forgotten. */
  by: string;
  /** When it was added; `since` moves on with every resumption. */
  made: number;
  since: number;
  /** The end of the pause; `forever` (rows.ts) for one without an end. */
  paused: number | null;
}

/** A settled slot: opened, or skipped when it has no round or that was withdrawn. */
export interface SlotTable extends InSpace {
  schedule: string;
  key: string;
  opens: number;
  round: string | null;
  /** Why it was skipped. */
  skipped: string | null;
}

export interface RoundTable extends InRoom {
  id: string;
  thread: string | null;
  schedule: string | null;
  slot: string | null;
  slot_opens: number | null;
  question: string;
  topic: string;
  difficulty: number;
  /** Of `opens`, in UTC: `2026-11`. */
  month: string;
  snapshot: string;
  opens: number;
  closes: number;
  closed: number | null;
  card: string | null;
  /** Where its result stands; of rounds of older versions the outbox may know. */
  reveal: string | null;
  drawn: string | null;
  /** 1 when nothing is left to be drawn: the card shows the closed state. */
  final: Generated<number>;
  /** Derived: as the votes of a closed round say. */
  voters: Generated<number>;
  right: Generated<number>;
}

export interface VoteTable extends InSpace {
  round: string;
  person: string;
  /** Ascending, as JSON. */
  picks: string;
  text: string | null;
  /** `text` as it is compared with others. */
  folded: string | null;
  right: number;
  at: number;
  /** 1 once its person had everything deleted: it still counts, and `person` is only a number by then. */
  nameless: Generated<number>;
}

/** Derived: who has voted in a closed round of a room. */
export interface MemberTable extends InRoom {
  person: string;
  /** When the first round that they voted in opened. */
  since: number;
  /** As in Totals; null only inside a transaction that is about to write it. */
  history: string | null;
}

/** Derived: a month's sums of a member over closed rounds. */
export interface TotalTable extends InRoom {
  month: string;
  person: string;
  topic: string;
  difficulty: number;
  offered: number;
  answered: number;
  right: number;
}

export interface OutboxTable extends InSpace {
  key: string;
  to: string;
  letter: string;
  state: 'pending' | 'sending' | 'sent' | 'refused';
  /** When it may be claimed: not before this while pending, the end of the lease while sending. */
  due: number;
  attempts: Generated<number>;
  uncertain: Generated<number>;
  /** When the latest attempt ended uncertainly, where its sender lived to tell. */
  since: number | null;
  posted: string | null;
  /** Whom it answers where others see it too, as in `asked`. */
  asker: string | null;
  why: string | null;
  advice: string | null;
}

export interface PersonTable extends InSpace {
  id: string;
  name: string;
  /** Counts up in the order of arrival; of the first version small numbers, later the time. */
  came: number;
  /** 1 when no board shows them. */
  hidden: Generated<number>;
}

export interface AskedTable {
  space: string;
  id: string;
  query: string;
  passages: string;
  at: number;
  /** Who asked, as `fingerprint` makes it: for an export, a deletion and a limit, and for nothing else. */
  asker: string | null;
}

export interface ProposalTable extends InSpace {
  id: string;
  round: string;
  /** The key that the new one is to replace. */
  against: string;
  /** The right choices, as JSON. */
  picks: string;
  /** What is accepted of what people type, as JSON. */
  accepts: string;
  at: number;
}

export interface EntryTable extends InRoom {
  seq: number;
  at: number;
  by: string | null;
  only: string | null;
  /** Whom it answers, where everybody sees it. */
  asker: string | null;
  key: string | null;
  message: string;
}

export interface SettingsTable extends InSpace {
  settings: string;
}

export interface GapTable extends InSpace {
  id: string;
  query: string;
  kind: string;
  passage: string | null;
  at: number;
  /** As in `asked`. */
  asker: string | null;
}

export interface LeaseTable {
  name: string;
  holder: string;
  until: number;
}

/** Keys that somebody was the first to ask for. */
export interface SeenTable {
  key: string;
  at: number;
}

/** Vectors of texts, so that processes which share the store make each once. (`vector` is a type of pgvector's.) */
export interface EncodedTable {
  model: string;
  /** A hash of the text. */
  key: string;
  /** The packed vector, in base64. */
  row: string;
}

/** Spaces that took the bot out: nothing is done there, and after a while nothing of them is left. */
export interface AwayTable extends InSpace {
  since: number;
}

export type ScheduleRow = Selectable<ScheduleTable>;
export type RoundRow = Selectable<RoundTable>;
export type EntryRow = Selectable<EntryTable>;
export type ExamRow = Selectable<ExamTable>;

/** What somebody decided about a draft. */
export interface JudgementTable extends InSpace {
  /** The id of a question or a note. */
  question: string;
  /** `used` or `unfit`. */
  verdict: string;
  /** A person of the same adapter and space. */
  by: string;
  at: number;
  /** What is used, as long as no file holds it. */
  kept: string | null;
  /** The file of a note; null for a question. */
  path: string | null;
}

export interface ClipTable extends InRoom {
  id: string;
  /** `question` or `note`. */
  kind: string;
  /** A person of the same adapter and space. */
  by: string;
  at: number;
  text: string;
  url: string | null;
  /** A JSON object of texts; null until the form was sent. */
  filled: string | null;
}

/** The question that somebody was shown last in a room, alone. */
export interface ShownTable extends InRoom {
  person: string;
  /** The id of what answers it. */
  control: string;
  at: number;
}

/** A log of what people answered on their own. */
export interface PractisedTable extends InSpace {
  person: string;
  question: string;
  /** When the series or exam began in which it was asked. */
  started: number;
  at: number;
  right: number;
}

/** A mock exam; at most one of a person has not ended. */
export interface ExamTable extends InSpace {
  id: string;
  person: string;
  began: number;
  ends: number;
  ended: number | null;
  /** In per cent. */
  pass: number;
  /** Snapshots in the order in which they are put, as JSON. */
  questions: string;
  /** Of an exam that ended: the numbers of the questions that don't count, as JSON. */
  aside: string | null;
}

export interface ExamAnswerTable extends InSpace {
  exam: string;
  /** Which question, counted from 0. */
  n: number;
  question: string;
  /** As in `vote`. */
  picks: string;
  text: string | null;
  right: number;
  at: number;
}
