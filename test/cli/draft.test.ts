import { describe, expect, it } from 'vitest';
import { type DraftOptions, runDraft } from '../../src/cli/draft.js';
import { parseQuiz } from '../../src/core/knowledge/parse-quiz.js';
import { noteOf } from '../support/notes.js';

const notes = [
  noteOf('# Leave\n\nEverybody may carry over up to 5 days of leave into the next year.', 'people/annual leave.md'),
  noteOf('# Backups\n\nThe nightly copies of the database are kept for 30 days.', 'backups.md'),
];

const run = (more: Partial<DraftOptions>) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = runDraft({ notes, bank: [], problems: [], kept: [] }, { json: false, ...more }, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
};

describe('studyhall draft', () => {
  it('prints a quiz file that can be used as it is, whatever the notes are called', () => {
    const { code, out } = run({});
    const { questions, problems } = parseQuiz('drafts.quiz.md', out, notes);
    expect(problems).toEqual([]);
    expect(questions.map(({ source }) => source.file).sort()).toEqual(['backups.md', 'people/annual leave.md']);
    expect(code).toBe(0);
  });

  it('prints the rows of the bank with --json', () => {
    const rows: unknown = JSON.parse(run({ json: true, topic: 'backups' }).out);
    expect(rows).toMatchObject([{ kind: 'single', topic: 'Backups', source: 'backups.md:3' }]);
  });

  it('keeps to a number of drafts', () => {
    expect(run({ n: '1' }).out.match(/^## /gm)).toHaveLength(1);
  });

  it.each([
    [{ n: '0' }, 2, '--n "0": write a whole number from 1 to 9999'],
    [{ n: 'many' }, 2, '--n "many": write a whole number from 1 to 9999'],
    [{ topic: 'cheese' }, 1, 'no questions could be drafted about "cheese"'],
  ])('refuses %j', (options, code, message) => {
    expect(run(options)).toEqual({ code, out: '', err: message });
  });

  it('prints an empty array where there is nothing', () => {
    expect(run({ topic: 'cheese', json: true })).toMatchObject({ code: 0, out: '[]' });
  });
});
