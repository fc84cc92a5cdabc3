import type { Meaning, VectorTable } from '../../ports/meaning.js';
import type { Index } from './build-index.js';

/** Letters of a text that are encoded: about 130 tokens. Twice as many cost twice the time and found nothing more. */
const longest = 600;

const unlike = (names: readonly string[]): string[] => [...new Set(names.filter((name) => name !== ''))];

/**
 * What is encoded of an index: each section with all of its headings, then each passage with its note's name and its
 * own, then each phrasing as it would be asked.
 */
export function noteTexts({ sections, entries, phrasings }: Index): string[] {
  const whole = sections.map(({ note, section, from, to }) => {
    const said = entries.slice(from, to).map(({ passage }) => passage.text);
    return `${unlike([note.title, ...section.trail]).join(' > ')}\n${said.join('\n').slice(0, longest)}`;
  });
  const parts = entries.map(({ note, passage: { trail, text } }) =>
    [...unlike([note.title, trail.at(-1) ?? '']), text.slice(0, longest)].join(': '),
  );
  return [...whole, ...parts, ...phrasings.map(({ text }) => text.slice(0, longest))];
}

const known = new WeakMap<Index, WeakMap<Meaning, VectorTable>>();

/**
 * Begins to encode an index's sections and passages, in the place of those of any other index. What a table says of the
 * section with a number stands at that number, of an entry at its number and that of all sections, and of a phrasing
 * behind both.
 */
export function encodeNotes(index: Index, meaning: Meaning): VectorTable {
  const table = meaning.table(noteTexts(index));
  known.set(index, (known.get(index) ?? new WeakMap()).set(meaning, table));
  return table;
}

/** The vectors of an index, as far as they are there; undefined when nobody encodes them. */
export const vectorsOf = (index: Index, meaning: Meaning): VectorTable | undefined => known.get(index)?.get(meaning);
