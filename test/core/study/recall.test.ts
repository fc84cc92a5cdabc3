import fc from 'fast-check';
import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/knowledge/question.js';
import { nextQuestion } from '../../../src/core/study/next-question.js';
import { recallsOf } from '../../../src/core/study/recall.js';
import type { Answer } from '../../../src/core/study/store.js';

const start = Date.parse('2026-11-02T09:00:00Z');
const hours = (count: number): Date => new Date(start + count * 3_600_000);

const question = (id: string): Question => ({
  id,
  file: 'a.quiz.md',
  line: 1,
  kind: 'single',
  topic: 'a',
  difficulty: 1,
  prompt: id,
  choices: [],
  accepts: [],
  explanation: '',
  source: { file: 'a.md', heading: '', quote: '', line: 1, text: '' },
});
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const histories = fc
  .array(fc.record({ question: fc.constantFrom(...ids.slice(0, 6)), right: fc.boolean(), hour: fc.nat(90 * 24) }), {
    maxLength: 40,
  })
  .map((all) => all.sort((a, b) => a.hour - b.hour).map(({ hour, ...rest }): Answer => ({ ...rest, at: hours(hour) })));

/** What ts-fsrs itself makes of one question's answers. */
const direct = (answers: readonly Answer[], id: string) => {
  const scheduler = fsrs({ enable_short_term: false });
  const own = answers.filter((answer) => answer.question === id);
  const [first] = own;
  return (
    first &&
    own.reduce<Card>(
      (card, { at, right }) => scheduler.next(card, at, right ? Rating.Good : Rating.Again).card,
      createEmptyCard(first.at),
    )
  );
};

describe('what is known of each question', () => {
  it('is due when ts-fsrs says so, and missed while the latest answer is wrong', () => {
    fc.assert(
      fc.property(histories, (answers) => {
        const recalls = recallsOf(answers);
        for (const id of ids) {
          const last = answers.findLast((answer) => answer.question === id);
          expect(recalls.get(id)?.due).toEqual(direct(answers, id)?.due);
          expect(recalls.get(id)?.missed).toBe(last && !last.right);
        }
      }),
      { seed: 20261129, numRuns: 300 },
    );
  });
});

describe('what comes next', () => {
  it('is what ts-fsrs wants first, then what was missed, then something new, until nothing is left', () => {
    fc.assert(
      fc.property(histories, fc.nat(100 * 24), fc.nat(), (answers, hour, chance) => {
        const before = answers.filter(({ at }) => at <= hours(hour));
        const until = hours(hour + 12);
        let left = ids.map(question);
        const order: string[] = [];
        const whys: string[] = [];
        for (;;) {
          const next = nextQuestion(left, recallsOf(before), until, () => (chance % 97) / 97);
          if (!next) break;
          order.push(next.question.id);
          whys.push(next.why);
          left = left.filter(({ id }) => id !== next.question.id);
        }
        expect([...order].sort()).toEqual(ids);
        const dueOf = (id: string): number => direct(before, id)?.due.getTime() ?? Number.NaN;
        const isWrong = (id: string): boolean => before.findLast((answer) => answer.question === id)?.right === false;
        const due = order.filter((id) => dueOf(id) < until.getTime());
        // First all that is due, by how long it has been; then misses; then new ones; the rest by when it is due.
        expect(order.slice(0, due.length)).toEqual([...due].sort((a, b) => dueOf(a) - dueOf(b) || (a < b ? -1 : 1)));
        const rank = (id: string): number => {
          if (dueOf(id) < until.getTime()) return 0;
          if (isWrong(id)) return 1;
          return Number.isNaN(dueOf(id)) ? 2 : 3;
        };
        expect(order.map(rank)).toEqual(order.map(rank).sort());
        const rest = order.filter((id) => rank(id) === 3);
        expect(rest).toEqual([...rest].sort((a, b) => dueOf(a) - dueOf(b) || (a < b ? -1 : 1)));
        whys.forEach((why, i) => {
          const id = order[i] ?? '';
          const known = rank(id) === 0 ? 'due' : 'known';
          expect(why).toBe(isWrong(id) ? 'missed' : rank(id) === 2 ? 'new' : known);
        });
      }),
      { seed: 20261129, numRuns: 300 },
    );
  });
});
