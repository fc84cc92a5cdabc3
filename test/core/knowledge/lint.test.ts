import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/core/knowledge/lint.js';
import type { Note, Passage } from '../../../src/core/knowledge/note.js';
import type { Problem } from '../../../src/core/knowledge/problem.js';

const passage = (line: number, text: string, more: Partial<Passage> = {}): Passage => ({
  id: `p${line}`,
  file: 'a.md',
  line,
  trail: ['A'],
  text,
  kind: 'paragraph',
  section: 0,
  ...more,
});
const note = (more: Partial<Note>): Note => ({
  file: 'a.md',
  title: 'A',
  aliases: [],
  sections: [],
  passages: [passage(1, 'words')],
  ...more,
});
const told = (one: Note) =>
  lint({ notes: [one], bank: [], problems: [] }).map(
    (p) => `${p.line} ${p.severity} ${p.rule}: ${p.message} (${p.hint})`,
  );

describe('lint', () => {
  it.each([
    ['plain words', note({})],
    ['a date', note({ checked: '2028-02-29' })],
    ['a long table row', note({ passages: [passage(1, 'x'.repeat(1_201), { kind: 'row' })] })],
    ['equal words below other headings', note({ passages: [passage(1, 'x'), passage(2, 'x', { trail: ['B'] })] })],
  ])('is quiet on %s', (_, one) => {
    expect(told(one)).toEqual([]);
  });

  it.each([
    [
      note({ passages: [] }),
      '1 warning empty-note: the note holds no text that could be an answer (write some, or remove the file)',
    ],
    [note({ checked: 'last May' }), '1 warning bad-date: checked: "last May" is no date (write it as 2026-11-24)'],
    [note({ checked: '2026-02-30' }), '1 warning bad-date: checked: "2026-02-30" is no date (write it as 2026-11-24)'],
    [
      note({ passages: [passage(7, 'x'.repeat(1_201))] }),
      '7 warning long-passage: a paragraph of 1201 characters (split it, or make a list of it: short passages are found better)',
    ],
    [
      note({ passages: [passage(3, 'x'), passage(9, 'x')] }),
      '9 warning repeated-passage: the same words stand in line 3 (remove one of the two)',
    ],
  ])('warns of what costs answers %#', (one, warning) => {
    expect(told(one)).toEqual([warning]);
  });

  it('sorts the problems of all files by file, line and column', () => {
    const at = (file: string, line: number, column: number): Problem => ({
      file,
      line,
      column,
      rule: 'r',
      severity: 'error',
      message: 'm',
      hint: 'h',
    });
    const problems = [at('b.md', 1, 1), at('a.quiz.md', 10, 1), at('a.quiz.md', 2, 5), at('a.quiz.md', 2, 1)];
    const sorted = lint({ notes: [note({ passages: [] })], bank: [], problems });
    expect(sorted.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'a.md:1:1',
      'a.quiz.md:2:1',
      'a.quiz.md:2:5',
      'a.quiz.md:10:1',
      'b.md:1:1',
    ]);
  });
});
