import { expect, it } from 'vitest';
import { likelyOf } from '../../../../src/core/ask/rank/likely.js';

const words = new Map([
  [1, 0.6],
  [2, 0.4],
]);
const meaning = new Map([
  [1, 0.05],
  [2, 0.95],
]);

it('hears both, and one alone as it is', () => {
  expect(likelyOf(words, undefined)).toBe(words);
  expect(likelyOf(undefined, meaning)).toBe(meaning);
  expect(likelyOf(undefined, undefined)).toBeUndefined();
  const both = likelyOf(words, meaning) ?? new Map();
  expect(both.get(1) + both.get(2)).toBeCloseTo(1);
  expect(both.get(2)).toBeGreaterThan(both.get(1));
});

it('rules out nothing for good that one of them has never heard of', () => {
  expect(likelyOf(new Map([[1, 1]]), meaning)?.get(2)).toBeGreaterThan(0);
});
