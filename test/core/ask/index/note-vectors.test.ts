import { describe, expect, it } from 'vitest';
import { encodeNotes, vectorsOf } from '../../../../src/core/ask/index/note-vectors.js';
import type { Meaning, VectorTable } from '../../../../src/core/ports/meaning.js';
import { libraryOf } from '../../../support/library.js';

const files = [
  { path: 'lunch.md', text: '# Lunch\n\n## When\n\n- At noon.\n- On Fridays at one.\n\n## Where\n\nIn the garden.\n' },
];

/** Takes texts and gives no vectors. */
function createStandIn() {
  const lists: (readonly string[])[] = [];
  const meaning: Meaning = {
    model: 'none',
    size: 1,
    table(texts): VectorTable {
      lists.push(texts);
      const near = () => new Float32Array(texts.length).fill(Number.NaN);
      return { progress: () => ({ known: 0, of: texts.length }), near, vectorAt: () => undefined };
    },
    query: async () => undefined,
    queries: async () => [],
    settled: async () => undefined,
  };
  return { meaning, lists };
}

describe('the vectors of notes', () => {
  it('are those of all sections, whole, and after them those of all passages, each with its headings', () => {
    const { index } = libraryOf(files);
    const { meaning, lists } = createStandIn();
    encodeNotes(index, meaning);
    const [texts = []] = lists;
    expect(texts).toHaveLength(index.sections.length + index.entries.length);
    for (const [number, { section, from, to }] of index.sections.entries()) {
      for (const { passage } of index.entries.slice(from, to)) expect(texts[number]).toContain(passage.text);
      expect(texts[number]).toContain(section.trail.join(' > '));
    }
    for (const [number, { passage }] of index.entries.entries()) {
      expect(texts[index.sections.length + number]).toBe(`Lunch: ${passage.trail.at(-1)}: ${passage.text}`);
    }
  });

  it('are made of the beginning of long texts', () => {
    const { index } = libraryOf([{ path: 'long.md', text: `# Long\n\n${'word '.repeat(1_000)}\n` }]);
    const { meaning, lists } = createStandIn();
    encodeNotes(index, meaning);
    for (const text of lists[0] ?? []) expect(text.length).toBeLessThan(700);
  });

  it('belong to one index and one model, and are never begun by looking for them', () => {
    const { index } = libraryOf(files);
    const [one, other] = [createStandIn(), createStandIn()];
    expect(vectorsOf(index, one.meaning)).toBeUndefined();
    const table = encodeNotes(index, one.meaning);
    expect(vectorsOf(index, one.meaning)).toBe(table);
    expect(vectorsOf(index, other.meaning)).toBeUndefined();
    expect(vectorsOf(libraryOf(files).index, one.meaning)).toBeUndefined();
    expect(one.lists).toHaveLength(1);
  });
});
