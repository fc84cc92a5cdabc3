import { describe, expect, it } from 'vitest';
import { noteOf } from '../../../support/notes.js';

const linksOf = (text: string, file = 'garden/beds/a.md') =>
  noteOf(text, file).sections.map(({ links }) => links ?? []);

describe('links to other notes', () => {
  it.each([
    ['beside', '[Roses](rose.md)', 'garden/beds/rose.md', undefined],
    ['above', '[Roses](../rose.md)', 'garden/rose.md', undefined],
    ['below', '[Roses](./red/rose.md#care)', 'garden/beds/red/rose.md', 'care'],
    ['from the root', '[Roses](/rose.mdx)', 'rose.mdx', undefined],
    ['without an extension', '[Roses](../rose)', 'garden/rose.md', undefined],
    ['to a folder', '[Roses](rose/)', 'garden/beds/rose.md', undefined],
    ['to the page that it becomes', '[Roses](rose.html#care)', 'garden/beds/rose.md', 'care'],
    ['with escapes', '[Roses](my%20rose.md?x=1#in%20may)', 'garden/beds/my rose.md', 'in may'],
    ['with spaces', '[Roses](<my rose.md>)', 'garden/beds/my rose.md', undefined],
    ['by reference', '[Roses][r]\n\n[r]: rose.md', 'garden/beds/rose.md', undefined],
    ['in HTML', '<a href="rose.md">Roses</a>', 'garden/beds/rose.md', undefined],
    ['of a wiki', '[[rose|Roses]]', 'garden/beds/rose.md', undefined],
    ['of a wiki to a heading', '[[Node.js#In May!|Roses]]', 'garden/beds/Node.js.md', 'in-may'],
    ['of Hugo', '[Roses]({{< relref "rose.md" >}})', 'garden/beds/rose.md', undefined],
    ['in a table', '| a |\n|-|\n| [Roses](rose.md) |', 'garden/beds/rose.md', undefined],
  ])('%s', (_, text, note, slug) => {
    expect(linksOf(text)).toEqual([[{ text: 'Roses', note, ...(slug === undefined ? {} : { slug }) }]]);
  });

  it.each([
    ['to the web', '[Roses](https://rose.example/a.md)'],
    ['by mail', '[Roses](mailto:ann@rose.example)'],
    ['within the note', '[Roses](#roses) and [all](a.md#roses) and [[#Roses]]'],
    ['to pictures', '[Roses](rose.png) ![x](y.md.png) ![[rose.png]]'],
    ['out of the folder', '[Roses](../../../rose.md)'],
    ['in code', '`[Roses](rose.md)`'],
  ])('leave out those %s', (_, text) => {
    expect(linksOf(text)).toEqual([[]]);
  });

  it.each([
    ['[rose.md](rose.md)', true],
    ['[`../rose.md`](../rose.md)', true],
    ['[rose.md#care](rose.md#care)', true],
    ['[wild-roses](wild-roses.md)', true],
    ['[[rose]]', true],
    ['[[red/rose#Care]]', true],
    ['[rose](rose.md)', undefined],
    ['[Roses](rose.md)', undefined],
    ['[CI/CD](cicd.md)', undefined],
    ['[[rose|Roses]]', undefined],
  ])('tell whether they show where they lead: %s', (text, bare) => {
    expect(linksOf(text)[0]?.[0]?.bare).toBe(bare);
  });

  it('belong to the section that they stand in', () => {
    expect(linksOf('[a](a1.md)\n\n# B [h](b1.md)\n\n- x\n  - [b](b2.md)\n\n# C\n\n# D\n\n[[d]]')).toMatchObject([
      [{ note: 'garden/beds/a1.md' }],
      [{ note: 'garden/beds/b1.md' }, { note: 'garden/beds/b2.md' }],
      [],
      [{ note: 'garden/beds/d.md' }],
    ]);
  });
});
