import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf, unitsOf } from '../../../support/notes.js';

describe('HTML', () => {
  it.each([
    ['wrappers', '<div align="center">\n  <p>\n    Roses <b>bloom</b>.\n  </p>\n</div>', 'Roses bloom.'],
    ['wrappers in one line', '<div><p>Roses bloom.</p></div>', 'Roses bloom.'],
    ['wrappers around Markdown', '<section markdown="1">\n\nRoses **bloom**.\n\n</section>', 'Roses bloom.'],
    ['wrappers around Markdown without blank lines', '<div>\nRoses **bloom**.\n</div>', 'Roses bloom.'],
    ['wrappers that never end', '<div>\n\nRoses bloom.', 'Roses bloom.'],
    ['breaks', 'Roses<br>bloom<br/>in<BR />May.', 'Roses bloom in May.'],
    ['looks', 'Roses <span style="color: red">bl<i>oo</i>m</span> in <kbd>May</kbd>.', 'Roses bloom in May.'],
    ['entities', 'Roses&nbsp;&amp; herbs &lt;3 &copy; &#8364; &#x41;.', 'Roses & herbs <3 © € A.'],
    ['pictures', '<img src="rose.png" alt="A rose">\n\nRoses bloom.', 'Roses bloom.'],
    ['a picture in a sentence', 'Roses <img src="rose.png" alt="bloom"> in May.', 'Roses bloom in May.'],
    ['scripts', '<script>\nlet x = "</p>";\n\nmore();\n</script>\n\nRoses bloom.', 'Roses bloom.'],
    ['styles', '<style>p { color: red }</style>\nRoses bloom.', 'Roses bloom.'],
    ['frames', '<iframe src="https://rose.example"\n  width="1"></iframe>\n\nRoses bloom.', 'Roses bloom.'],
    ['drawings in a sentence', 'Roses <svg width="1"><path d="M0"/></svg> bloom.', 'Roses bloom.'],
    ['anchors', '<a name="rose"></a>\n\nRoses <a id="x"></a>bloom.', 'Roses bloom.'],
    ['custom elements', 'Roses <my-flag color="red">bloom</my-flag>.', 'Roses bloom.'],
    ['remarks', '<!-- look\n\nit up -->\nRoses <!-- now --> bloom.', 'Roses bloom.'],
    ['a remark with a tag', 'Roses <!-- <b> --> bloom.', 'Roses bloom.'],
    ['a document type', '<!DOCTYPE html>\n\nRoses bloom.', 'Roses bloom.'],
    ['a tag over lines', '<a\n  href="https://rose.example"\n  target="_blank">Roses</a> bloom.', 'Roses bloom.'],
  ])('%s', (_, text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  it.each([
    ['placeholders', 'Run ssh <user>@<host> and open <Your Name>.'],
    ['types', 'A List<String> and Map<K, V> hold it.'],
    ['less and more', 'If a < b and c > d, a <- b.'],
    ['an address', 'Write to ann@rose.example.'],
  ])('is not seen in %s', (_, text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('stays in code', () => {
    expect(shownOf('Write `<br>` and `&amp;`.\n\n```html\n<div>&nbsp;</div>\n```')).toEqual([
      'Write <br> and &amp;.',
      '    <div>&nbsp;</div>',
    ]);
  });

  it('makes links and looks', () => {
    const [part] =
      noteOf('<a href="https://rose.example">Roses</a> <b>bloom</b> in <code>May</code>').sections[0]?.parts ?? [];
    expect(part?.block).toEqual({
      kind: 'text',
      spans: [
        { text: 'Roses', url: 'https://rose.example' },
        ' ',
        { text: 'bloom', bold: true },
        ' in ',
        { text: 'May', code: true },
      ],
    });
  });
});

describe('tables in HTML', () => {
  const table = [
    '<table>',
    '  <thead><tr><th>Bed</th><th colspan="2">Who &amp; when</th></tr></thead>',
    '  <tbody>',
    '',
    '  <tr><td>`Roses`</td><td>Ann<br>Ben</td></tr>',
    '  <tr>',
    '    <td>**Herbs**</td>',
    '    <td><ul><li>Cleo</li><li>Dan</li></ul></td>',
    '  </tr>',
    '  </tbody>',
    '</table>',
  ].join('\n');

  it('are tables, with the lines of their rows', () => {
    expect(noteOf(`# Beds\n\n${table}\n\nAfter.`).passages.map(({ text, kind, line }) => [text, kind, line])).toEqual([
      ['Roses — Who & when: Ann Ben', 'row', 7],
      ['Herbs — Who & when: Cleo Dan', 'row', 8],
      ['After.', 'paragraph', 15],
    ]);
  });

  it('may have no head, leave their cells open, and stand in a quote', () => {
    expect(textsOf('<table><tr><td>Roses<td>Ann<tr><td>Herbs<td>Ben</table>')).toEqual(['Roses — Ann', 'Herbs — Ben']);
    expect(
      textsOf('> <table>\n> <tr><th>Bed</th><th>Who</th></tr>\n> <tr><td>Roses</td><td>Ann</td></tr>\n> </table>'),
    ).toEqual(['Roses — Who: Ann']);
  });

  it('that never end are words', () => {
    expect(textsOf('<table><tr><td>Roses</td></tr>\n\nAfter.')).toEqual(['Roses', 'After.']);
  });
});

describe('other structures in HTML', () => {
  it('lists', () => {
    const text =
      '<ul>\n<li>Roses\n  <ul><li>red</li><li>white</li></ul>\n</li>\n<li>Herbs</li>\n</ul>\n<ol start="3"><li>Water</li><li>Weed</li></ol>';
    expect(textsOf(text)).toEqual(['Roses; red; white', 'Herbs', 'Water', 'Weed']);
    expect(shownOf(text)).toEqual(['- Roses\n  - red\n  - white\n- Herbs', '3. Water\n4. Weed']);
  });

  it('headings and code', () => {
    const note = noteOf(
      '<h2 id="x">Roses <em>care</em></h2>\n<pre><code>if (a &lt; b) {\n  <b>x</b>();\n}</code></pre>',
    );
    expect(note.sections).toMatchObject([{ trail: ['Roses care'], slug: 'roses-care', line: 1 }]);
    expect(note.sections[0]?.parts).toMatchObject([
      { block: { kind: 'code', text: 'if (a < b) {\n  x();\n}' }, line: 2 },
    ]);
  });

  it('terms with their definitions', () => {
    const text = '<dl>\n<dt>Mulch</dt>\n<dd>Keeps the <b>soil</b> wet.</dd>\n<dt>Compost</dt><dd>Feeds it.</dd>\n</dl>';
    expect(textsOf(text)).toEqual(['Mulch: Keeps the soil wet.', 'Compost: Feeds it.']);
    expect(unitsOf(text)).toHaveLength(1);
  });
});
