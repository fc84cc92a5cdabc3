import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Lesson } from './store.js';

/** What the rounds of a room say about one question. */
export interface Review {
  /** When FSRS wants it asked again; a question that nobody ever answered is due since it was first asked. */
  readonly due: Date;
  /** Whether most of those who answered were wrong, in one of its rounds at least. */
  readonly missed: boolean;
}

/** Rooms and people learn here over days: the steps of minutes that FSRS has for one session are left out. */
const scheduler = fsrs({ enable_short_term: false });

/** What FSRS knows of a question after another answer: a wrong one counts as Again, a right one as Good. */
export const learn = (before: Card | undefined, at: Date, right: boolean): Card =>
  scheduler.next(before ?? createEmptyCard(at), at, right ? Rating.Good : Rating.Again).card;

/**
 * When each question of a room is to be reviewed, by id, from its past rounds (newest first): a wrong majority counts
 * as Again, all else as Good. A round that is open, or that nobody answered, teaches nothing. It is computed from the
 * votes each time, so a corrected round restates it.
 */
export function reviewsOf(past: readonly Lesson[]): Map<string, Review> {
  const cards = new Map<string, { card: Card; missed: boolean }>();
  for (const { question, opens, closed, voters, right } of past.toReversed()) {
    const { card, missed } = cards.get(question) ?? { card: createEmptyCard(opens), missed: false };
    const taught = closed !== undefined && voters > 0;
    const wrong = taught && right < voters - right;
    cards.set(question, {
      card: taught ? learn(card, opens, !wrong) : card,
      missed: missed || wrong,
    });
  }
  return new Map([...cards].map(([question, { card, missed }]) => [question, { due: card.due, missed }]));
}
