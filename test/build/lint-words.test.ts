import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintWords } from '../../src/build/lint-words.js';

/** What is said of lists that are as sure as one another, and of one that is less sure. */
const said = (sure: string, ...others: string[]): string[] =>
  lintWords([[{ path: 'sure.txt', text: sure }], others.map((text, i) => ({ path: `${'ab'[i]}.txt`, text }))]).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`,
  );

describe('word lists', () => {
  it('may have comments, groups, arrows, and lines that share some of their phrases', () => {
    expect(said('# words\n\nmfa = 2fa # short\nclose = shut\nclose = near > here\n', 'close = end')).toEqual([]);
  });

  it.each([
    ['a line that stands alone', 'a = b\nalone', 'sure.txt:2 synonyms-line: "alone" stands on its own'],
    ['a missing word', 'a =', 'sure.txt:1 synonyms-line: a word is missing next to "=" or ">"'],
    ['a second arrow', 'a > b > c', 'sure.txt:1 synonyms-line: the line has more than one ">"'],
    [
      'a group that is too long',
      Array.from({ length: 25 }, (_, i) => `w${i}`).join(' = '),
      'sure.txt:1 synonyms-line: the line has more than 24 words',
    ],
    ['a capital letter', 'a = Bee', 'sure.txt:1 capitals: "Bee" has a capital letter'],
    ['a phrase twice in a group', 'bee = wasp = bee', 'sure.txt:1 phrase-twice: "bee" appears twice'],
    ['a phrase on both sides', 'bee = wasp > fly = bee', 'sure.txt:1 phrase-twice: "bee" appears twice'],
    ['two forms of one word', 'pay > rent = renting', 'sure.txt:1 phrase-twice: "rent" and "renting" are read as one'],
    [
      'the same line twice, in another order',
      'bee = wasp\nwasp = bee',
      'sure.txt:2 line-twice: the line says the same as sure.txt:1',
    ],
    [
      'a group within another',
      'bee = wasp\nbee = wasp = fly',
      'sure.txt:1 line-contained: all of the line is already in sure.txt:2',
    ],
    [
      'an arrow within a group',
      'bee = wasp = fly\nbee > fly',
      'sure.txt:2 line-contained: all of the line is already in sure.txt:1',
    ],
  ])('name %s', (_, text, problem) => {
    expect(said(text)).toContain(problem);
  });

  it('are compared with those that are as sure or surer, not with weaker ones', () => {
    expect(said('bee = wasp = fly', 'bee > wasp')).toEqual([
      'a.txt:1 line-contained: all of the line is already in sure.txt:1',
    ]);
    expect(said('', 'x = y', 'x = y')).toEqual(['b.txt:1 line-twice: the line says the same as a.txt:1']);
    expect(said('bee = wasp', 'bee = wasp = fly')).toEqual([]);
  });

  it('that are shipped have no fault, and name no provider', () => {
    const dir = join(import.meta.dirname, '../../src/core/language/words');
    const lists = ['same', 'near'].map((strength) =>
      readdirSync(join(dir, strength)).map((name) => ({
        path: `${strength}/${name}`,
        text: readFileSync(join(dir, strength, name), 'utf8'),
      })),
    );
    expect(lintWords(lists)).toEqual([]);
    for (const { text } of lists.flat()) expect(text).not.toMatch(/\b(?:aws|amazon|azure|gcp|ec2|s3|cloudtrail)\b/u);
  });
});
