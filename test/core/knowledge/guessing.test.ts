import { describe, expect, it } from 'vitest';
import { guesses } from '../../../src/core/knowledge/guessing.js';
import type { Choice, Question } from '../../../src/core/knowledge/question.js';

const question = (prompt: string, choices: readonly string[]): Question => {
  const read = choices.map(
    (text): Choice => ({ text: text.replace(/^\* /, ''), right: text.startsWith('* '), why: '' }),
  );
  const right = read.filter((choice) => choice.right).length;
  const twofold = read.length === 2 && read.every(({ text }) => text === 'True' || text === 'False');
  return {
    id: prompt,
    file: 'a.quiz.md',
    line: 1,
    kind: twofold ? 'true-false' : right > 1 ? 'choose' : 'single',
    topic: 'A',
    difficulty: 1,
    prompt,
    choices: read,
    accepts: [],
    explanation: '',
    source: { file: 'a.md', heading: 'a', quote: '', line: 1, text: '' },
  };
};

const score = (bank: readonly Question[], strategy: string): [number, number] => {
  const found = guesses(bank).find((each) => each.strategy === strategy);
  return [found?.score ?? -1, found?.chance ?? -1];
};

describe('somebody who knows nothing', () => {
  it('scores by length where the key stands out by it', () => {
    const bank = [question('?', ['* the longest of all', 'b', 'cc', 'ddd'])];
    expect(score(bank, 'the longest')).toEqual([1, 0.25]);
    expect(score(bank, 'the shortest')).toEqual([0, 0.25]);
    expect(score(bank, 'place 1')).toEqual([1, 0.25]);
    expect(score(bank, 'place 2')).toEqual([0, 0.25]);
  });

  it('shares the luck where several choices are liked equally', () => {
    expect(score([question('?', ['* same', 'mass', 'x', 'y'])], 'the longest')).toEqual([0.5, 0.25]);
    expect(score([question('?', ['* a', 'b', 'c', 'd'])], 'the hedged one')).toEqual([0.25, 0.25]);
  });

  it('has to pick the whole set of several', () => {
    const bank = [question('?', ['* aaaa', '* bbb', 'cc', 'd'])];
    expect(score(bank, 'the longest')).toEqual([1, 1 / 6]);
    expect(score(bank, 'the shortest')).toEqual([0, 1 / 6]);
  });

  it('looks at hedges, absolutes, the prompt and the company of a choice', () => {
    const bank = [
      question('Which service records calls?', ['* It usually records calls', 'never', 'always', 'every time']),
    ];
    for (const rule of ['the hedged one', 'the one without always or never', 'the one that repeats the prompt']) {
      expect(score(bank, rule)).toEqual([1, 0.25]);
    }
    const alike = [question('?', ['* green door', 'green wall', 'blue door', 'nothing'])];
    expect(score(alike, 'the one most like the others')).toEqual([1, 0.25]);
  });

  it('answers True or False blindly apart from the rest', () => {
    const bank = [
      question('a', ['* True', 'False']),
      question('b', ['True', '* False']),
      question('c', ['* True', 'False']),
    ];
    expect(score(bank, 'always True')).toEqual([2 / 3, 0.5]);
    expect(score(bank, 'always False')).toEqual([1 / 3, 0.5]);
    expect(score([], 'always True')).toEqual([0, 0]);
  });
});
