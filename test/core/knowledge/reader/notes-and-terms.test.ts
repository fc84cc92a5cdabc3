import { describe, expect, it } from 'vitest';
import { noteOf, textsOf, unitsOf } from '../../../support/notes.js';

describe('footnotes', () => {
  it('stand behind the block that refers to them, as one with it', () => {
    const text =
      '# Roses\n\nThey bloom[^1] in May[^may].\n\nAfter.\n\n## More\n\nText.\n\n[^1]: If **fed**.\n[^may]: Or June.\n\n    At the latest.\n';
    const note = noteOf(text);
    expect(note.passages.map(({ text: said, trail, line }) => [said, trail.at(-1), line])).toEqual([
      ['They bloom in May.', 'Roses', 3],
      ['If fed.', 'Roses', 11],
      ['Or June.', 'Roses', 12],
      ['At the latest.', 'Roses', 14],
      ['After.', 'Roses', 5],
      ['Text.', 'More', 9],
    ]);
    expect(unitsOf(text)[0]).toEqual(['They bloom in May.', 'If fed.', 'Or June.', 'At the latest.']);
  });

  it.each([
    ['in a list', '- Roses[^a]\n- Herbs\n\n[^a]: Red.', ['Roses', 'Herbs', 'Red.']],
    ['in a table', '| a | b |\n|-|-|\n| c[^a] | d |\n\n[^a]: Red.', ['c — b: d', 'Red.']],
    ['in a heading', '# Roses[^a]\n\nBloom.\n\n[^a]: Red.', ['Red.', 'Bloom.']],
    ['where they are referred to', 'Roses^[Red *ones*.] bloom.', ['Roses bloom.', 'Red ones.']],
    ['that nothing refers to', 'Roses.\n\n[^a]: Red.\n\nAfter.', ['Roses.', 'Red.', 'After.']],
    ['that are nowhere', 'Roses[^b] bloom.', ['Roses bloom.']],
    ['that refer to one another', 'Roses[^a].\n\n[^a]: Red[^b].\n[^b]: Or white[^a].', ['Roses.', 'Red.', 'Or white.']],
    ['that only refer to themselves', 'Roses.\n\n[^a]: Red[^a].', ['Roses.', 'Red.']],
    ['twice', 'Roses[^a].\n\nHerbs[^a].\n\n[^a]: Red.', ['Roses.', 'Red.', 'Herbs.']],
    ['in code', 'Write `[^a]`.\n\n[^a]: Red.', ['Write [^a].', 'Red.']],
  ])('%s', (_, text, words) => {
    expect(textsOf(text)).toEqual(words);
  });
});

describe('definitions', () => {
  it.each([
    ['after a colon', 'Mulch\n: Keeps the soil wet.\n', ['Mulch: Keeps the soil wet.']],
    [
      'after a blank line',
      'Mulch\n\n:   Keeps the\n    soil wet.\n\nCompost\n:   Feeds it.\n',
      ['Mulch: Keeps the soil wet.', 'Compost: Feeds it.'],
    ],
    ['more than one', 'Mulch\n: Straw.\n: Leaves.\n', ['Mulch: Straw.', 'Mulch: Leaves.']],
    ['with a list', 'Mulch\n: One of\n\n    - straw\n    - leaves\n', ['Mulch: One of; straw; leaves']],
    ['with a question', '**What is mulch?**\n: Straw.\n', ['What is mulch? Straw.']],
    ['in bold', '**Mulch**: keeps the soil wet.', ['Mulch: keeps the soil wet.']],
    ['in bullets', '- Mulch: straw\n- **Compost** – leaves\n', ['Mulch: straw', 'Compost – leaves']],
  ])('begin with their term: %s', (_, text, words) => {
    expect(textsOf(text)).toEqual(words);
  });

  it('show the term in bold', () => {
    const [part] = noteOf('Mulch\n: Keeps the *soil* wet.').sections[0]?.parts ?? [];
    expect(part?.block).toEqual({
      kind: 'list',
      ordered: false,
      items: [
        {
          depth: 0,
          spans: [{ text: 'Mulch', bold: true }, ': ', 'Keeps the ', { text: 'soil', italic: true }, ' wet.'],
        },
      ],
    });
  });
});
