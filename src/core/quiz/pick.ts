import { type Fit, fitting } from '../knowledge/fitting.js';
import type { Question } from '../knowledge/question.js';
import { reviewsOf } from './review.js';
import type { Lesson } from './store.js';

export interface Wanted extends Fit {
  /** When each question was last asked in the room, by id; questions never asked are absent. */
  readonly lastAsked: ReadonlyMap<string, Date>;
  /** The latest rounds of the room, newest first. */
  readonly past: readonly Lesson[];
  readonly now: Date;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}

/** `new`: never asked in the room; `review`: one that it missed, between new ones; `again`: nothing new was left. */
export interface Picked {
  readonly question: Question;
  readonly why: 'new' | 'review' | 'again';
}

/** Rounds that a question rests after it was asked, where the bank has enough others. */
const restingRounds = 10;
/** Rounds between two reviews, while there are new questions. */
const betweenReviews = 3;
/** A difficulty that is so far behind, as a share of the deck, may come twice in a row. */
const repeated = 0.03;
/** How many rounds of a room are worth looking at. */
export const remembered = 500;

/** The items that pass, or all of them when none does. */
const preferring = <T>(items: readonly T[], passes: (item: T) => boolean): readonly T[] => {
  const passing = items.filter(passes);
  return passing.length > 0 ? passing : items;
};

const oneOf = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** The items of the least value. */
const least = <T>(items: readonly T[], value: (item: T) => number): T[] => {
  const lowest = items.reduce((low, item) => Math.min(low, value(item)), Number.POSITIVE_INFINITY);
  return items.filter((item) => value(item) === lowest);
};

/**
 * One of the candidates, of the topic and then the difficulty that are furthest behind: each advances through the deck
 * at the same pace. Not the topic of the round before where there are others, and rather another difficulty.
 */
function balanced(
  candidates: readonly Question[],
  fits: readonly Question[],
  lastAsked: ReadonlyMap<string, Date>,
  before: Question | undefined,
  random: () => number,
): Question | undefined {
  // Half a question ahead: a topic of two questions then waits for the first quarter of the deck, not for its start.
  const progress = (field: 'topic' | 'difficulty', value: unknown): number => {
    const all = fits.filter((question) => question[field] === value);
    return (all.filter(({ id }) => lastAsked.has(id)).length + 0.5) / all.length;
  };
  const topics = preferring([...new Set(candidates.map(({ topic }) => topic))], (topic) => topic !== before?.topic);
  const repeats = (topic: string): boolean =>
    candidates.every((each) => each.topic !== topic || each.difficulty === before?.difficulty);
  const topic = oneOf(
    least(topics, (each) => progress('topic', each) + (repeats(each) ? repeated : 0)),
    random,
  );
  const within = candidates.filter((question) => question.topic === topic);
  // Whatever is not the commonest difficulty would be used up first, if it only ever had to change.
  const pace = ({ difficulty }: Question): number =>
    progress('difficulty', difficulty) + (difficulty === before?.difficulty ? repeated : 0);
  return oneOf(least(within, pace), random);
}

/** Whether the latest rounds leave room for a review: each of them put a question that was new then. */
const mayReview = (past: readonly Lesson[]): boolean =>
  past.length >= betweenReviews &&
  past
    .slice(0, betweenReviews)
    .every(({ question }, i) => !past.slice(i + 1).some((older) => older.question === question));

/** Those of the questions that are due for a review, the most overdue first. */
function overdue(questions: readonly Question[], { past, lastAsked, now }: Wanted) {
  const reviews = reviewsOf(past);
  return questions
    .map((question) => {
      const review = reviews.get(question.id);
      // What is not in the rounds that are looked at was asked so long ago that it is due by any count.
      return { question, missed: review?.missed ?? false, due: review?.due ?? lastAsked.get(question.id) ?? now };
    })
    .filter(({ due }) => due <= now)
    .sort((a, b) => a.due.getTime() - b.due.getTime());
}

/**
 * The question to ask next; undefined when none fits. New ones come first, and after three of them one may be a due
 * review of what the room missed. When nothing is new: what is due, the most overdue first, then the least recently
 * asked. Ten rounds lie between two askings of one question, where the bank has more than ten. A room meets the quiz
 * with a single-choice question.
 */
export function pick(bank: readonly Question[], wanted: Wanted): Picked | undefined {
  const { lastAsked, past, random } = wanted;
  const fits = fitting(bank, wanted);
  const unseen = fits.filter(({ id }) => !lastAsked.has(id));
  const recent = new Set(past.slice(0, restingRounds).map(({ question }) => question));
  const rested = fits.filter(({ id }) => lastAsked.has(id) && !recent.has(id));
  const before = bank.find(({ id }) => id === past[0]?.question);
  const picked = (question: Question | undefined, why: Picked['why']) => question && { question, why };

  if (unseen.length > 0) {
    const review = mayReview(past) ? overdue(rested, wanted).find(({ missed }) => missed) : undefined;
    if (review) return picked(review.question, 'review');
    const first = lastAsked.size === 0 ? preferring(unseen, ({ kind }) => kind === 'single') : unseen;
    return picked(balanced(first, fits, lastAsked, before, random), 'new');
  }
  const longest = overdue(rested, wanted).slice(0, restingRounds);
  const elsewhere = preferring(longest, ({ question }) => question.topic !== before?.topic);
  const [due] = preferring(elsewhere, ({ question }) => question.difficulty !== before?.difficulty);
  if (due) return picked(due.question, 'again');
  const asked = ({ id }: Question): number => lastAsked.get(id)?.getTime() ?? 0;
  return picked(oneOf(least(rested.length > 0 ? rested : fits, asked), random), 'again');
}
