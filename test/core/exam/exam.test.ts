import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExamAnswer, scoreOf, unanswered } from '../../../src/core/exam/exam.js';
import { grade } from '../../../src/core/quiz/grade.js';
import { bankOf, examOf } from './exam-questions.js';

const seed = 20_261_129;
const exams = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    picks: fc.array(fc.constantFrom(0, 1, undefined), { minLength: 25, maxLength: 25 }),
    aside: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
    pass: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ sizes, picks, aside, pass }) => {
    const bank = bankOf(sizes);
    const plain = examOf(bank, new Map());
    const answers = new Map(
      plain.questions.flatMap((snapshot, n): [number, ExamAnswer][] => {
        const pick = picks[n];
        if (pick === undefined) return [];
        const ballot = { picks: [pick] };
        return [[n, { ballot, right: grade(snapshot, ballot) }]];
      }),
    );
    return examOf(bank, answers, { pass, aside: new Set([...bank.keys()].filter((n) => aside[n])) });
  });

describe('the score of an exam', () => {
  it(`is the number of right answers, by topic too; the others are to be reviewed (seed ${seed})`, () => {
    fc.assert(
      fc.property(exams, (exam) => {
        const score = scoreOf(exam);
        const counting = exam.questions.flatMap((snapshot, n) => (exam.aside.has(n) ? [] : [{ snapshot, n }]));
        const right = counting.filter(({ snapshot, n }) =>
          grade(snapshot, exam.answers.get(n)?.ballot ?? { picks: [] }),
        );
        expect(score.right).toBe(right.length);
        expect(score.of).toBe(counting.length);
        expect(score.answered).toBe(counting.filter(({ n }) => exam.answers.has(n)).length);
        expect(score.missed).toEqual(counting.filter((each) => !right.includes(each)).map(({ n }) => n));
        expect(score.topics.reduce((sum, each) => sum + each.right, 0)).toBe(score.right);
        expect(score.topics.reduce((sum, each) => sum + each.of, 0)).toBe(score.of);
        const shares = score.topics.map((each) => each.right / each.of);
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        expect(score.passed).toBe(score.of > 0 && score.right / score.of >= exam.pass / 100);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('passes with exactly the share that is needed, and not by rounding', () => {
    const right: ExamAnswer = { ballot: { picks: [0] }, right: true };
    const scored = (of: number, rights: number, pass: number) =>
      scoreOf(examOf(bankOf([of]), new Map(Array.from({ length: rights }, (_, n) => [n, right])), { pass })).passed;
    expect([scored(20, 14, 70), scored(20, 13, 70), scored(23, 16, 70), scored(1, 1, 100), scored(3, 1, 33)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('knows what is unanswered', () => {
    const answers = new Map([[1, { ballot: { picks: [0] }, right: true }]]);
    expect(unanswered(examOf(bankOf([3]), answers))).toEqual([0, 2]);
  });
});
