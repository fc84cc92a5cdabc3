import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf, unitsOf } from '../../../support/notes.js';

const page = [
  'title:: Garden',
  'alias:: Beds, Borders',
  'tags:: spring, autumn',
  '',
  '- Everything about beds.',
  '- ## Roses',
  '  id:: 63a7e0de-0000-4000-8000-000000000001',
  '  collapsed:: true',
  '\t- TODO Prune them',
  '\t  SCHEDULED: <2026-02-01 Sun>',
  '\t\t- in [[February]]',
  '\t- DONE [#A] Feed them ((63a7e0de-0000-4000-8000-000000000002))',
  '\t- ### Pests',
  '\t\t- Aphids',
  '\t\t  source:: a book',
  '- {{embed ((63a7e0de-0000-4000-8000-000000000003))}}',
  '- ## Herbs',
  '\t- ```sh',
  '\t  id:: stays',
  '\t  ```',
  '\t- #+BEGIN_NOTE',
  '\t  Thyme is dry.',
  '\t  #+END_NOTE',
].join('\n');

describe('an outline', () => {
  const note = noteOf(page, 'pages/garden.md');

  it('has sections where bullets are headings, each with what is nested in it', () => {
    expect(note.passages.map(({ trail, text }) => [trail.join(' › '), text])).toEqual([
      ['Garden', 'Everything about beds.'],
      ['Garden › Roses', 'Prune them; in February'],
      ['Garden › Roses', 'Feed them'],
      ['Garden › Roses › Pests', 'Aphids'],
      ['Garden › Herbs', 'id:: stays'],
      ['Garden › Herbs', 'Thyme is dry.'],
    ]);
  });

  it('keeps lines and slugs', () => {
    expect(note.sections.map(({ slug, line }) => [slug, line])).toEqual([
      ['', 5],
      ['roses', 6],
      ['pests', 13],
      ['herbs', 17],
    ]);
    expect(note.passages.map(({ line }) => line)).toEqual([5, 9, 12, 14, 19, 21]);
  });

  it('takes title and other names from its properties', () => {
    expect(note).toMatchObject({ title: 'Garden', aliases: ['Beds', 'Borders'] });
    expect(noteOf('alias:: Beds\n', 'garden.md')).toMatchObject({ title: 'Garden', aliases: ['Beds'], passages: [] });
  });

  it('goes by depth where nested headings have the level of those above', () => {
    const trails = noteOf('- # One\n\t- # Two\n\t\t- x\n- # Three\n\t- y\n').passages.map(({ trail }) => trail);
    expect(trails).toEqual([['One', 'Two'], ['Three']]);
  });

  it('is known by its states, too', () => {
    expect(textsOf('- LATER Prune\n  - soon\n- TODO Feed\n')).toEqual(['Prune; soon', 'Feed']);
  });

  it('makes no heading of words above a bullet in which nothing stands or is left', () => {
    const text = [
      '- ## Beds',
      '\t- There are two:',
      '\t\t- kind:: rose',
      '\t\t  name:: red',
      '\t- Weeds',
      '\t\t-',
      '\t- Books say',
      '\t\t- #+BEGIN_QUOTE',
      '\t\t  Water at dusk.',
      '\t\t  #+END_QUOTE',
    ].join('\n');
    expect(noteOf(text).passages.map((passage) => [passage.trail.join(' › '), passage.text])).toEqual([
      ['Beds', 'There are two:'],
      ['Beds', 'Weeds'],
      ['Beds', 'Books say; Water at dusk.'],
    ]);
  });

  it('is known by what only Logseq writes, even where a block is no bullet', () => {
    const text = '## Beds\nid:: 63a7e0de-0000-4000-8000-000000000004\nThere are two.\n\t- Red\n- ## Herbs\n\t- Thyme\n';
    expect(noteOf(text).passages.map((passage) => [passage.trail.join(' › '), passage.text, passage.line])).toEqual([
      ['Beds', 'There are two.', 3],
      ['Beds', 'Red', 4],
      ['Herbs', 'Thyme', 6],
    ]);
  });

  it('has code as Org writes it', () => {
    const text =
      'type:: how\n\n- Ask:\n\t- #+BEGIN_SRC clojure\n\t  (bloom? :rose)\n\t  kind:: red\n\t  #+END_SRC\n- End\n';
    expect(noteOf(text).passages.map(({ kind, text: said }) => [kind, said])).toEqual([
      ['bullet', 'Ask:'],
      ['code', '(bloom? :rose) kind:: red'],
      ['bullet', 'End'],
    ]);
  });

  it('has a unit for each bullet that holds more than words', () => {
    expect(unitsOf('- a\n\t- b\n- c\n\t- ```\n\t  x\n\t  ```\n- d\n- e\n')).toEqual([
      ['- a\n  - b'],
      ['- c', '    x'],
      ['- d\n- e'],
    ]);
  });

  it('is cut into small passages that say where they belong', () => {
    const long = `${'words '.repeat(30).trim()}`;
    const text = `- Beds\n\t- Roses\n\t\t- first ${long}\n\t\t- second ${long}\n\t\t- third ${long}\n\t\t- fourth ${long}\n`;
    expect(textsOf(text)).toEqual(
      ['first', 'second', 'third', 'fourth'].map((which) => `Beds: Roses: ${which} ${long}`),
    );
  });
});

describe('a page that only has bullets', () => {
  it('keeps what looks like a property or a state', () => {
    expect(textsOf('- TODO list of Ann\n- namespace:: in code\n')).toEqual(['TODO list of Ann', 'namespace:: in code']);
  });

  it('opens a section where a bullet is a heading, and goes on counting', () => {
    const note = noteOf('1. First\n2. ## Second\n   text\n3. Third\n');
    expect(note.sections.map(({ trail }) => trail)).toEqual([[], ['Second']]);
    expect(shownOf('1. First\n2. ## Second\n   text\n3. Third\n')).toEqual(['1. First', 'text', '3. Third']);
  });
});
