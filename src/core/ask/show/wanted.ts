import type { Note, Passage } from '../../knowledge/note.js';
import { stem } from '../../language/stem.js';
import { isFunctionWord, isGenericWord } from '../../language/stop-words.js';
import { wordsIn } from '../../language/words.js';
import { type Shape, shapeOf } from '../query/shape.js';

/** What a query wants to see of the place that answers it. */
export interface Wanted {
  readonly shape: Shape;
  /** Its words as they are compared. */
  readonly stems: ReadonlySet<string>;
  /** Those of them that name something, without the words that every comparison is asked with. */
  readonly content: ReadonlySet<string>;
}

const comparing = new Set(
  ['difference', 'different', 'differ', 'compare', 'compared', 'comparison', 'versus', 'vs'].map(stem),
);

export const wantedBy = (query: string): Wanted => {
  const words = wordsIn(query);
  const content = words.filter(
    (word) => !isFunctionWord(word.text) && !isGenericWord(word.stem) && !comparing.has(word.stem),
  );
  return {
    shape: shapeOf(query),
    stems: new Set(words.map((word) => word.stem)),
    content: new Set(content.map((word) => word.stem)),
  };
};

/** Nothing in particular. */
export const anything: Wanted = { shape: 'fact', stems: new Set(), content: new Set() };

const contentOf = (name: string): string[] =>
  wordsIn(name).flatMap(({ text, stem: word }) => (isFunctionWord(text) ? [] : [word]));

const isSaid = (name: string, stems: ReadonlySet<string>): boolean => {
  const content = contentOf(name);
  return content.length > 0 && content.every((word) => stems.has(word));
};

const saidOf = (name: string, stems: ReadonlySet<string>): number =>
  contentOf(name).filter((word) => stems.has(word)).length;

/** Whether the query names what a row of a table is about: it wants that row and not the table. */
export const saysRow = ({ kind, text }: Passage, { stems }: Wanted): boolean =>
  kind === 'row' &&
  wordsIn(text.split(' — ', 1)[0] ?? '').some((word) => !isFunctionWord(word.text) && stems.has(word.stem));

/**
 * The section that the query names, by number: the passage's own, or the nearest above it that is not the whole note,
 * unless the query says more of the passage's own heading. A note's title names the section that opens it. Undefined when the query names none.
 */
export const namedSection = (note: Note, passage: Passage, { stems }: Wanted): number | undefined => {
  const { trail, section } = passage;
  const opens = trail.length < 2 && [note.title, ...note.aliases].some((name) => isSaid(name, stems));
  if (opens || isSaid(trail.at(-1) ?? '', stems)) return section;
  for (let depth = trail.length - 1; depth > 1; depth -= 1) {
    const heading = trail[depth - 1] ?? '';
    if (!isSaid(heading, stems) || saidOf(heading, stems) < saidOf(trail.at(-1) ?? '', stems)) continue;
    const above = note.sections.slice(0, section).findLastIndex((each) => each.trail.length === depth);
    return above < 0 ? undefined : above;
  }
  return undefined;
};
