import { expect, it } from 'vitest';
import { shortHash, shortHashAfter } from '../../../src/core/language/short-hash.js';

it('names a text the same in one piece and after its beginning', () => {
  const after = shortHashAfter('a.md\nHeading\n');
  expect(after('Some words')).toBe(shortHash('a.md\nHeading\nSome words'));
  expect(after('')).toBe(shortHash('a.md\nHeading\n'));
  expect(after('Some words')).not.toBe(after('Other words'));
});
