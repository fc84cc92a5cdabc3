import { describe, expect, it } from 'vitest';
import { noteSteps, parseNote } from '../../../../src/core/knowledge/reader/parse-note.js';
import { hostileNotes } from '../../../bench/hostile-notes.mjs';
import { shownOf, textsOf, unitsOf } from '../../../support/notes.js';

const size = 12_000;

/** How often the reader pauses on a text. */
const pausesOf = (text: string): number => {
  const steps = noteSteps('a.md', text);
  let pauses = 0;
  while (steps.next().done !== true) pauses += 1;
  return pauses;
};

describe('notes that are meant to hurt', () => {
  it.each(Object.entries(hostileNotes))('%s: twice as much is twice the work, in small pieces', (_, make) => {
    const [once, twice] = [pausesOf(make(size)), pausesOf(make(2 * size))];
    expect(twice).toBeLessThanOrEqual(2.3 * once + 50);
    expect(parseNote('a.mdx', make(size)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['a fence', '# A\n\n```\nRoses bloom.', ['Roses bloom.']],
    ['a remark', '# A\n\n<!-- Roses bloom.', ['<!-- Roses bloom.']],
    ['a remark of Obsidian', '# A\n\n%% Roses bloom.', ['%% Roses bloom.']],
    ['backticks', '# A\n\nRoses `bloom.', ['Roses `bloom.']],
    ['bold', '# A\n\nRoses ** bloom.', ['Roses ** bloom.']],
    ['a directive', '# A\n\n```{note}\nRoses bloom.', ['Roses bloom.']],
    ['a table', '# A\n\n<table><tr><td>Roses bloom.', ['Roses bloom.']],
    ['a script', '# A\n\n<script>\n\nRoses bloom.', ['Roses bloom.']],
    ['a container', '# A\n\n:::mermaid\nRoses bloom.', ['Roses bloom.']],
  ])('%s without an end loses no words', (_, text, words) => {
    expect(textsOf(text)).toEqual(words);
  });

  it('nested however deep lose no words', () => {
    expect(textsOf(`${'> '.repeat(3_000)}deep`).join()).toContain('deep');
    expect(textsOf(`${'- '.repeat(3_000)}deep`).join()).toContain('deep');
    const bullets = Array.from({ length: 200 }, (_, i) => `${' '.repeat(i * 2)}- word${i}`).join('\n');
    expect(textsOf(bullets).join(' ')).toContain('word199');
  });

  it('of very many or very long lines lose nothing in between', () => {
    const bullets = Array.from({ length: 2_000 }, (_, i) => `${(i % 5) === 0 ? '' : '  '}- word ${i}`).join('\n');
    expect(
      textsOf(bullets)
        .join('; ')
        .match(/word \d+/gu),
    ).toHaveLength(2_000);
    const rows = Array.from({ length: 5_000 }, (_, i) => `| word ${i} | x |`).join('\n');
    expect(textsOf(`| A | B |\n|-|-|\n${rows}`).filter((text, i) => text !== `word ${i} — B: x`)).toEqual([]);
    const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`).join(' ');
    expect(textsOf(words).join(' ')).toBe(words);
    const code = `x = "${'word '.repeat(3_000)}"`;
    expect(shownOf(`\`\`\`\n${code}\n\`\`\``)).toEqual([`    ${code}`]);
    expect(textsOf(`\`\`\`\n${code}\n\`\`\``).join(' ')).toBe(code);
    const listing = Array.from({ length: 20_000 }, (_, i) => `line ${i};`).join('\n');
    expect(unitsOf(`\`\`\`\n${listing}\n\`\`\``).map((parts) => parts.join('\n'))).toEqual([
      listing.replace(/^/gmu, '    '),
    ]);
    const quoted = Array.from({ length: 1_000 }, (_, i) => `> word ${i}`).join('\n');
    expect(
      textsOf(quoted)
        .join(' ')
        .match(/word \d+/gu),
    ).toHaveLength(1_000);
  });

  it('of more lines than anybody writes are refused, with a line that says so', () => {
    const { note, problems } = parseNote('a.md', '- a\n'.repeat(150_001));
    expect(note).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'file-too-big', message: 'the file has 150001 lines' }]);
  });
});
