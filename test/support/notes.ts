import { type PlainOptions, plainText } from '../../src/core/chat/plain-text.js';
import type { Note } from '../../src/core/knowledge/note.js';
import { parseNote } from '../../src/core/knowledge/reader/parse-note.js';

/** A text as a note; throws when it can't be one. */
export const noteOf = (text: string, file = 'a.md'): Note => {
  const { note, problems } = parseNote(file, text);
  if (note === undefined) throw new Error(JSON.stringify(problems));
  return note;
};

/** The passages of a text, as they are ranked. */
export const textsOf = (text: string, file?: string): string[] => noteOf(text, file).passages.map((each) => each.text);

/** All that a text shows, a string for each part. */
export const shownOf = (text: string, file?: string, options?: PlainOptions): string[] =>
  noteOf(text, file).sections.flatMap(({ parts }) =>
    parts.map(({ block }) => plainText({ summary: '', tone: 'plain', blocks: [block] }, options)),
  );

/** The parts of a text, those that are one unit together. */
export const unitsOf = (text: string, file?: string): string[][] => {
  const units = new Map<number, string[]>();
  const shown = shownOf(text, file);
  const parts = noteOf(text, file).sections.flatMap((section) => section.parts);
  for (const [i, { run }] of parts.entries()) units.set(run, [...(units.get(run) ?? []), shown[i] ?? '']);
  return [...units.values()];
};
