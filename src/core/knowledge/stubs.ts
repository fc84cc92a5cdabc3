import { excerpt } from '../chat/excerpt.js';
import { fold } from '../language/fold.js';
import type { Note, Passage } from './note.js';
import { proveSource } from './prove-source.js';
import { reportOn } from './report.js';

/** Lengths of a quote, in characters, of which the first that leads to its passage is taken. */
const quoteLengths = [60, 120, 240, 600];
const longestName = 40;

/** What a person has to fill in is left empty, which the linter refuses: no stub is ever asked. */
const blanks = ['- [x]', '- [ ]', '- [ ]', '- [ ]', '>'];

const nameOf = (note: Note, slug: string): string =>
  fold(`${note.file.replace(/^.*\//u, '').replace(/\.\w+$/u, '')}-${slug}`)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/gu, '');

/** The first words of a text, at most so many characters: whole words, unless the first is longer. */
const opening = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return text.slice(0, space > 0 ? space : most);
};

/** The `Source:` that leads to a passage from a quiz file anywhere in the folder; undefined where none does. */
const sourceOf = (note: Note, { section, line, text }: Passage): string | undefined => {
  const slug = note.sections[section]?.slug ?? '';
  const words = text.replace(/\s+/gu, ' ');
  return quoteLengths
    .map((most) => `${note.file}#${slug} "${opening(words, most)}"`)
    .find((source) => {
      const proof = proveSource({ text: source, line: 1, column: 1 }, '', [note], reportOn(''));
      return 'source' in proof && proof.source.line === line;
    });
};

/**
 * A question to fill in, as a quiz file has it: with its own id, none of those `taken`, and a source that is right.
 * Undefined for a passage that no source leads to, because the same words stand below that heading before it.
 */
export const stubOf = (note: Note, passage: Passage, taken: ReadonlySet<string>): string | undefined => {
  const source = sourceOf(note, passage);
  if (source === undefined) return undefined;
  const name = [nameOf(note, note.sections[passage.section]?.slug ?? ''), passage.id].join('-').replace(/^-/u, '');
  let id = name;
  for (let more = 2; taken.has(id); more += 1) id = `${name}-${more}`;
  return [
    `<!-- ${passage.file}:${passage.line} ${excerpt(passage.text, 100)} -->`,
    `## {#${id}}`,
    ...blanks,
    `Source: ${source}`,
  ].join('\n');
};
