import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf } from '../../../support/notes.js';

describe('MDX', () => {
  it.each([
    ['imports', "import Rose from './rose';\nimport {\n  Bed,\n  Herb,\n} from 'garden';\n\nRoses bloom."],
    ['exports', 'export const rose = {\n  red: true,\n\n  white: [1],\n};\n\nRoses bloom.'],
    ['an export that never ends', 'export const rose = {\n\nRoses bloom.'],
    ['expressions', 'Roses {props.verb}{" "}bloom.'],
    ['expressions over lines', '{beds.map((bed) => (\n  <Bed key={bed}>{`}`}</Bed>\n))}\n\nRoses bloom.'],
    ['words in expressions', "Roses {'bloom'}."],
    ['remarks', '{/* look\n\nit up */}\nRoses {/* now */}bloom.'],
    ['components', '<Bed kind={{ rose: "}>" }} onPick={() => pick()}>\n  Roses **bloom**.\n</Bed>'],
    ['components in a sentence', 'Roses <Badge text="new" /><Link to="/x">bloom</Link>.'],
    ['fragments', '<>\nRoses bloom.\n</>'],
    ['components that stand alone', '<DocCardList />\n\nRoses bloom.'],
    ['indentation, which is no code', '<Bed>\n    <Rose>\n        Roses bloom.\n    </Rose>\n</Bed>'],
  ])('%s', (_, text) => {
    expect(textsOf(text, 'a.mdx').join('|').replace('verb', '')).toBe('Roses bloom.');
  });

  it('is also read where the first line imports something, and imports vanish everywhere', () => {
    expect(textsOf("import Rose from './rose';\n\nRoses {x} bloom.")).toEqual(['Roses bloom.']);
    expect(textsOf("# Roses\n\nimport Rose from '@site/rose';\n\nRoses {x} bloom.")).toEqual(['Roses {x} bloom.']);
  });

  it('keeps what is code', () => {
    const text = 'Write `{x}` and run `rose\n<bed> --help`.\n\n```jsx\nimport Rose from "rose";\n<Rose>{x}</Rose>\n```';
    expect(shownOf(text, 'a.mdx')).toEqual([
      'Write {x} and run rose <bed> --help.',
      '    import Rose from "rose";\n    <Rose>{x}</Rose>',
    ]);
  });

  it('leaves headings and tables clean, with the ids that they were given', () => {
    const text = '# Hello {props.name} there {#hello}\n\n| a | b |\n|---|---|\n| {x} | <C>y</C> |\n';
    const note = noteOf(text, 'a.mdx');
    expect(note.sections).toMatchObject([{ trail: ['Hello there'], slug: 'hello' }]);
    expect(note.passages).toMatchObject([{ text: 'b: y' }]);
  });

  it('takes the words of a component as a label', () => {
    expect(
      textsOf(
        '<Card title="Roses">\n\nThey bloom.\n\n</Card>\n\n<Step title={`Herbs`}>\nThey smell.\n</Step>',
        'a.mdx',
      ),
    ).toEqual(['Roses: They bloom.', 'Herbs: They smell.']);
  });
});
