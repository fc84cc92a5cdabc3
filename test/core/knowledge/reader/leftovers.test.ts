import { describe, expect, it } from 'vitest';
import { noteOf, textsOf } from '../../../support/notes.js';

describe('marks that only a site generator reads', () => {
  it.each([
    ['attributes of a link', '[Roses](a.md){target="_blank" .big} bloom.', 'Roses bloom.'],
    ['attributes of a picture', 'Roses ![bloom](a.png){ width=50% }.', 'Roses bloom.'],
    ['attributes of words', 'Roses [bloom]{.red #x}.', 'Roses bloom.'],
    ['attributes of code', 'Press `rose`{.sh}.', 'Press rose.'],
    ['attributes of kramdown', 'Roses bloom.\n{: .lead #x}', 'Roses bloom.'],
    ['attributes of kramdown in a line', 'Roses *bloom*{:.red}.', 'Roses bloom.'],
    ['a table of contents of kramdown', '* TOC\n{:toc}\n\nRoses bloom.', 'TOC|Roses bloom.'],
    ['a table of contents', '[TOC]\n\nRoses bloom.', 'Roses bloom.'],
    ['options of kramdown', '{::options parse_block_html="true" /}\n\nRoses bloom.', 'Roses bloom.'],
    ['page breaks', '\\newpage\n\nRoses bloom.', 'Roses bloom.'],
    ['snippets', '--8<-- "rose.md"\n\nRoses bloom.', 'Roses bloom.'],
    ['keys', 'Press ++ctrl+alt+r++.', 'Press ctrl+alt+r.'],
    ['icons', ':material-flower: Roses bloom.', 'Roses bloom.'],
    [
      'roles of MyST',
      'See {ref}`the roses <rose>` and {doc}`beds`; press {kbd}`R`.',
      'See the roses and beds; press R.',
    ],
    ['names of places in MyST', '(rose-bed)=\n(beds/rose:1)=\n# Roses\n\nThey bloom.\n\n(end)=', 'They bloom.'],
    [
      'names of pictures',
      'Roses bloom. ![rose 2026-05-01 at 10.12.png](a.png) ![image](b.png) ![Untitled 2](c)',
      'Roses bloom.',
    ],
    ['text directives', 'Roses :abbr[bloom]{title="x"}.', 'Roses bloom.'],
    ['a directive without words', '```{toctree}\nroses\nherbs\n```\n\nRoses bloom.', 'Roses bloom.'],
    ['a container without words', ':::{image} rose.png\n:::\n\nRoses bloom.', 'Roses bloom.'],
    ['formulas', 'Let $a_1 * b_1 * c$ be $$\n\\frac{x}{y}\n$$.', 'Let a_1 * b_1 * c be \\frac{x}{y}.'],
    ['captions', 'Roses\n\n: All beds {#tbl-beds}\n\nBloom.', 'Roses: All beds|Bloom.'],
    ['a caption below a table', '| a | b |\n|-|-|\n| c | d |\n\n: All beds {#tbl-beds}', 'c — b: d|All beds'],
    ['escapes', 'Roses \\*bloom\\* \\#1.', 'Roses *bloom* #1.'],
    ['a no-break space of GitBook', '&#xNAN;Roses bloom.', 'Roses bloom.'],
  ])('%s', (_, text, words) => {
    expect(textsOf(text).join('|')).toBe(words);
  });

  it.each([
    ['sums', '(a + b)= and (a)= b'],
    ['braces around words', 'A set {a, b} and {name} and {"a": 1}.'],
    ['plus signs', 'C++ and i++ and G++.'],
    ['prices and names', 'From $5 to $10, in $HOME_DIR/$USER and $A_B.'],
    ['tildes', 'From ~5 to ~6, in ~/roses.'],
    ['colons', 'At 10:30:15, std::rose, bed:rose[0] and a :rose: too.'],
    ['rules', 'Pick a, b or c --- or none.'],
  ])('are not seen in %s', (_, text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('code directives are code', () => {
    const note = noteOf('```{code-block} python\nprint(1)\n```\n\n:::mermaid\nA --> B\n:::\n\n```{r}\nx <- 1\n```');
    expect(note.passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['code', 'print(1)'],
      ['code', 'A --> B'],
      ['code', 'x <- 1'],
    ]);
  });
});

describe('slugs', () => {
  it('are the ids that headings were given, or those of GitHub', () => {
    const text = '# Roses {#rose-bed .big}\n\n## Care\n\n## Care {: #care-2}\n\n## Care\n\n## Rose `a{#b}`\n';
    expect(noteOf(text).sections.map(({ slug, trail }) => [slug, trail.at(-1)])).toEqual([
      ['rose-bed', 'Roses'],
      ['care', 'Care'],
      ['care-2', 'Care'],
      ['care-1', 'Care'],
      ['rose-ab', 'Rose a{#b}'],
    ]);
  });
});
