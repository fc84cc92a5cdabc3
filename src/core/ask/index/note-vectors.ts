import type { Meaning, VectorTable } from '../../ports/meaning.js';
import type { Index } from './build-index.js';

/** What is encoded of an index: a section with its headings, then a passage with its. */
export function noteTexts({ sections, entries }: Index): string[] {
  const whole = sections.map(({ section, from, to }) => {
    const said = entries.slice(from, to).map(({ passage }) => passage.text);
    return [section.trail.join(' > '), ...said].join('\n');
  });
  return [...whole, ...entries.map(({ passage }) => `${passage.trail.join(' > ')}\n${passage.text}`)];
}

const known = new WeakMap<Index, WeakMap<Meaning, VectorTable>>();

/**
 * Begins to encode an index's sections and passages, in the place of those of any other index. What a table says of the
 * section with a number stands at that number, and of an entry at its number and that of all sections.
 */
export function encodeNotes(index: Index, meaning: Meaning): VectorTable {
  const table = meaning.table(noteTexts(index));
  known.set(index, (known.get(index) ?? new WeakMap()).set(meaning, table));
  return table;
}

/** The vectors of an index, as far as they are there; undefined when nobody encodes them. */
export const vectorsOf = (index: Index, meaning: Meaning): VectorTable | undefined => known.get(index)?.get(meaning);
