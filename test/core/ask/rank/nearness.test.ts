import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, askWith } from '../../../../src/core/ask/ask.js';
import { encodeNotes } from '../../../../src/core/ask/index/note-vectors.js';
import { nearnessOf } from '../../../../src/core/ask/rank/nearness.js';
import type { Meaning } from '../../../../src/core/ports/meaning.js';
import { libraryOf } from '../../../support/library.js';

const { index } = libraryOf([
  { path: 'leave.md', text: '# Leave\n\n## Newborn children\n\nParents stay at home for ten weeks.\n' },
  { path: 'lunch.md', text: '# Lunch\n\nSoup is served at noon.\n\nCake is served on Fridays.\n' },
  {
    path: 'pumps.md',
    text: '# Pump house\n\n## Crash loop\n\nRestart it.\n\n## Parts\n\nThe parts lie in the shed.\n',
  },
]);

/** Vectors of two numbers: texts that speak of parents or children lie one way, as `alike` does, all others the other. */
const meaningOf = ({ known = 1, late = false, alike = 'fatherhood' } = {}): Meaning => ({
  model: 'two',
  size: 2,
  table(texts) {
    const told = Math.floor(known * texts.length);
    return {
      progress: () => ({ known: told, of: texts.length }),
      near: ([x = 0, y = 0]) =>
        Float32Array.from(texts, (text, i) =>
          i >= told ? Number.NaN : /parent|child/i.test(text) ? 0.9 * x + 0.1 * y : 0.1 * x + 0.2 * y,
        ),
      vectorAt: () => undefined,
    };
  },
  query: async (text) => (late ? undefined : Float32Array.from(text.includes(alike) ? [1, 0] : [0, 1])),
  queries: async () => [],
  settled: async () => undefined,
});
const asked = 'fatherhood?';
const first = async (meaning: Meaning | undefined, query = asked) => {
  if (meaning) encodeNotes(index, meaning);
  return (await askWith(index, meaning, query)).matches[0]?.passage.text;
};

describe('meaning', () => {
  it('finds what is said in other words', async () => {
    expect(await first(undefined)).not.toBe('Parents stay at home for ten weeks.');
    expect(await first(meaningOf())).toBe('Parents stay at home for ten weeks.');
  });

  it('is left out while sections are still to be encoded, or when the query is late', async () => {
    for (const meaning of [meaningOf({ known: 0.2 }), meaningOf({ late: true })]) {
      encodeNotes(index, meaning);
      expect(await nearnessOf(index, meaning, asked)).toBeUndefined();
      expect(await first(meaning, 'when is soup served?')).toBe('Soup is served at noon.');
    }
  });

  it('takes a section for its passages that are still to be encoded', async () => {
    const meaning = meaningOf({ known: index.sections.length / (index.sections.length + index.entries.length) });
    encodeNotes(index, meaning);
    const near = await nearnessOf(index, meaning, asked);
    const home = index.entries.findIndex(({ passage }) => passage.text.startsWith('Parents'));
    expect(near?.entries[home]).toBeCloseTo(0.9);
  });

  it('hears a mistyped query as it was understood, beside how it was typed', async () => {
    const of = async (alike: string) => {
      const meaning = meaningOf({ alike });
      encodeNotes(index, meaning);
      const near = await nearnessOf(index, meaning, 'who feeds a newborm?');
      return Math.max(...(near?.sections ?? []));
    };
    expect(await of('newborn')).toBeCloseTo(0.9);
    expect(await of('newborm')).toBeCloseTo(0.9);
    expect(await of('fatherhood')).toBeCloseTo(0.2);
  });

  it('is not asked in a language that the model does not understand', async () => {
    const german = libraryOf([
      {
        path: 'urlaub.md',
        text: '# Urlaub\n\nWer Urlaub nimmt, sagt es der Leitung und trägt es in den Kalender ein. Das muss man nicht für einen halben Tag machen, aber wenn es mehr als eine Woche ist, dann wird es mit allen anderen im Team besprochen.\n',
      },
    ]).index;
    const query = 'Wie sage ich, dass ich nicht da bin?';
    const heard = async (language?: string) => {
      const meaning = { ...meaningOf(), language };
      encodeNotes(german, meaning);
      return (await nearnessOf(german, meaning, query)) !== undefined;
    };
    expect([await heard(), await heard('german'), await heard('english')]).toEqual([true, true, false]);
  });

  it('leaves it to words which passage of a section answers, where they lead to the same section', () => {
    const soup = index.entries.findIndex(({ passage }) => passage.text.startsWith('Soup'));
    const near = { sections: new Float32Array(index.sections.length), entries: new Float32Array(index.entries.length) };
    near.entries[soup] = 1;
    expect(ask(index, 'when is cake served at lunch?', { near }).matches[0]?.passage.text).toMatch(/^Cake/);
  });

  it('does not doubt what words alone are sure of', () => {
    const far = {
      sections: new Float32Array(index.sections.length).fill(-1),
      entries: new Float32Array(index.entries.length).fill(-1),
    };
    for (const near of [undefined, far]) {
      expect(ask(index, 'where are the parts in the shed?', near && { near }).decision).toBe('found');
    }
  });

  it('never comes before what is called as it was asked', () => {
    const cosine = fc.float({ min: -1, max: 1, noNaN: true });
    const some = (length: number) => fc.array(cosine, { minLength: length, maxLength: length });
    const called: readonly (readonly [string, string])[] = [
      ['pump house crash loop', 'Restart it.'],
      ['newborn children', 'Parents stay at home for ten weeks.'],
    ];
    fc.assert(
      fc.property(some(index.sections.length), some(index.entries.length), fc.constantFrom(...called), (a, b, told) => {
        const near = { sections: Float32Array.from(a), entries: Float32Array.from(b) };
        const [query, text] = told;
        expect(ask(index, query, { near }).matches[0]?.passage.text).toBe(text);
      }),
    );
  });
});
