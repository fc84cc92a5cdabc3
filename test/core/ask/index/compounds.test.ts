import { expect, it } from 'vitest';
import { createPairs } from '../../../../src/core/ask/index/compounds.js';
import { finish } from '../../../../src/core/knowledge/steps.js';
import { stem } from '../../../../src/core/language/stem.js';
import { wordsIn } from '../../../../src/core/language/words.js';

const gathered = (text: string) => {
  const words = wordsIn(text);
  const pairs = createPairs(words);
  const numbers = words.map(({ text: each }) => words.findIndex(({ text }) => text === each));
  for (const [i, number] of numbers.entries()) if (i > 0) pairs.count(numbers[i - 1] ?? 0, number);
  const again = new Map<string, number>();
  const compounds = finish(pairs.done((both, times) => again.set(both, (again.get(both) ?? 0) + times)));
  return { compounds, again };
};

it('finds two neighbours by what both are called in one word, in any form', () => {
  const { compounds } = gathered('data centers burn');
  expect(compounds.get(stem('datacentre'))).toEqual(['data', stem('centers')]);
  expect(compounds.get(stem('centerdata'))).toBeUndefined();
});

it('keeps the first of those that are called alike', () => {
  expect(gathered('data center dat acenter').compounds.get(stem('datacentre'))).toEqual(['data', stem('centers')]);
});

it('tells of pairs that are met again, and how often', () => {
  const { again } = gathered('data center data center data center');
  expect(again).toEqual(
    new Map([
      ['datacenter', 2],
      ['centerdata', 1],
    ]),
  );
});

it('finds every one of many thousands', () => {
  const names = Array.from(
    { length: 3_000 },
    (_, i) => `w${i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}x`,
  );
  const { compounds } = gathered(names.join(' '));
  expect(compounds.get(`${names[0]}${names[1]}`)).toEqual([names[0], names[1]]);
  expect(names.filter((name, i) => i > 0 && compounds.get(`${names[i - 1]}${name}`) === undefined)).toEqual([]);
});
