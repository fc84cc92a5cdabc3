import { expect, it } from 'vitest';
import { pairsOf, shelveByPairs } from '../../../../src/core/ask/index/pair-shelves.js';
import { finish } from '../../../../src/core/knowledge/steps.js';

const shelves = finish(shelveByPairs(['banana', 'band', 'ана']));
const [atStart = 0, inside = 0] = pairsOf('band');

it('shelves each word once under each pair of its letters and its ends', () => {
  expect([...shelves.get(atStart)]).toEqual([0, 1]);
  expect([...shelves.get(inside)]).toEqual([0, 1]);
  expect([...shelves.get(pairsOf('ана')[1] ?? 0)]).toEqual([2]);
  expect([...shelves.get(pairsOf('banana').at(-1) ?? 0)]).toEqual([0]);
});

it('has nothing under a pair that no word has', () => {
  expect([...shelves.get(pairsOf('xy')[1] ?? 0)]).toEqual([]);
});
