import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/core/knowledge/lint.js';
import type { Note } from '../../../src/core/knowledge/note.js';
import type { Problem } from '../../../src/core/knowledge/problem.js';
import { noteOf } from '../../support/notes.js';

const note = (more: Partial<Note>): Note => ({ ...noteOf('# A\n\nwords'), ...more });
const told = (one: Note) =>
  lint({ notes: [one], bank: [], problems: [], kept: [] }).map(
    (p) => `${p.line} ${p.severity} ${p.rule}: ${p.message} (${p.hint})`,
  );

describe('lint', () => {
  it.each([
    ['plain words', note({})],
    ['a date', note({ checked: '2028-02-29' })],
    ['a page that only opens a folder', noteOf('---\ntitle: Garden\n---\n')],
    ['an empty page', noteOf('')],
    ['a long table row', noteOf(`| a | b |\n|-|-|\n| ${'x'.repeat(1_300)} | y |`)],
    ['a long paragraph', noteOf('word '.repeat(400))],
    ['equal words below other headings', noteOf('# A\n\n- x\n\n# B\n\n- x')],
    ['equal words in two lists', noteOf('Left:\n\n- x\n\nRight:\n\n- x')],
    ['short bullets that come twice', noteOf('# A\n\n- Frank\n- Guest\n- Guest')],
    [
      'equal steps in a numbered list',
      noteOf('1. Open the settings of the workspace.\n2. Wait.\n3. Open the settings of the workspace.'),
    ],
    ['equal steps around others', noteOf('Stop.\n\nWait.\n\nStop.')],
    ['equal code and rows', noteOf('```\nx\n```\n\n```\nx\n```\n\n| a |\n|-|\n| b |\n| b |')],
  ])('is quiet on %s', (_, one) => {
    expect(told(one)).toEqual([]);
  });

  it.each([
    [note({ checked: 'last May' }), `1 warning bad-date: checked: "last May" isn't a date (write it as 2026-11-24)`],
    [
      note({ checked: '2026-02-30' }),
      `1 warning bad-date: checked: "2026-02-30" isn't a date (write it as 2026-11-24)`,
    ],
    [
      noteOf('# A\n\n- The customer owns its backups.\n- y\n- The customer owns its backups.\n'),
      '5 warning repeated-passage: the same words are already in line 3 (remove one of the two)',
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
    const sorted = lint({ notes: [note({ checked: 'May' })], bank: [], problems, kept: [] });
    expect(sorted.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'a.md:1:1',
      'a.quiz.md:2:1',
      'a.quiz.md:2:5',
      'a.quiz.md:10:1',
      'b.md:1:1',
    ]);
  });
});
