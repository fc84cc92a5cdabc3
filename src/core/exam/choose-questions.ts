import type { Question } from '../knowledge/question.js';
import { shuffled } from '../quiz/snapshot.js';

/**
 * So many of the questions, or all of them where there are fewer: every topic gives as many as every other, but for one
 * that has no more. `random` gives numbers from 0 up to but not including 1.
 */
export function chooseQuestions(bank: readonly Question[], count: number, random: () => number): Question[] {
  const topics = shuffled([...new Set(bank.map(({ topic }) => topic))], random);
  const piles = topics.map((topic) =>
    shuffled(
      bank.filter((question) => question.topic === topic),
      random,
    ),
  );
  const longest = Math.max(0, ...piles.map(({ length }) => length));
  const dealt = Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile.slice(turn, turn + 1)));
  return shuffled(dealt.flat().slice(0, Math.max(0, count)), random);
}
