import { expect, it } from 'vitest';
import type { Snapshot } from '../../../src/core/quiz/round.js';
import { typedRows } from '../../../src/core/quiz/typed-rows.js';

const snapshot: Snapshot = {
  question: 'q',
  kind: 'typed',
  topic: 'T',
  difficulty: 2,
  prompt: 'Which service?',
  choices: [],
  accepts: ['AWS Lambda', 'FaaS'],
  explanation: 'e',
  source: { file: 'n.md', line: 1, text: 't' },
};
const row = (text: string, count: number, right = false) => ({ text, count, right });

it('shows the accepted answer in its own words, however it was typed', () => {
  expect(typedRows(snapshot, [row('lambda', 3, true), row('amazon lamda', 1, true), row('fargate', 2)])).toEqual([
    row('AWS Lambda', 4, true),
    row('fargate', 2),
  ]);
});

it('shows spellings of one wrong answer as one, in the most frequent', () => {
  const typed = [
    row('cloud-watch', 1),
    row('aws cloudwatch', 1),
    row('cloudwatch', 3),
    row('the ec2', 2),
    row('EC2', 1),
  ];
  expect(typedRows(snapshot, typed)).toEqual([row('cloudwatch', 5), row('the ec2', 3)]);
});

it('keeps apart what means something else', () => {
  const typed = [
    row('3.5', 1),
    row('35', 1),
    row('-3.5', 1),
    row('c', 1),
    row('c#', 1),
    row('5 gb', 1),
    row('5 mb', 1),
  ];
  expect(typedRows(snapshot, typed)).toHaveLength(7);
});

it('counts everybody once and shows ten answers at most', () => {
  const typed = Array.from({ length: 300 }, (_, i) => row(`guess ${i}`, 1 + (i % 7)));
  const rows = typedRows(snapshot, typed);
  expect(rows).toHaveLength(10);
  expect(rows.every(({ count }) => count === 7)).toBe(true);
});
