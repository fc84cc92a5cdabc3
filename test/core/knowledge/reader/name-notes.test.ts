import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../support/library.js';

const purpose = '## Purpose\n\n### Scribing\n\nWrite it down.\n';

const titlesOf = (files: Readonly<Record<string, string>>, site?: string): string[] => {
  const notes = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { notes: named } = libraryOf([
    ...notes,
    ...(site === undefined ? [] : [{ path: '../mkdocs.yml', text: site, below: ['docs'] }]),
  ]);
  return named.map(({ title }) => title);
};

describe('notes that don’t say their own title', () => {
  it('are called by the heading that names the whole of them', () => {
    expect(titlesOf({ 'a.md': purpose, 'b.md': '## Deputies\n\nThey help.\n' })).toEqual(['Purpose', 'Deputies']);
  });

  it('are called by their files where two would be called the same', () => {
    expect(titlesOf({ 'deputy.md': purpose, 'the_scribe.md': purpose })).toEqual(['Deputy', 'The scribe']);
    expect(titlesOf({ 'deputy.md': purpose, 'why.md': '# purpose\n\nTo learn.\n' })).toEqual(['Deputy', 'purpose']);
  });

  it('stay the same notes while they are called the same', () => {
    const files = [
      { path: 'deputy.md', text: purpose },
      { path: 'scribe.md', text: purpose },
    ];
    const before = libraryOf(files);
    expect(libraryOf(files, before).index).toBe(before.index);
    expect(libraryOf(files.slice(0, 1), before).notes.map(({ title }) => title)).toEqual(['Purpose']);
  });
});

describe('the pages of a site', () => {
  const site = [
    'site_name: !ENV NAME',
    'nav:',
    '  - index.md',
    '  - Roles:',
    '    - The scribe of a call: roles/scribe.md',
    '    - Deputies: ./roles/deputy.md',
    '  - Outside: https://example.org/',
  ].join('\n');
  const files = { 'index.md': 'Hello.\n', 'roles/deputy.md': '# Deputy\n\nHelps.\n', 'roles/scribe.md': purpose };

  it('are called as its nav lists them, unless they say their own title', () => {
    expect(titlesOf(files, site)).toEqual(['Index', 'Deputy', 'The scribe of a call']);
  });

  it('are those of its docs_dir', () => {
    expect(titlesOf(files, `docs_dir: other\n${site}`)).toEqual(['Index', 'Deputy', 'Purpose']);
    expect(titlesOf(files, `docs_dir: ./docs/\n${site}`)[2]).toBe('The scribe of a call');
  });

  it.each([
    ['nav: [a', 1],
    ['a: &x 1\nnav: [*y]', 1],
    [`nav:\n${'  - A: a.md\n'.repeat(20_000)}`, 1],
  ])('are left as they are where it can’t be read, which is a warning', (broken, line) => {
    const scribe = { path: 'scribe.md', text: purpose };
    const { notes, problems } = libraryOf([scribe, { path: 'mkdocs.yml', text: broken }]);
    expect(notes[0]?.title).toBe('Purpose');
    expect(problems).toMatchObject([{ file: 'mkdocs.yml', line, rule: 'site-broken', severity: 'warning' }]);
  });

  it.each(['', '- a', 'nav: 5', 'nav: {a: [b, {c: 1}]}', 'nav: &n\n  - A: *n'])('may be none: %j', (odd) => {
    expect(titlesOf(files, odd)).toEqual(['Index', 'Deputy', 'Purpose']);
  });
});
