import type { Person } from '../chat/address.js';
import type { Ballot, Snapshot } from '../quiz/round.js';

/** A mock exam of one person. Questions are counted from 0, in the order in which they are put. */
export interface Exam {
  readonly id: string;
  readonly person: Person;
  readonly began: Date;
  /** When its time is over. */
  readonly ends: Date;
  /** When it was over: then, or when its person finished. */
  readonly ended?: Date;
  /** The share of right answers, in per cent, that passes. */
  readonly pass: number;
  readonly questions: readonly Snapshot[];
  readonly answers: ReadonlyMap<number, ExamAnswer>;
  /** Known once it is over: questions that a room was asked meanwhile, and that count neither way. */
  readonly aside: ReadonlySet<number>;
}

export interface ExamAnswer {
  readonly ballot: Ballot;
  readonly right: boolean;
}

export interface TopicScore {
  readonly topic: string;
  readonly right: number;
  readonly of: number;
}

export interface Score {
  readonly right: number;
  /** Questions that count. */
  readonly of: number;
  readonly answered: number;
  readonly passed: boolean;
  /** The weakest first. */
  readonly topics: readonly TopicScore[];
  /** The questions that were answered wrong or not at all. */
  readonly missed: readonly number[];
}

/** What an exam came to. Passing is decided by the share itself, not by the rounded one. */
export function scoreOf({ questions, answers, aside, pass }: Exam): Score {
  const counting = questions.flatMap(({ topic }, n) =>
    aside.has(n) ? [] : [{ n, topic, answered: answers.has(n), right: answers.get(n)?.right ?? false }],
  );
  const rights = (of: typeof counting): number => of.filter(({ right }) => right).length;
  const topics = [...new Set(counting.map(({ topic }) => topic))].map((topic): TopicScore => {
    const own = counting.filter((each) => each.topic === topic);
    return { topic, right: rights(own), of: own.length };
  });
  const right = rights(counting);
  return {
    right,
    of: counting.length,
    answered: counting.filter(({ answered }) => answered).length,
    passed: counting.length > 0 && 100 * right >= pass * counting.length,
    topics: topics.sort((a, b) => a.right / a.of - b.right / b.of || b.of - a.of || (a.topic < b.topic ? -1 : 1)),
    missed: counting.filter((each) => !each.right).map(({ n }) => n),
  };
}

/** The questions that have no answer yet. */
export const unanswered = ({ questions, answers }: Exam): number[] =>
  [...questions.keys()].filter((n) => !answers.has(n));
