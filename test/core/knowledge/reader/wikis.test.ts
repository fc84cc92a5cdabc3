import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf } from '../../../support/notes.js';

describe('what note programs write', () => {
  it.each([
    ['a link to a page', 'See [[Rose bed]].', 'See Rose bed.'],
    ['a link with other words', 'See [[Rose bed|the *roses*]].', 'See the *roses*.'],
    ['a link into a folder', 'See [[garden/Rose bed]].', 'See Rose bed.'],
    ['a link to a heading', 'See [[Rose bed#Care#In winter]].', 'See Rose bed: In winter.'],
    ['a link within the page', 'See [[#Care]].', 'See Care.'],
    ['a link to a block', 'See [[Rose bed#^ab12]].', 'See Rose bed.'],
    ['a link as Gollum writes it', 'See [[the roses|garden/rose-bed]].', 'See the roses.'],
    ['a link of Logseq with other words', 'See [the roses]([[Rose bed/Red]]) there.', 'See the roses there.'],
    ['a tag of several words', 'About #[[rose beds]].', 'About rose beds.'],
    ['a picture', 'Roses ![[rose.png|300]] bloom.', 'Roses bloom.'],
    ['an embedded note', '![[Rose bed#^care]]', 'Rose bed'],
    ['a remark', 'Roses %%look it up%% bloom.', 'Roses bloom.'],
    ['a remark over lines', 'Roses bloom.\n\n%%\nlook\n\nit up\n%%\n', 'Roses bloom.'],
    ['a highlight', 'Roses ==bloom== in May.', 'Roses bloom in May.'],
    ['the id of a block', 'Roses bloom. ^rose-1', 'Roses bloom.'],
    ['the id of a bullet', '- Roses bloom. ^f3a9c1\n', 'Roses bloom.'],
    ['the id of a block on its own line', 'Roses bloom.\n^rose', 'Roses bloom.'],
    ['letters set lower or higher', 'H~2~O is x^2^.', 'H2O is x2.'],
    ['a table of contents of Azure', '[[_TOC_]]\n\nRoses bloom.', 'Roses bloom.'],
    ['a path with spaces', '[Roses](my roses.md) and ![x](rose bed.png).', 'Roses and x.'],
    ['a path of Windows', '[Roses](C:\\notes\\my roses.md) bloom.', 'Roses bloom.'],
    ['a file address', '[Roses](file:///notes/roses.pdf) bloom.', 'Roses bloom.'],
    ['a picture in the text', `Roses ![](data:image/png;base64,${'iVBORw0KGgo'.repeat(3_000)}) bloom.`, 'Roses bloom.'],
    ['bold words that touch their stars on one side', 'Note: **Roses: **they bloom.', 'Note: Roses: they bloom.'],
  ])('%s', (_, text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  it.each([
    ['in code', 'Write `[[x]]`, `==y==`, `%%z%%` and `![[e]]`.', 'Write [[x]], ==y==, %%z%% and ![[e]].'],
    ['in numbers', 'The matrix [[1, 2]] and 2 == 2, 100%% sure.', 'The matrix [[1, 2]] and 2 == 2, 100%% sure.'],
    ['escaped', 'Write \\[\\[x]] and \\==y\\==.', 'Write [[x]] and ==y==.'],
    ['in the middle', 'Raise a ^b to c.', 'Raise a ^b to c.'],
    ['with no end', 'Write [[x and %%y.', 'Write [[x and %%y.'],
  ])('stays where it is no markup: %s', (_, text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  it('is read in tables, headings and bullets', () => {
    const note = noteOf(
      '# [[Rose bed|Roses]] ==care==\n\n| [[a\\|A]] | b |\n|-|-|\n| ==c== | [[d]] |\n\n- [ ] [[e]]\n',
    );
    expect(note.title).toBe('Roses care');
    expect(note.passages.map(({ text }) => text)).toEqual(['c — b: d', 'e']);
  });

  it('keeps blocks of code as they are', () => {
    const code = '%%time\n[[x]] == {{ y }}\n- [ ] z ^abc';
    expect(shownOf(`\`\`\`\n${code}\n\`\`\``)).toEqual([code.replace(/^/gmu, '    ')]);
  });
});

describe('tasks', () => {
  it('lose their boxes, wherever they stand', () => {
    const text =
      '- [ ] Water\n- [x] Weed\n  - [X] Rake\n- [-] Mow\n* [/] Sow\n\n1. [ ] Rest\n\n| Task | By |\n|-|-|\n| [x] Prune | Ann |\n';
    expect(textsOf(text)).toEqual(['Water', 'Weed; Rake', 'Mow', 'Sow', 'Rest', 'Prune — By: Ann']);
  });

  it('are told from links and from other brackets', () => {
    expect(textsOf('- [x](a.md)\n- [xx] y\n- [ ]\n')).toEqual(['x', '[xx] y']);
  });
});
