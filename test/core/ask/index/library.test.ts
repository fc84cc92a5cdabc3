import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import { librarySteps } from '../../../../src/core/ask/index/library.js';
import { generalWords, libraryOf } from '../../../support/library.js';

const quiz = [
  '## Which garden has the marmalade? {#jam}',
  '- [x] The garden of herbs',
  '- [ ] None',
  '> It grows there.',
  'Source: a.md#herbs "grows in the garden"',
].join('\n');
const herbs = { path: 'a.md', text: '# Plants\n\n## Herbs\n\n- Thyme grows in the garden.\n' };
const huge = { path: 'a.md', text: '# Plants\n'.padEnd(5 * 1_048_576 + 1, 'words ') };
const other = { path: 'b.md', text: '# Tools\n\nThe spade is in the shed.\n' };

describe('a library', () => {
  it('never answers from a quiz file, but asks from it', () => {
    const library = libraryOf([herbs, { path: 'a.quiz.md', text: quiz }]);
    expect(library.notes.map((note) => note.file)).toEqual(['a.md']);
    expect(library.bank.map((question) => question.id)).toEqual(['jam']);
    const { matches } = ask(library.index, 'Which garden has the marmalade?');
    expect(matches.map(({ passage }) => passage.file)).toEqual(['a.md']);
  });

  it('leaves out a note that is too large, names it, and serves the others', () => {
    const { notes, problems, index } = libraryOf([huge, other]);
    expect(notes.map((note) => note.file)).toEqual(['b.md']);
    expect(problems).toMatchObject([{ file: 'a.md', rule: 'file-too-big', severity: 'error' }]);
    expect(ask(index, 'where is the spade?').decision).toBe('found');
  });

  it('keeps the good version of a note that breaks or can not be read, and drops one that is gone', () => {
    const before = libraryOf([herbs, other]);
    const unread = {
      file: 'a.md',
      line: 1,
      column: 1,
      rule: 'not-text',
      severity: 'error',
      message: '',
      hint: '',
    } as const;
    expect(libraryOf([huge, other], before).notes).toEqual(before.notes);
    expect(libraryOf([other], before, [unread]).notes).toEqual(before.notes);
    expect(libraryOf([other], before).notes.map((note) => note.file)).toEqual(['b.md']);
  });

  it('uses the synonyms of the folder and warns of a bad line', () => {
    const words = { path: 'synonyms.txt', text: 'quokka = spade\nalone\n' };
    const { index, problems } = libraryOf([other, words]);
    expect(ask(index, 'where is the quokka?').matches[0]?.passage.text).toContain('spade');
    expect(problems).toMatchObject([{ file: 'synonyms.txt', line: 2, severity: 'warning' }]);
  });

  it('drops the later of two questions with one id', () => {
    const { bank, problems } = libraryOf([herbs, { path: 'a.quiz.md', text: `${quiz}\n\n${quiz}` }]);
    expect(bank).toHaveLength(1);
    expect(problems.filter(({ rule }) => rule === 'repeated-id')).toHaveLength(1);
  });

  it('of nothing answers nothing', () => {
    const { index, bank, problems } = libraryOf([]);
    expect(ask(index, 'anything?')).toMatchObject({ decision: 'nothing', matches: [], topics: [] });
    expect([bank, problems]).toEqual([[], []]);
  });

  it('reads again only what was changed', () => {
    const before = libraryOf([herbs, other]);
    const edited = { path: 'b.md', text: '# Tools\n\nThe spade is in the cellar.\n' };
    const after = libraryOf([herbs, edited], before);
    expect(after.notes[0]).toBe(before.notes[0]);
    expect(after.notes[1]).not.toBe(before.notes[1]);
    expect(ask(after.index, 'where is the spade?').matches[0]?.passage.text).toContain('cellar');
  });

  it('keeps the index while notes and synonyms stay as they are', () => {
    const before = libraryOf([herbs, other]);
    expect(libraryOf([herbs, other, { path: 'a.quiz.md', text: quiz }], before).index).toBe(before.index);
    const words = { path: 'synonyms.txt', text: 'quokka = spade' };
    expect(libraryOf([herbs, other, words], before).index).not.toBe(before.index);
    expect(libraryOf([herbs], before).index).not.toBe(before.index);
  });

  it('still names what is wrong in a file that was not changed', () => {
    const odd = { path: 'a.md', text: '---\naliases: {x: y}\n---\n# Plants\n\nThyme.\n' };
    const before = libraryOf([odd, other]);
    expect(before.problems).toHaveLength(1);
    expect(libraryOf([odd, other], before).problems).toEqual(before.problems);
  });

  it.each([
    ['many notes', Array.from({ length: 200 }, (_, n) => [`n${n}.md`, 10] as const)],
    ['one large note', [['large.md', 2000] as const]],
  ])('of %s is made in small pieces', (_, notes) => {
    const files = notes.map(([path, count]) => ({
      path,
      text: Array.from(
        { length: count },
        (_, i) => `## Plant ${i}\n\n- Herb ${i} of ${path} grows in bed ${i % 7}.`,
      ).join('\n\n'),
    }));
    const steps = librarySteps(files, generalWords);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses += 1;
    expect(step.value.notes.flatMap((note) => note.passages)).toHaveLength(2000);
    expect(pauses).toBeGreaterThan(2000 / 50);
  });
});
