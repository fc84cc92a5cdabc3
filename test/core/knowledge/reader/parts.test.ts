import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf, unitsOf } from '../../../support/notes.js';

const steps = [
  '# Printer',
  '',
  '1. Find the model:',
  '',
  '   ```sh',
  '   lsusb',
  '   ```',
  '',
  '   The second line is it.',
  '',
  '2. Add it:',
  '',
  '   | Model | Driver |',
  '   | --- | --- |',
  '   | K1 | kay |',
  '',
  '   > Ask the office.',
  '   - or Ann',
  '',
  '3. Choose',
  '   1. paper',
  '   2. colour',
  '4. Print a page.',
].join('\n');

describe('a list whose items hold more than words', () => {
  it('becomes several blocks in order, numbered through, which belong together', () => {
    expect(unitsOf(steps)).toEqual([
      [
        '1. Find the model:',
        '    lsusb',
        'The second line is it.',
        '2. Add it:',
        'Model  Driver\nK1     kay',
        '| Ask the office.',
        '  - or Ann\n3. Choose',
        '  1. paper\n  2. colour',
        '4. Print a page.',
      ],
    ]);
  });

  it('has small passages, each with its line', () => {
    expect(noteOf(steps).passages.map(({ text, kind, line }) => [text, kind, line])).toEqual([
      ['Find the model:', 'bullet', 3],
      ['lsusb', 'code', 6],
      ['The second line is it.', 'paragraph', 9],
      ['Add it:', 'bullet', 11],
      ['K1 — Driver: kay', 'row', 15],
      ['Ask the office.', 'paragraph', 17],
      ['or Ann', 'bullet', 18],
      ['Choose', 'bullet', 20],
      ['paper', 'bullet', 21],
      ['colour', 'bullet', 22],
      ['Print a page.', 'bullet', 23],
    ]);
  });

  it('says its first number in the block where it is not 1', () => {
    const blocks = noteOf('1. a\n   ```\n   b\n   ```\n2. c\n3. d\n').sections[0]?.parts.map(({ block }) => block);
    expect(blocks).toMatchObject([{ kind: 'list', ordered: true }, { kind: 'code' }, { kind: 'list', start: 2 }]);
    expect(blocks?.[0]).not.toHaveProperty('start');
  });

  it('stays one block where there are only words and bullets', () => {
    expect(unitsOf('5. a\n   - b\n\n   more of a\n6. c\n')).toEqual([['5. a more of a\n  - b\n6. c']]);
  });

  it('keeps the paragraphs of an item apart, and a title from what it is the title of', () => {
    const text = '1. **Find the model**\n\n   It is on the back\n\n   Ask Ann.\n\n   She knows.\n2. Add it\n';
    expect(shownOf(text)).toEqual(['1. Find the model: It is on the back. Ask Ann. She knows.\n2. Add it']);
  });

  it('counts on where only a picture stood between its steps', () => {
    const text = '1. Open it\n1. Fill it\n\n![](a.png)\n\n1. Shut it\n\nOr else:\n\n1. Call Ann\n';
    expect(unitsOf(text)).toEqual([['1. Open it\n2. Fill it', '3. Shut it'], ['Or else:'], ['1. Call Ann']]);
  });

  it('goes on behind what its author forgot to indent', () => {
    const text = '1. Stop it.\n\n```\nstop\n```\n\nWait.\n\n2. Start it.\n\n- other\n\n3. Not the same.\n';
    expect(unitsOf(text)).toEqual([
      ['1. Stop it.', '    stop', 'Wait.', '2. Start it.', '- other', '3. Not the same.'],
    ]);
    expect(unitsOf('1. One\n\n## Next\n\n2. Two\n')).toEqual([['1. One'], ['2. Two']]);
    expect(unitsOf('1. One\n\ntext\n\n1. Two\n')).toEqual([['1. One'], ['text'], ['1. Two']]);
  });
});

describe('what only leads into the next part', () => {
  const leads = (text: string): boolean[] =>
    noteOf(text).sections.flatMap(({ parts }) => parts.map((part) => part.leads === true));

  it.each([
    ['a colon before a list', 'Do as follows:\n\n- a'],
    ['a colon before a table', 'The hours:\n\n| a | b |\n|-|-|\n| c | d |'],
    ['a colon before code', 'Run\nthis:\n\n```\na\n```'],
    ['a colon before a quote', 'Ann said:\n\n> a'],
    ['a title', 'Key points\n\n- a'],
    ['steps', 'Steps\n\n1. a'],
    ['bold words', '**On a Mac**\n\n```\na\n```'],
    ['bold words before a paragraph', '**On a Mac**\n\nPress it.'],
    ['the label of a tab', '=== "Mac"\n    ```\n    a\n    ```'],
  ])('is marked: %s', (_, text) => {
    expect(leads(text)).toEqual([true, false]);
  });

  it.each([
    ['bold words before others', '**On a Mac**\n\n**Old ones**'],
    ['before a paragraph', 'Do as follows:\n\nGo.'],
    ['at the end of a section', 'Do as follows:\n\n## Next\n\n- a'],
    ['that says more', 'Roses bloom. They need:\n\n- sun'],
    ['that is long', `${'Roses need many things '.repeat(10)}:\n\n- sun`],
    ['that is a sentence', 'Roses bloom in May\n\n- sun'],
    ['that is a bold sentence', '**Roses bloom.**\n\n- sun'],
  ])('is not marked: %s', (_, text) => {
    expect(leads(text)).not.toContain(true);
  });
});

describe('questions in bold words', () => {
  const text = [
    '# Roses',
    'All about them.',
    '**When do they bloom?**',
    '- In May.',
    '**Do they _really_ need sun?**',
    'Yes.',
    '## Care',
    '**Who waters them?**',
    '## Pests',
    '**Is it aphids?** Mostly.',
  ].join('\n\n');

  it('head what answers them, and are led to by the heading above', () => {
    expect(noteOf(text).sections.map(({ trail, slug, line }) => [trail.join(' › '), slug, line])).toEqual([
      ['Roses', 'roses', 1],
      ['Roses › When do they bloom?', 'roses', 5],
      ['Roses › Do they really need sun?', 'roses', 9],
      ['Roses › Care', 'care', 13],
      ['Roses › Pests', 'pests', 17],
    ]);
    expect(noteOf(text).passages.map(({ text: said }) => said)).toEqual([
      'All about them.',
      'In May.',
      'Yes.',
      'Who waters them?',
      'Is it aphids? Mostly.',
    ]);
  });
});

describe('passages', () => {
  it('of long code are some lines each', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `setting_${i} = "a value of some length"`);
    const { passages } = noteOf(`# Settings\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``);
    expect(passages.length).toBeGreaterThan(2);
    expect(passages.every(({ text }) => text.length <= 600)).toBe(true);
    expect(passages.map(({ text }) => text).join(' ')).toBe(lines.join(' '));
    expect(passages.at(-1)?.line).toBe(4 + lines.findIndex((line) => passages.at(-1)?.text.startsWith(line)));
  });

  it('of a sentence without an end are cut between words', () => {
    const texts = textsOf('word '.repeat(1_000));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.every((text) => text.length <= 1_200)).toBe(true);
    expect(texts.join(' ')).toBe('word '.repeat(1_000).trim());
  });

  it('of a long paragraph have the line that they begin in', () => {
    const sentence = (word: string): string => `${word} ${'and so on '.repeat(40).trim()}.`;
    const text = `# A\n\n${['One', 'Two', 'Three'].map((word) => sentence(word).replace(/(.{60}\S*) /gu, '$1\n')).join('\n')}`;
    const lines = text.split('\n');
    expect(noteOf(text).passages.map(({ line }) => lines[line - 1]?.split(' ')[0])).toEqual(['One', 'Two', 'Three']);
  });

  it('of a table without rows are its head', () => {
    expect(textsOf('| Roses | May |\n|-|-|\n')).toEqual(['Roses — May']);
  });

  it('leave out tables of contents, in lists and in lines', () => {
    expect(textsOf('[Care](#care) | [Beds](#beds)\n\n- [Care](#care)\n- [Beds](#beds)\n\nRoses bloom.')).toEqual([
      'Roses bloom.',
    ]);
  });
});

describe('what is shown', () => {
  it('is everything, in order', () => {
    expect(shownOf(steps).join('\n')).toContain('2. Add it:\nModel  Driver');
  });
});
