import { describe, expect, it } from 'vitest';
import { repeatedIds } from '../../../src/core/knowledge/repeated-ids.js';

const at = (file: string, id = 'guest', prompt = 'Who?') => ({ id, file, line: 2, prompt });
const told = (...given: Parameters<typeof repeatedIds>) =>
  repeatedIds(...given).map(({ file, message }) => [file, message]);
const used = (file: string) => `the id "guest" is already used in ${file}:2`;

describe('an id that is used twice', () => {
  it('belongs to the first question that has it, over all files', () => {
    expect(repeatedIds([at('a.quiz.md'), at('b.quiz.md', 'other'), at('c.quiz.md')], [])).toEqual([
      {
        file: 'c.quiz.md',
        line: 2,
        column: 1,
        rule: 'repeated-id',
        severity: 'error',
        message: used('a.quiz.md'),
        hint: 'give this question its own id, one that has never been used',
      },
    ]);
  });

  it('is found where a question is broken, too, which does not take it from one that can be used', () => {
    expect(told([at('b.quiz.md')], [at('a.quiz.md')])).toEqual([['a.quiz.md', used('b.quiz.md')]]);
    expect(told([], [at('a.quiz.md'), at('b.quiz.md')])).toEqual([['b.quiz.md', used('a.quiz.md')]]);
    expect(told([], [at('a.quiz.md', ''), at('b.quiz.md', '')])).toEqual([]);
  });

  it('stays with the question that had it before, broken or not', () => {
    const [a, b] = [at('a.quiz.md'), at('b.quiz.md')];
    expect(told([a, b], [], [b])).toEqual([['a.quiz.md', used('b.quiz.md')]]);
    expect(told([a], [b], [b])).toEqual([['a.quiz.md', used('b.quiz.md')]]);
  });
});
