import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../../src/core/knowledge/reader/parse-note.js';
import { noteOf, textsOf } from '../../../support/notes.js';

describe('front matter', () => {
  it.each([
    ['YAML', '---\ntitle: Cellar pump\nowner: [Ann, Ben]\naliases: pump\nchecked: 2026-11-24\n---\ntext'],
    [
      'YAML that ends in dots',
      '---\ntitle: Cellar pump\nowner: Ann, Ben\nalias: pump\nchecked: "2026-11-24"\n...\ntext',
    ],
    ['TOML', '+++\ntitle = "Cellar pump"\nowner = "Ann, Ben"\naliases = ["pump"]\nchecked = 2026-11-24\n+++\ntext'],
    [
      'with a byte order mark',
      '\uFEFF---\r\nTitle: Cellar pump\r\nowner: Ann, Ben\r\naliases: [pump]\r\nchecked: 2026-11-24\r\n---\r\ntext',
    ],
  ])('is read as %s', (_, text) => {
    const { note, problems } = parseNote('a.md', text);
    expect(note).toMatchObject({ title: 'Cellar pump', owner: 'Ann, Ben', aliases: ['pump'], checked: '2026-11-24' });
    expect(note?.passages).toMatchObject([{ text: 'text', line: text.split('\n').length }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['YAML', '---\ntitle: a: b\n---\n# Pump\n\ntext', 2],
    ['TOML', '+++\ntitle = "a"\nowner = \n+++\n# Pump\n\ntext', 3],
  ])('that is broken %s is a warning at its line, and the note is read without it', (format, text, line) => {
    const { note, problems } = parseNote('a.md', text);
    expect(note).toMatchObject({ title: 'Pump', passages: [{ text: 'text' }] });
    expect(problems).toMatchObject([{ rule: 'front-matter-broken', severity: 'warning', line }]);
    expect(problems[0]?.message).toContain(`can't be read as ${format}`);
  });

  it('that is far longer than anybody writes is passed over, with a warning', () => {
    const { note, problems } = parseNote('a.md', `---\n${'key: value\n'.repeat(4_000)}---\ntext`);
    expect(note?.passages).toMatchObject([{ text: 'text', line: 4_003 }]);
    expect(problems).toMatchObject([{ rule: 'front-matter-broken', severity: 'warning' }]);
  });

  it('that goes on for hundreds of kilobytes is a warning too, and the page stays', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `key${i}: value`).join('\n');
    const { note, problems } = parseNote('a.md', `---\n${keys}\n---\n\n# Pump\n\ntext`);
    expect(note).toMatchObject({ title: 'Pump' });
    expect(note?.passages.at(-1)).toMatchObject({ text: 'text', line: 50_006 });
    expect(problems).toMatchObject([{ rule: 'front-matter-broken', severity: 'warning' }]);
  });

  it('with very many aliases is a warning', () => {
    const keys = Array.from({ length: 500 }, (_, i) => `k${i}: &a${i} [*a${Math.max(0, i - 1)}]`).join('\n');
    const { note, problems } = parseNote('a.md', `---\n${keys}\n---\ntext`);
    expect(note?.passages).toMatchObject([{ text: 'text' }]);
    expect(problems).toMatchObject([{ rule: 'front-matter-broken', severity: 'warning' }]);
  });

  it.each([
    ['links between rules', '---\n\n[Keys](#keys) [Doors: where](#doors)\n\n---\n\n## Keys\n\ntext'],
    ['a list between rules', '---\n- first\n- second\n---\ntext'],
    ['a sentence between rules', '---\nJust words.\n---\n\ntext'],
    ['a rule that never ends', '---\ntitle: x\n\ntext'],
  ])('is not seen in %s', (_, text) => {
    const { note, problems } = parseNote('a.md', text);
    expect(note?.passages.at(-1)?.text).toContain('text');
    expect(problems).toEqual([]);
  });

  it('leaves what other programs put there in peace', () => {
    const text = '---\nowner: {team: a}\nchecked: true\nweight: [1, {b: 2}]\ndate: 2026-01-01\naliases:\n---\ntext';
    expect(parseNote('a.md', text)).toMatchObject({ note: { aliases: [] }, problems: [] });
    expect(noteOf('---\naliases: [/old/place/, ../other/, Old name]\n---\ntext').aliases).toEqual(['Old name']);
  });
});

describe('titles', () => {
  it.each([
    ['front matter', '---\ntitle: Front\n---\n## Two\n\n# One', 'a.md', 'Front'],
    ['the first heading of the first level', '## Two\n\n# One\n\n# Three', 'a.md', 'One'],
    ['the first heading that all others stand below', '## Two\n\n### Three\n\n### Four', 'a.md', 'Two'],
    [
      'the file where the first heading names a part',
      '## Purpose\n\nx\n\n## Steps',
      'roles/the_scribe.md',
      'The scribe',
    ],
    ['the first section where no name tells', '## Usage\n\nx\n\n## Limits\n\ny', 'README.md', 'Usage'],
    ['the file where the first heading is the lower one', '### Three\n\n## Two', 'pump.md', 'Pump'],
    ['the file where a heading names the end', 'One.\n\nTwo.\n\nThree.\n\n## See also\n\nFour.', 'pump.md', 'Pump'],
    ['the file, with capitals as the note has them', 'The VPC is ours.', 'vpc-peering.md', 'VPC peering'],
    [
      'a name with characters that no file may have',
      '- text',
      'Why do roses have thorns%3F.md',
      'Why do roses have thorns?',
    ],
    ['the last name of a page in a name space', '- text', 'garden%2Froses.md', 'Roses'],
    ['the name of the file', 'text', 'garden/water-the_roses.markdown', 'Water the roses'],
    ['the name of the folder for one that opens it', 'text', 'garden/rose-beds/README.md', 'Rose beds'],
    ['the name of the folder for Hugo', 'text', 'garden/herbs/_index.md', 'Herbs'],
    ['a heading before the name of the folder', '## Welcome', 'garden/index.mdx', 'Welcome'],
    ['the file where there is no folder', 'text', 'README.md', 'README'],
    ['words without markup', '---\ntitle: "**The** `pump` {#p} {{ site.name }}"\n---\ntext', 'a.md', 'The pump'],
    ['words without attributes', '# The [pump](x.md) {#pump .big}', 'a.md', 'The pump'],
    ['a heading in HTML', '<h1 align="center">\n  The pump\n</h1>\n\ntext', 'a.md', 'The pump'],
    ['a heading that is underlined', 'The pump\n========\n\ntext', 'a.md', 'The pump'],
  ])('come from %s', (_, text, file, title) => {
    expect(noteOf(text, file).title).toBe(title);
  });
});

describe('a note that is one question', () => {
  it.each([
    ['in the front matter', '---\nquestion: How do I **wash** it?\n---\nBy hand.', 'How do I wash it?'],
    ['by its title, when the front matter says so', '---\ntitle: Washing\nquestion: true\n---\nBy hand.', 'Washing'],
    ['as its title', '---\ntitle: How do I wash it?\n---\nBy hand.', 'How do I wash it?'],
    ['as its only heading', '## How do I wash it?\n\nBy hand.', 'How do I wash it?'],
    ['as its first heading', '# How do I wash it?\n\nBy hand.\n\n## More\n\nWarm.', 'How do I wash it?'],
    ['never, as one heading of several', '## How do I wash it?\n\nBy hand.\n\n## How warm?\n\nCold.', undefined],
    ['never, as a later heading', '# Washing\n\n## How?\n\nBy hand.', undefined],
    ['never, without a question mark', '# How I wash it\n\nBy hand.', undefined],
  ])('is marked: %s', (_, text, question) => {
    expect(noteOf(text).question).toBe(question);
  });

  it('is called by it, and shows it above its passages', () => {
    const note = noteOf('---\nquestion: How do I wash it?\n---\nBy hand.', 'washing.md');
    expect(note).toMatchObject({ title: 'How do I wash it?', passages: [{ trail: ['How do I wash it?'] }] });
  });
});

describe('a note with another title than its question', () => {
  it('is called by both', () => {
    const note = noteOf('---\ntitle: Washing\nquestion: How do I wash it?\naliases: [laundry]\n---\nBy hand.');
    expect(note).toMatchObject({ title: 'Washing', aliases: ['laundry', 'How do I wash it?'] });
  });
});

describe('files', () => {
  it('that are MDX are read as MDX, others are not', () => {
    expect(textsOf('Press {key} now.', 'a.mdx')).toEqual(['Press now.']);
    expect(textsOf('Press {key} now.', 'a.markdown')).toEqual(['Press {key} now.']);
  });
});
