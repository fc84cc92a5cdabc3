import { describe, expect, it } from 'vitest';
import { ask } from '../../src/core/ask/ask.js';
import { buildLibrary } from '../../src/core/library.js';

const quiz = [
  '## Which garden has the marmalade? {#jam}',
  '- [x] The garden of herbs',
  '- [ ] None',
  '> It grows there.',
  'Source: a.md#herbs "grows in the garden"',
].join('\n');
const herbs = { path: 'a.md', text: '# Plants\n\n## Herbs\n\n- Thyme grows in the garden.\n' };
const broken = { path: 'a.md', text: '---\ntitle: [x\n---\n# Plants\n' };
const other = { path: 'b.md', text: '# Tools\n\nThe spade is in the shed.\n' };

describe('a library', () => {
  it('never answers from a quiz file, but asks from it', () => {
    const library = buildLibrary([herbs, { path: 'a.quiz.md', text: quiz }]);
    expect(library.notes.map((note) => note.file)).toEqual(['a.md']);
    expect(library.bank.map((question) => question.id)).toEqual(['jam']);
    const { matches } = ask(library.index, 'Which garden has the marmalade?');
    expect(matches.map(({ passage }) => passage.file)).toEqual(['a.md']);
  });

  it('leaves a broken note out, names it, and serves the others', () => {
    const { notes, problems, index } = buildLibrary([broken, other]);
    expect(notes.map((note) => note.file)).toEqual(['b.md']);
    expect(problems).toMatchObject([{ file: 'a.md', rule: 'front-matter-broken', severity: 'error' }]);
    expect(ask(index, 'where is the spade?').decision).toBe('found');
  });

  it('keeps the good version of a note that breaks or can not be read, and drops one that is gone', () => {
    const before = buildLibrary([herbs, other]);
    const unread = {
      file: 'a.md',
      line: 1,
      column: 1,
      rule: 'not-text',
      severity: 'error',
      message: '',
      hint: '',
    } as const;
    expect(buildLibrary([broken, other], before).notes).toEqual(before.notes);
    expect(buildLibrary([other], before, [unread]).notes).toEqual(before.notes);
    expect(buildLibrary([other], before).notes.map((note) => note.file)).toEqual(['b.md']);
  });

  it('uses the synonyms of the folder and warns of a bad line', () => {
    const words = { path: 'synonyms.txt', text: 'quokka = spade\nalone\n' };
    const { index, problems } = buildLibrary([other, words]);
    expect(ask(index, 'where is the quokka?').matches[0]?.passage.text).toContain('spade');
    expect(problems).toMatchObject([{ file: 'synonyms.txt', line: 2, severity: 'warning' }]);
  });

  it('drops the later of two questions with one id', () => {
    const { bank, problems } = buildLibrary([herbs, { path: 'a.quiz.md', text: `${quiz}\n\n${quiz}` }]);
    expect(bank).toHaveLength(1);
    expect(problems.filter(({ rule }) => rule === 'repeated-id')).toHaveLength(1);
  });

  it('of nothing answers nothing', () => {
    const { index, bank, problems } = buildLibrary([]);
    expect(ask(index, 'anything?')).toMatchObject({ decision: 'nothing', matches: [], topics: [] });
    expect([bank, problems]).toEqual([[], []]);
  });
});
