import { describe, expect, it } from 'vitest';
import { parseSynonyms } from '../../../src/core/knowledge/synonyms.js';

const pairs = (text: string): string[] =>
  parseSynonyms('synonyms.txt', text).synonyms.map(({ from, to }) => `${from}>${to}`);

describe('a synonyms file', () => {
  it('reads groups in both directions and arrows in one, past comments and empty lines', () => {
    expect(pairs('\uFEFF# words\r\n\r\nmfa = 2fa\nscanner > inspector # one way\n')).toEqual([
      'mfa>2fa',
      '2fa>mfa',
      'scanner>inspector',
    ]);
    expect(pairs('a = b > c = d')).toEqual(['a>c', 'a>d', 'b>c', 'b>d']);
  });

  it.each([
    ['alone', 'stands on its own'],
    ['a =', 'is missing'],
    ['> b', 'is missing'],
    ['a > b > c', 'more than one'],
    [`a = ${'x'.repeat(2000)}`, 'longer than'],
    [Array.from({ length: 30 }, (_, i) => `w${i}`).join(' = '), 'more than 24'],
  ])('names a line that it can not read and keeps the others: %j', (line, why) => {
    const { synonyms, problems } = parseSynonyms('synonyms.txt', `x = y\n${line}`);
    expect(synonyms).toHaveLength(2);
    expect(problems).toMatchObject([{ file: 'synonyms.txt', line: 2, rule: 'synonyms-line', severity: 'warning' }]);
    expect(problems[0]?.message).toContain(why);
  });
});
