import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runAsk } from '../../src/cli/ask.js';
import { tempDir } from '../support/temp.js';

const note = '# Lunch\n\n- Lunch is served at noon in the garden.\n- Tea is served at four in the library.\n';

const run = async (
  positionals: readonly string[],
  values: Readonly<Record<string, string | boolean>> = {},
  options: { files?: Readonly<Record<string, string>>; input?: string } = {},
) => {
  const dir = tempDir();
  for (const [name, text] of Object.entries(options.files ?? { 'lunch.md': note }))
    writeFileSync(join(dir, name), text);
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const call = { values: { notes: dir, ...values }, positionals, env: { MEANING: 'off' }, io };
  const code = await runAsk(call, Readable.from([options.input ?? '']));
  return { code, out, err };
};

describe('studyhall ask', () => {
  it('prints one answer as text', async () => {
    const { code, out, err } = await run(['where is lunch served?']);
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('Lunch is served at noon');
    expect(out.join('\n')).toContain('lunch.md:3');
    expect(err).toEqual([]);
  });

  it('prints one object with --json', async () => {
    const { out } = await run(['where is lunch served?'], { json: true });
    const answer: unknown = JSON.parse(out.join('\n'));
    expect(answer).toMatchObject({
      decision: 'found',
      answered: true,
      confidence: expect.any(Number),
      passages: [{ source: 'lunch.md', line: 3, heading: 'Lunch', text: 'Lunch is served at noon in the garden.' }, {}],
      suggestions: [],
    });
    const refused: unknown = JSON.parse((await run(['zorblax?'], { json: true })).out.join('\n'));
    expect(refused).toEqual({
      decision: 'nothing',
      answered: false,
      confidence: 0,
      passages: [],
      shown: expect.stringMatching(/^I couldn’t find/),
      suggestions: ['Lunch'],
    });
  });

  it('names every place of the same words with --json', async () => {
    const { out } = await run(['where is lunch served?'], { json: true }, { files: { 'a.md': note, 'b.md': note } });
    const { passages, shown } = JSON.parse(out.join('\n'));
    expect(passages[0]).toMatchObject({ source: 'a.md', line: 3, also: [{ source: 'b.md', line: 3 }] });
    expect(passages).toHaveLength(2);
    expect(shown).toContain('a.md:3 · also in b.md:3');
  });

  it('names what was pointed to as the source, and where that was pointed from, with --json', async () => {
    const files = { 'faq.md': '# FAQ\n\n## When is tea?\n\nSee [meals](meals.md).\n', 'meals.md': note };
    const { out } = await run(['when is tea?'], { json: true }, { files });
    const { decision, passages } = JSON.parse(out.join('\n'));
    expect(decision).toBe('found');
    expect(passages[0]).toMatchObject({ source: 'meals.md', pointedFrom: { source: 'faq.md', line: 5 } });
  });

  it('says why with --explain, beside the JSON on the other stream', async () => {
    const { out } = await run(['lumch'], { explain: true });
    expect(out.join('\n')).toMatch(
      /decision \w+, confidence 0\.\d\d\nIt \w+.*: the best passage and its headings cover \d+% .*\.\nwords: \d+% of the best score possible, rank 1 of \d+; meaning: not available, so words alone decide\.\nsigns: .*\nlunch: worth .*lunch \(spelling/,
    );
    const both = await run(['lunch'], { explain: true, json: true });
    expect(() => JSON.parse(both.out.join('\n'))).not.toThrow();
    expect(both.err.join('\n')).toContain('confidence');
  });

  it('answers line by line with --jsonl, and goes on after a line that is no question', async () => {
    const lines = [
      '{"id": "a", "question": "where is tea?", "limit": 1}',
      '',
      'nonsense',
      '{"id": "b"}',
      '[1]',
      '{"id": 7, "question": "zorblax", "limit": -3}',
    ];
    const { code, out, err } = await run([], { jsonl: true }, { input: lines.join('\n') });
    expect(code).toBe(0);
    const refused = { id: null, error: expect.stringContaining('not a question'), answered: false, passages: [] };
    expect(out.map((line): unknown => JSON.parse(line))).toMatchObject([
      { id: 'a', answered: true, passages: [{ source: 'lunch.md', heading: 'Lunch', score: expect.any(Number) }] },
      refused,
      refused,
      refused,
      { id: 7, answered: false, passages: [] },
    ]);
    expect(err).toEqual([]);
  });

  it('serves the good notes beside a broken one and names that on stderr', async () => {
    const files = { 'lunch.md': note, 'bad.md': 'tea\0' };
    const { out, err } = await run(['where is lunch served?'], {}, { files });
    expect(out.join('\n')).toContain('noon');
    expect(err.join('\n')).toMatch(/^bad\.md:\d+:\d+ {2}error/);
  });

  it.each([
    [[], {}, 'needs a question'],
    [['lunch?'], { jsonl: true }, 'from stdin'],
  ])('refuses a wrong command line: %j %j', async (positionals, values, why) => {
    await expect(run(positionals, values)).rejects.toMatchObject({ exit: 2, message: expect.stringContaining(why) });
  });

  it('refuses a folder that is not there', async () => {
    await expect(run(['x'], { notes: '/nowhere/notes' })).rejects.toMatchObject({ code: 'knowledge-missing', exit: 1 });
  });
});
