import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuestions } from '../../../src/core/exam/choose-questions.js';
import { bankOf } from './exam-questions.js';

const seed = 20_261_129;
const chances = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});
const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 0, maxLength: 8 });

/** Gives these numbers over and over. */
const random = (numbers: readonly number[]) => {
  let turn = 0;
  return () => numbers[turn++ % numbers.length] ?? 0;
};

describe('the questions of an exam', () => {
  it(`are balanced over topics, each once, as many as asked for (seed ${seed})`, () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 50 }), chances, (perTopic, count, numbers) => {
        const bank = bankOf(perTopic);
        const chosen = chooseQuestions(bank, count, random(numbers));
        expect(chosen.length).toBe(Math.min(count, bank.length));
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
        const taken = perTopic.map((_, t) => chosen.filter(({ topic }) => topic === `topic ${t}`).length);
        const left = taken.filter((of, t) => of < (perTopic[t] ?? 0));
        // A topic has fewer than another only where it has no more, but for one question.
        for (const of of left) expect(Math.max(...taken) - of).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('differ from exam to exam, in what is asked and in which order', () => {
    const bank = bankOf([30]);
    const ids = (numbers: number[]) => chooseQuestions(bank, 10, random(numbers)).map(({ id }) => id);
    expect(ids([0.1, 0.7])).not.toEqual(ids([0.4, 0.2, 0.9]));
  });
});
