import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../../src/core/knowledge/note.js';
import { parseNote, slugOf } from '../../../../src/core/knowledge/reader/parse-note.js';

const noteOf = (text: string, file = 'a.md'): Note => {
  const { note, problems } = parseNote(file, text);
  if (note === undefined) throw new Error(JSON.stringify(problems));
  return note;
};

const texts = (text: string): string[] => noteOf(text).passages.map((passage) => passage.text);

describe('passages', () => {
  test('a bullet takes what is nested in it, a paragraph its soft line breaks, both with line and trail', () => {
    const note = noteOf(
      '# Keys\n\nTwo lines\nof one.\n\n## Old *keys*\n\n- Rotate them\n  - every year\n  - at once when leaked\n- Delete them\n',
    );
    expect(note.passages.map(({ text, kind, line, trail }) => ({ text, kind, line, trail }))).toEqual([
      { text: 'Two lines of one.', kind: 'paragraph', line: 3, trail: ['Keys'] },
      { text: 'Rotate them; every year; at once when leaked', kind: 'bullet', line: 8, trail: ['Keys', 'Old keys'] },
      { text: 'Delete them', kind: 'bullet', line: 11, trail: ['Keys', 'Old keys'] },
    ]);
  });

  test('a table row is read with the heads of its columns', () => {
    expect(texts('| Service | Who patches? | When |\n|-|-|-|\n| RDS | AWS | weekly |\n| EC2 | you | |\n')).toEqual([
      'RDS — Who patches? AWS; When: weekly',
      'EC2 — Who patches? you',
    ]);
  });

  test('code, quotes and bullets of a numbered list are passages too', () => {
    const note = noteOf('```sh\nnpm start\n```\n\n> Said *once*.\n\n1. First\n2. Second\n');
    expect(note.passages.map(({ text, kind, line }) => [text, kind, line])).toEqual([
      ['npm start', 'code', 2],
      ['Said once.', 'paragraph', 5],
      ['First', 'bullet', 7],
      ['Second', 'bullet', 8],
    ]);
  });

  test('comments, pictures alone, tags and tables of contents are left out; a picture in a sentence says its text', () => {
    const note = [
      '- [One](#one)',
      '  - [Two](#two)',
      '',
      '# One',
      '<!-- not',
      'this -->',
      '![A plan](plan.png)',
      '',
      'Press ![the key](k.png) and<br>wait for `<!-- x -->` or <name>.',
      '',
      '```',
      '<!-- shown -->',
      '```',
    ].join('\n');
    expect(texts(note)).toEqual(['Press the key and wait for <!-- x --> or <name>.', '<!-- shown -->']);
  });

  test('a picture that is called by a number alone says nothing', () => {
    expect(texts('![056](056.jpeg)\n_056. Is this really a SEV-1?_\n')).toEqual(['056. Is this really a SEV-1?']);
    expect(texts('Press ![F5](f5.png) twice.')).toEqual(['Press F5 twice.']);
  });

  test('a list of links with words beside them is kept', () => {
    expect(texts('- [One](#one): the first\n- [Two](#two)\n')).toEqual(['One: the first', 'Two']);
  });

  test('a long bullet is cut below its parent, a long paragraph between sentences', () => {
    const long = `${'word '.repeat(70).trim()}.`;
    const bullets = texts(`- Parent\n  - ${long}\n  - Second ${long}\n`);
    expect(bullets).toEqual([`Parent: ${long}`, `Parent: Second ${long}`]);
    const sentences = texts(`First ${long} Then ${long} Last ${long}`);
    expect(sentences).toHaveLength(3);
    expect(sentences.every((text) => text.length <= 600)).toBe(true);
  });

  test('ids are stable, differ by place, and never repeat', () => {
    const ids = (text: string, file?: string) => noteOf(text, file).passages.map((passage) => passage.id);
    const text = '# A\n\n- same\n- same\n';
    expect(ids(text)).toEqual(ids(`\n\n${text}`));
    expect(new Set([...ids(text), ...ids(text, 'b.md'), ...ids('# B\n\n- same')]).size).toBe(5);
    for (const id of ids(text)) expect(id).toMatch(/^[a-z0-9-]{8,16}$/);
  });
});

describe('sections', () => {
  test('each heading opens one, with the slug that GitHub gives it', () => {
    const note = noteOf('before\n\n# What’s new? (2026)\n\n## Notes\n\n## Notes\n\ntext\n\n### Über *uns* & co\n');
    expect(note.sections.map(({ slug, line }) => [slug, line])).toEqual([
      ['', 1],
      ['whats-new-2026', 3],
      ['notes', 5],
      ['notes-1', 7],
      ['über-uns--co', 11],
    ]);
    expect(slugOf('Notes')).toBe('notes');
  });

  test('a skipped level leaves no gap in the trail', () => {
    const note = noteOf('# A\n\n#### Deep\n\nx\n\n## B\n\ny\n');
    expect(note.passages.map((passage) => passage.trail)).toEqual([
      ['A', 'Deep'],
      ['A', 'B'],
    ]);
  });

  test('parts name the passages that they hold', () => {
    const note = noteOf('# A\n\nLead:\n\n- one\n- two\n');
    const ids = note.passages.map((passage) => passage.id);
    expect(note.sections[0]?.parts.map(({ block, line, passages }) => [block.kind, line, passages])).toEqual([
      ['text', 3, ids.slice(0, 1)],
      ['list', 5, ids.slice(1)],
    ]);
  });

  test('links keep their web address and nothing else; looks are kept', () => {
    const note = noteOf('**Bold** [web](https://a.example/x) [script](javascript:alert(1)) [near](b.md) `c`');
    expect(note.sections[0]?.parts[0]?.block).toEqual({
      kind: 'text',
      spans: [
        { text: 'Bold', bold: true },
        ' ',
        { text: 'web', url: 'https://a.example/x' },
        ' [script](javascript:alert(1)) near ',
        { text: 'c', code: true },
      ],
    });
  });
});

describe('front matter', () => {
  test('gives title, owner, date and aliases; lines still count from the top of the file', () => {
    const note = noteOf(
      '---\ntitle: Keys\nowner: team\nchecked: 2026-11-24\naliases: [a, b]\nother: 1\n---\n# Keys\n\ntext\n',
    );
    expect(note).toMatchObject({ title: 'Keys', owner: 'team', checked: '2026-11-24', aliases: ['a', 'b'] });
    expect(note.passages[0]).toMatchObject({ line: 10, trail: ['Keys'] });
  });

  test('the title stands first in the trail, once; without one the first heading or the file name is it', () => {
    expect(noteOf('---\ntitle: Whole\n---\n# Part\n\nx').passages[0]?.trail).toEqual(['Whole', 'Part']);
    expect(noteOf('# Part\n\nx').title).toBe('Part');
    expect(noteOf('x', 'deep/how-to_ship.md').title).toBe('How to ship');
  });

  test.each([
    ['title: a: b', 2, 'front-matter-broken'],
    ['title: x\naliases: [a', 3, 'front-matter-broken'],
    ['a: [*c]', 2, 'front-matter-broken'],
  ])('broken YAML is a warning that names the line, and the note is read without it: %j', (yaml, line, rule) => {
    const { note, problems } = parseNote('a.md', `---\n${yaml}\n---\n# A\n\ntext\n`);
    expect(note).toMatchObject({ title: 'A', passages: [{ text: 'text' }] });
    expect(problems).toMatchObject([{ file: 'a.md', rule, severity: 'warning' }]);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message).toContain('front matter');
    expect(problems[0]?.hint).not.toBe('');
  });

  test('an alias bomb is passed over at once', () => {
    const grow = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
      (name, i, all) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'x' : `*${all[i - 1]}`)
          .join(', ')}]`,
    );
    const { note, problems } = parseNote('a.md', `---\n${grow.join('\n')}\naliases: *g\n---\ntext`);
    expect(note).toMatchObject({ aliases: [], passages: [{ text: 'text' }] });
    expect(problems).toMatchObject([{ rule: 'front-matter-broken', severity: 'warning' }]);
  });

  test('a value of the wrong kind is a warning and the note stays', () => {
    const { note, problems } = parseNote('a.md', '---\ntitle: [x]\naliases: [a, [b]]\n---\ntext');
    expect(note).toMatchObject({ title: 'A', aliases: ['a'] });
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test('two rules around a sentence, and a rule without an end, are Markdown', () => {
    expect(texts('---\nJust a sentence\n---\n\nmore')).toContain('more');
    expect(parseNote('a.md', '---\ntext').note?.passages).toHaveLength(1);
  });
});

describe('hostile text', () => {
  test('a file over five megabytes is refused', () => {
    expect(parseNote('big.md', 'x'.repeat(5 * 1_048_576 + 1))).toMatchObject({
      problems: [{ file: 'big.md', rule: 'file-too-big' }],
    });
  });

  test.each([
    [
      'deep lists',
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i * 2)}- x`)
        .join('\n')
        .slice(0, 1_000_000),
    ],
    ['quotes', `${'>'.repeat(100_000)} x`],
    ['brackets', '['.repeat(200_000)],
    ['comments', '<!--'.repeat(200_000)],
    ['marks', '*a_ '.repeat(100_000)],
    ['tags', '<a '.repeat(200_000)],
    ['nested flow maps', `---\n${'k: {'.repeat(50_000)}\n---\n`],
    ['controls', `# \u0000\u0007\u202e\n\n${'\u0301'.repeat(10_000)}`],
  ])('%s do not throw', (_, text) => {
    expect(() => parseNote('a.md', text)).not.toThrow();
  });

  test('whatever the text is, every passage has words, a true line and a section', () => {
    const pieces = fc.constantFrom(
      '# h\n',
      '- b\n',
      '  - c\n',
      '|a|b|\n|-|-|\n|1|2|\n',
      '```\n',
      '> q\n',
      '<!--',
      '-->',
      '---\n',
      'word ',
      '\n\n',
      '![i](u)',
      '[l](#x)',
      '\r\n',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { note, problems } = parseNote('a.md', text);
        if (note === undefined) return problems.some(({ severity }) => severity === 'error');
        const lines = text.split(/\r\n?|\n/).length;
        return note.passages.every(
          ({ line, section, text: said, id }) =>
            /[\p{L}\p{N}]/u.test(said) &&
            line >= 1 &&
            line <= lines &&
            note.sections[section]?.parts.some((part) => part.passages.includes(id)) === true,
        );
      }),
      { seed: 9, numRuns: 400 },
    );
  });
});
