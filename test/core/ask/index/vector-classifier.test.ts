import { describe, expect, it } from 'vitest';
import { askWith } from '../../../../src/core/ask/ask.js';
import { encodeNotes, noteTexts } from '../../../../src/core/ask/index/note-vectors.js';
import { learnedOf, learnPhrasings } from '../../../../src/core/ask/index/vector-classifier.js';
import { nearnessOf } from '../../../../src/core/ask/rank/nearness.js';
import type { Meaning } from '../../../../src/core/ports/meaning.js';
import { libraryOf } from '../../../support/library.js';

const entries = {
  'Card lost': ['I lost my card', 'Where is my card gone?', 'Somebody stole my card'],
  'Card late': ['My card has not come', 'When will my card arrive?', 'I wait for my card'],
  'Top up': ['How do I top up?', 'I want to add money', 'Can I pay in cash?'],
  'Close account': ['I want to leave', 'How do I close it?', 'Please delete me'],
};
const faq = Object.entries(entries).map(
  ([name, said]) => `## ${name}\n\n${said.map((each) => `- ${each}`).join('\n')}\n`,
);
const { index } = libraryOf([{ path: 'faq.md', text: `# FAQ\n\n${faq.join('\n')}` }]);
const plain = libraryOf([{ path: 'lunch.md', text: '# Lunch\n\n## When\n\n- At noon.\n' }]).index;

const kinds: readonly RegExp[] = [
  /lost|gone|stole|pinched/i,
  /late|come|arrive|wait/i,
  /top|money|cash/i,
  /close|leave|delete/i,
];
/** A number a kind of thing that is asked for. */
const vectorOf = (text: string): Float32Array => {
  const raw = kinds.map((kind) => (kind.test(text) ? 1 : 0.1));
  const norm = Math.hypot(...raw);
  return Float32Array.from(raw, (each) => each / norm);
};

const meaningOf = (known = true): Meaning => ({
  model: 'four',
  size: kinds.length,
  table: (texts) => ({
    progress: () => ({ known: texts.length, of: texts.length }),
    near: () => new Float32Array(texts.length).fill(0.5),
    vectorAt: (place) => (known ? vectorOf(texts[place] ?? '') : undefined),
  }),
  query: async (text) => vectorOf(text),
  queries: async (texts) => texts.map(vectorOf),
  settled: async () => undefined,
});

const learnt = async (meaning: Meaning, of = index, breathe = async () => true) => {
  encodeNotes(of, meaning);
  await learnPhrasings(of, meaning, breathe);
  return learnedOf(of, meaning);
};
const heading = (section: number): string | undefined => index.sections[section]?.section.trail.at(-1);

describe('phrasings and what they mean', () => {
  it('are encoded as they would be asked, behind sections and passages', () => {
    const texts = noteTexts(index).slice(index.sections.length + index.entries.length);
    expect(texts.sort()).toEqual([...Object.keys(entries), ...Object.values(entries).flat()].sort());
    expect(noteTexts(plain)).toHaveLength(plain.sections.length + plain.entries.length);
  });

  it('tell which entry is asked for in words that none of them has', async () => {
    const meaning = meaningOf();
    const first = async () => (await askWith(index, meaning, 'it got pinched')).matches[0]?.passage.trail.at(-1);
    encodeNotes(index, meaning);
    const before = await first();
    await learnt(meaning);
    const shares = (await nearnessOf(index, meaning, 'it got pinched'))?.likely ?? new Map();
    const [likeliest] = [...shares].sort((a, b) => b[1] - a[1]);
    expect(heading(likeliest?.[0] ?? -1)).toBe('Card lost');
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(before).not.toBe('Card lost');
    expect(await first()).toBe('Card lost');
  });

  it('are learned to the same every time', async () => {
    const [one, other] = [await learnt(meaningOf()), await learnt(meaningOf())];
    expect(one?.classify(vectorOf('money'))).toEqual(other?.classify(vectorOf('money')));
  });

  it('are not learned where there are none, where vectors are missing, or once nobody wants them', async () => {
    expect(await learnt(meaningOf(), plain)).toBeUndefined();
    expect(await learnt(meaningOf(false))).toBeUndefined();
    let turns = 0;
    const soon = async () => {
      turns += 1;
      return turns < 3;
    };
    expect(await learnt(meaningOf(), index, soon)).toBeUndefined();
    expect(turns).toBe(3);
  });
});
