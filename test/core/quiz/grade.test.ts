import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question, QuestionKind } from '../../../src/core/knowledge/question.js';
import { acceptsText, grade } from '../../../src/core/quiz/grade.js';
import { snapshotOf } from '../../../src/core/quiz/snapshot.js';

const question = (kind: QuestionKind, keys: readonly boolean[], accepts: readonly string[] = []): Question => ({
  id: 'q',
  file: 'x.quiz.md',
  line: 3,
  kind,
  topic: 'T',
  difficulty: 2,
  prompt: '?',
  choices: keys.map((right, index) => ({ text: `c${index}`, right, why: right ? '' : 'no' })),
  accepts,
  explanation: 'e',
  source: { file: 'n.md', heading: 'h', quote: 'q', line: 4, text: 't' },
});

describe('a snapshot', () => {
  it('freezes what was asked', () => {
    expect(snapshotOf(question('single', [true, false]), () => 0)).toEqual({
      question: 'q',
      kind: 'single',
      topic: 'T',
      difficulty: 2,
      prompt: '?',
      choices: [
        { text: 'c0', right: true, why: '' },
        { text: 'c1', right: false, why: 'no' },
      ],
      accepts: [],
      explanation: 'e',
      source: { file: 'n.md', line: 4, text: 't', slug: 'h' },
    });
  });

  it('shuffles choices by the chance that it is given, and loses none', () => {
    const texts = (chances: readonly number[]) => {
      let turn = 0;
      return snapshotOf(question('single', [true, false, false]), () => chances[turn++] ?? 0).choices.map(
        ({ text }) => text,
      );
    };
    const orders = [0, 0.4, 0.9].flatMap((first) => [0, 0.6].map((second) => texts([first, second, 0]).join(' ')));
    expect(new Set(orders).size).toBe(6);
    for (const order of orders) expect(order.split(' ').sort()).toEqual(['c0', 'c1', 'c2']);
  });

  it('leaves True and False in their order', () => {
    const { choices } = snapshotOf(question('true-false', [true, false]), () => 0.99);
    expect(choices.map(({ text }) => text)).toEqual(['c0', 'c1']);
  });
});

describe('grading choices', () => {
  const snapshot = snapshotOf(question('choose', [true, false, true]), () => 0);

  it.each([
    [[0, 2], true],
    [[2, 0, 2], true],
    [[0], false],
    [[0, 1, 2], false],
    [[], false],
    [[0, 2, 7], false],
    [[0, 2, -1], false],
  ])('%j is %s', (picks, right) => {
    expect(grade(snapshot, { picks })).toBe(right);
  });

  it('is right for exactly the set of right choices', () => {
    const keys = fc.array(fc.boolean(), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(keys, fc.array(fc.nat(7)), (key, picks) => {
        const expected =
          key.every((right, index) => right === picks.includes(index)) && picks.every((n) => n < key.length);
        expect(
          grade(
            snapshotOf(question('choose', key), () => 0),
            { picks },
          ),
        ).toBe(expected);
      }),
      { seed: 9 },
    );
  });
});

describe('grading typed answers', () => {
  it('takes the text of a ballot', () => {
    const snapshot = snapshotOf(question('typed', [], ['cloudtrail', 'aws cloudtrail']), () => 0);
    expect(grade(snapshot, { picks: [], text: 'AWS CloudTrail' })).toBe(true);
    expect(grade(snapshot, { picks: [0] })).toBe(false);
  });

  it.each([
    ['cloudtrail', '  The "Cloud-Trail". '],
    ['cloudtrail', 'cloudtrial'],
    ['an access key', 'access key'],
    ['guard', 'gaurd'],
    ['guard', 'guards'],
    ["customer's", 'customers'],
    ['a', 'A'],
    ['route 53', 'Route53'],
    ['c++', 'C++'],
    ['Zürich', 'ZÜRICH'],
  ])('accepts for "%s" "%s"', (accepted, text) => {
    expect(acceptsText([accepted], text)).toBe(true);
  });

  it.each([
    ['cloudtrail', 'cloudwatch'],
    ['cloudtrail', 'clodtral e'],
    ['guard', 'gard e'],
    ['saml', 'sam'],
    ['route 53', 'route 54'],
    ['90 days', '91 days'],
    ['cloudtrail', 'cludtrall'],
    ['c++', 'c'],
    ['mfa', ''],
    ['mfa', ' ?! '],
    ['guard', `guard${' and more'.repeat(30)}`],
  ])('refuses for "%s" "%s"', (accepted, text) => {
    expect(acceptsText([accepted], text)).toBe(false);
  });
});
