import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct, passageInContext, sectionInContext } from '../../../../src/core/ask/show/surroundings.js';
import type { Block } from '../../../../src/core/chat/message.js';
import { plainText } from '../../../../src/core/chat/plain-text.js';
import { parseNote } from '../../../../src/core/knowledge/reader/parse-note.js';

const noteOf = (text: string) => {
  const { note } = parseNote('a.md', text);
  if (!note) throw new Error('not a note');
  return note;
};
const textOf = (blocks: readonly Block[]): string => plainText({ summary: '', tone: 'plain', blocks });
const around = (text: string, holds: string) => {
  const note = noteOf(`# Title\n\n${text}`);
  const passage = note.passages.find((each) => each.text.includes(holds));
  if (!passage) throw new Error(`no passage holds ${holds}`);
  const { blocks, all } = passageInContext(note, passage, []);
  return { text: textOf(blocks), all, section: sectionInContext(note, passage, []) };
};
const many = (count: number, make: (i: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(joint);

describe('what is shown around a passage', () => {
  it('is all of a short section', () => {
    const shown = around('Lead.\n\n- One.\n- Two.\n\nEnd.', 'Two');
    expect(shown).toMatchObject({ text: 'Lead.\n- One.\n- Two.\nEnd.', all: true });
  });

  it('leaves nothing out for the sake of a few lines', () => {
    const lines = (count: number): string => many(count, (i) => `Paragraph ${i} ${'says so '.repeat(12)}.`, '\n\n');
    expect(around(lines(11), 'Paragraph 0 ')).toMatchObject({ all: true });
    expect(around(lines(20), 'Paragraph 0 ')).toMatchObject({ all: false });
  });

  it('cuts a long paragraph between sentences, with its marks', () => {
    const shown = around(
      many(60, (i) => `Sentence *number ${i}* says so.`, ' '),
      'number 30 ',
    );
    expect(shown.text).toMatch(/^… Sentence number \d+ says so\..* Sentence number 30 says so\..*says so\. …$/);
    expect(shown.text.length).toBeLessThan(950);
    expect(shown.all).toBe(false);
    expect(shown.section.all).toBe(true);
  });

  it('cuts an endless sentence between words', () => {
    const shown = around(
      many(600, (i) => `word${i}`, ' '),
      'word0 ',
    );
    expect(shown.text).toMatch(/^word0 word1 .* word\d+ …$/);
    expect(shown.text.length).toBeLessThan(950);
  });

  it('cuts a list between items, keeps what is nested, and the numbers of a numbered one', () => {
    const items = many(
      60,
      (i) => `${i + 1}. Step ${i + 1} takes quite some time to do\n    - and patience ${i + 1}`,
      '\n',
    );
    const shown = around(items, 'Step 30 ');
    expect(shown.text).toContain('30. Step 30 takes quite some time to do\n  - and patience 30\n31. Step 31 ');
    expect(shown.text).toMatch(/^\d+\. .* …$/su);
    expect(shown.all).toBe(false);
  });

  it('cuts a huge bullet between its sentences', () => {
    const shown = around(`- First.\n- ${many(60, (i) => `Claim ${i} is made here.`, ' ')}\n- Last.`, 'Claim 40 ');
    expect(shown.text).toMatch(/Claim 40 is made here\./);
    expect(shown.text.length).toBeLessThan(1_000);
  });

  it('cuts code between lines', () => {
    const shown = around(`\`\`\`\n${many(200, (i) => `run --step ${i}`, '\n')}\n\`\`\``, 'step 0');
    expect(shown.text).toMatch(/^ {4}run --step 0\n(?: {4}run --step \d+\n)+ {4}…$/);
    expect(shown.all).toBe(false);
  });

  it('shows the row of a table, and of the section as many rows as there is room for', () => {
    const table = `| Boat | Fee |\n| --- | --- |\n${many(200, (i) => `| Boat number ${i} | ${i} crowns and a song |`, '\n')}`;
    const shown = around(table, 'Boat number 100 ');
    expect(shown.text).toBe('Boat             Fee\nBoat number 100  100 crowns and a song');
    expect(shown.section.all).toBe(false);
    const rows = textOf(shown.section.blocks).split('\n');
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.some((row) => row.startsWith('Boat number 100 '))).toBe(true);
    expect(rows[1]).toBe('…');
    expect(around('| A | B |\n| --- | --- |\n| one | 1 |\n| two | 2 |', 'two').section.all).toBe(true);
  });

  it('of whatever passage holds its beginning, and is never much too long', () => {
    const sentence = fc.nat({ max: 40 }).map((n) => `Nobody ${'ever runs '.repeat(n)}here.`);
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
    const part = fc.oneof(
      paragraph,
      fc.array(paragraph, { minLength: 1, maxLength: 12 }).map((list) => list.map((each) => `- ${each}`).join('\n')),
      fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((list) => list.map((each) => `> ${each}`).join('\n>\n')),
      fc.array(sentence, { minLength: 1, maxLength: 60 }).map((list) => `\`\`\`\n${list.join('\n')}\n\`\`\``),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const note = noteOf(parts.join('\n\n<!-- -->\n\n'));
        for (const passage of note.passages) {
          const { blocks } = passageInContext(note, passage, []);
          const text = textOf(blocks).replace(/\n[| ]*/gu, ' ');
          expect(text).toContain(passage.text.slice(0, 10));
          expect(textOf(blocks).length).toBeLessThan(2_000);
          expect(textOf(sectionInContext(note, passage, []).blocks).length).toBeLessThan(4_500);
        }
      }),
      { seed: 13, numRuns: 12 },
    );
  });
});

describe('matches that show something new', () => {
  const table = '| Boat | Fee |\n| --- | --- |\n| Dinghy | 5 |\n| Trawler | 40 |';
  const note = noteOf(`# Title\n\n## Fees\n\nFees are due.\n\n${table}\n\n## Rules\n\nNobody runs.`);
  const kept = (...texts: string[]) => {
    const passages = texts.flatMap((text) => note.passages.find((each) => each.text.startsWith(text)) ?? []);
    return distinct(passages.map((passage) => ({ passage, note, score: 1, words: [] }))).map(({ passage }) =>
      texts.find((text) => passage.text.startsWith(text)),
    );
  };

  it('are not those that a better one shows', () => {
    expect(kept('Fees', 'Dinghy', 'Nobody')).toEqual(['Fees', 'Nobody']);
    expect(kept('Dinghy', 'Fees', 'Trawler')).toEqual(['Dinghy', 'Trawler']);
  });
});
