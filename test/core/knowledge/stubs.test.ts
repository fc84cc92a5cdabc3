import { describe, expect, it } from 'vitest';
import { parseQuiz } from '../../../src/core/knowledge/parse-quiz.js';
import { stubOf } from '../../../src/core/knowledge/stubs.js';
import { noteOf } from '../../support/notes.js';

const note = noteOf(
  [
    'Before any heading.',
    '',
    '# Team «Ops» & Co.',
    '',
    '## Pönal “rules”',
    '',
    `- The pager is passed on at ${'the same time of day '.repeat(6)}on Mondays.`,
    `- The pager is passed on at ${'the same time of day '.repeat(6)}on Fridays.`,
    '- She says "no" and <!-- means it -->.',
    '- Twice.',
    '- Twice.',
  ].join('\n'),
  'team/on call.md',
);
const stubs = (taken: string[] = []) => note.passages.map((passage) => stubOf(note, passage, new Set(taken)));
const written = () => stubs().filter((stub) => stub !== undefined);
const text = () => written().join('\n\n');

describe('a stub', () => {
  it('lacks only what its author has to fill in', () => {
    const { questions, problems } = parseQuiz('team/on call.quiz.md', text(), [note]);
    expect(questions).toEqual([]);
    expect([...new Set(problems.map(({ rule }) => rule))].sort()).toEqual([
      'empty-choice',
      'equal-choices',
      'no-explanation',
      'no-prompt',
      'no-reason',
    ]);
  });

  it('is a question without any fault once it is filled in, wherever its file stands', () => {
    let n = 0;
    const filled = text()
      .replace(/^## \{/gm, '## Which is it? {')
      .replace(/^- \[x\]$/gm, '- [x] This one')
      .replace(/^- \[ \]$/gm, () => {
        n += 1;
        return `- [ ] Another ${n} — it is older`;
      })
      .replace(/^>$/gm, '> So it says.');
    for (const file of ['new.quiz.md', 'team/new.quiz.md', 'else/where/new.quiz.md']) {
      const { questions, problems } = parseQuiz(file, filled, [note]);
      expect(problems).toEqual([]);
      expect(questions.map(({ source }) => source.line)).toEqual([1, 7, 8, 9, 10]);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(5);
    }
  });

  it('quotes as much as leads to its own passage', () => {
    const [, mondays, fridays, short] = written();
    expect(mondays).toMatch(/Source: team\/on call\.md#pönal-rules "The pager .{1,60}"$/u);
    expect(fridays).toMatch(/"The pager .* on Fridays\."$/);
    expect(short).toMatch(/"She says "no" and .*\."$/);
  });

  it('takes an id that nobody has', () => {
    const [id = ''] = /\{#.+\}/.exec(written()[0] ?? '') ?? [];
    const other = stubs([id.slice(2, -1)]).find((stub) => stub !== undefined);
    expect(other).toContain(`${id.slice(0, -1)}-2}`);
  });

  it('is none where no source leads to the passage', () => {
    expect(stubs().at(-1)).toBeUndefined();
  });
});
