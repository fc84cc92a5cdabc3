import { learn } from '../quiz/review.js';
import type { Answer } from './store.js';

/** What somebody's answers say about one question. */
export interface Recall {
  /** When FSRS wants it asked again. */
  readonly due: Date;
  /** The latest answer was wrong. */
  readonly missed: boolean;
  /** When that was. */
  readonly at: Date;
}

/**
 * What is known of each question that somebody has answered, by id; `answers` are the oldest first. It is computed each
 * time, so that a round whose key was corrected restates it.
 */
export function recallsOf(answers: readonly Answer[]): ReadonlyMap<string, Recall> {
  const cards = new Map<string, { readonly card: ReturnType<typeof learn>; readonly last: Answer }>();
  for (const answer of answers) {
    const card = learn(cards.get(answer.question)?.card, answer.at, answer.right);
    cards.set(answer.question, { card, last: answer });
  }
  return new Map(
    [...cards].map(([question, { card, last }]) => [question, { due: card.due, missed: !last.right, at: last.at }]),
  );
}
