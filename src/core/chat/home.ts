import type { Person } from './address.js';

export const boardRanges = ['week', 'month', 'all'] as const;
export type BoardRange = (typeof boardRanges)[number];

/** One line of a leaderboard as it is shown. */
export interface BoardRow {
  readonly place: number;
  readonly person: Person;
  readonly name: string;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
  /** Closed questions since the person's first vote here. */
  readonly offered: number;
  readonly streak: number;
  /** Only the person themself is shown this row. */
  readonly hidden?: true;
}

/** What the bot has to offer, at one glance. */
export interface Offer {
  readonly notes: number;
  readonly questions: number;
  /** The largest topics, and how many there are. */
  readonly topics: readonly string[];
  readonly topicCount: number;
  /** Queries to begin with. */
  readonly tries: readonly Try[];
}

/** A query that shows what asking is like: it is answered, misspelt and answered all the same, or not in the notes. */
export interface Try {
  readonly query: string;
  readonly shows: 'answered' | 'misspelt' | 'absent';
}

/** A person's vote as they see it themself: options counted from 0, or typed text. */
export interface OwnVote {
  readonly round: string;
  readonly picks: readonly number[];
  readonly text?: string;
  /** Known once the round is closed. */
  readonly right?: boolean;
}

/** What one person sees of one room beside its conversation: their own view, private to them. */
export interface Home extends OwnView {
  readonly offer: Offer;
  /** The commands that the person may use here: `quiz now`. */
  readonly can: readonly string[];
}

/** How the quiz of a room stands for one person. */
export interface OwnView {
  readonly boards: Readonly<Record<BoardRange, readonly BoardRow[]>>;
  /** The person's latest closed questions, oldest first. */
  readonly progress: {
    readonly last: readonly ('right' | 'wrong' | 'missed')[];
    readonly weakest?: string;
  };
  /** Coming questions, the soonest first. */
  readonly next: readonly { readonly opens: Date; readonly phrase: string; readonly zone: string }[];
  /** The room has schedules, and somebody has paused them. */
  readonly paused: boolean;
  /** Rounds that are open in the room. */
  readonly open: readonly { readonly round: string; readonly closes: Date }[];
  /** The person's own votes in the latest rounds of the room. */
  readonly votes: readonly OwnVote[];
}
