import type { Note } from '../../knowledge/note.js';
import type { Steps } from '../../knowledge/steps.js';
import type { Word } from '../../language/words.js';
import { type Inverted, rarity } from './postings.js';
import type { IndexedSection, NotesRead } from './read-notes.js';

/** The naming stems of a name, and how much each of them tells. */
export interface Name {
  readonly stems: readonly string[];
  readonly rarities: readonly number[];
  /** It is what the whole note is called, in more than one word: those are seldom said of something else. */
  readonly title: boolean;
}

/** What a section is called, word for word: 2 for the title or an alias of the note that it opens, 1 for its heading. */
export type Called = ReadonlyMap<number, 1 | 2>;

/** The names of all sections, and the sections whose names hold a stem, in ascending order. */
export interface NameBook {
  readonly names: readonly (readonly Name[])[];
  readonly holding: ReadonlyMap<string, readonly number[]>;
  /** The sections that are called so, however their name is joined. */
  called(words: readonly Word[]): Called | undefined;
  /** Those whose name, or that of their note and theirs, holds the same telling words and no other, in any order. */
  calledInOtherOrder(words: readonly Word[]): Called;
}

/** The names of a section: its heading, and where it opens a note also the note's title and aliases. */
const namesOf = ({ note, section }: IndexedSection, opens: boolean): string[] => {
  const heading = section.trail.at(-1);
  const titles = opens ? [note.title, ...note.aliases] : [];
  return heading === undefined || titles.includes(heading) ? titles : [...titles, heading];
};

const stemsOf = (words: readonly Word[]): string[] => {
  const telling = words.filter(({ little }) => !little);
  return [...new Set((telling.length > 0 ? telling : words).map(({ stem }) => stem))];
};

/** `Log-in`, `log in` and `login` are one. */
const keyOf = (words: readonly Word[]): string => words.map(({ text }) => text.replaceAll('.', '')).join('');

/** A name without its order, and the little words that a query has to hold as well: `Proxy down` is not `proxy`. */
interface LooseName {
  readonly section: number;
  readonly weight: 1 | 2;
  readonly little: readonly string[];
}

/** `Invoices: approval` and `approval of invoices` are one. Empty where less than two words name something. */
const orderless = (words: readonly Word[]): string => {
  const stems = stemsOf(words);
  return stems.length < 2 || words.every(({ little }) => little) ? '' : stems.sort().join(' ');
};

/** Sections that are entered between two pauses. */
const piece = 100;

export function* nameBookSteps({ sections, book }: NotesRead, inverted: Inverted): Steps<NameBook> {
  const all: Name[][] = [];
  const holding = new Map<string, number[]>();
  const keys = new Map<string, Map<number, 1 | 2>>();
  const loose = new Map<string, LooseName[]>();
  const enter = (words: readonly Word[], weight: 1 | 2): void => {
    const key = keyOf(words);
    if (key === '') return;
    const known = keys.get(key) ?? new Map<number, 1 | 2>();
    known.set(all.length, known.get(all.length) === 2 ? 2 : weight);
    keys.set(key, known);
  };
  const enterLoosely = (words: readonly Word[], weight: 1 | 2): void => {
    const key = orderless(words);
    if (key === '') return;
    const little = words.flatMap((word) => (word.little ? [word.text] : []));
    const known = loose.get(key);
    if (known === undefined) loose.set(key, [{ section: all.length, weight, little }]);
    else known.push({ section: all.length, weight, little });
  };
  let opened: Note | undefined;
  for (const section of sections) {
    if (all.length % piece === 0) yield;
    const opens = section.from < section.to && opened !== section.note;
    if (opens) opened = section.note;
    const names = namesOf(section, opens);
    const heading = section.section.trail.at(-1);
    const inNote = heading === undefined || heading === section.note.title ? [] : [`${section.note.title} ${heading}`];
    const ways = [...names, ...inNote].flatMap((name, i) => {
      const words = book.wordsOf(book.read(name, section.language));
      const pieces = words.filter((word) => word.parts === 0);
      const isTitle = opens && i <= section.note.aliases.length;
      if (i < names.length) enter(pieces, isTitle ? 2 : 1);
      enterLoosely(pieces, isTitle ? 2 : 1);
      // A name in one piece may be met as such or by its parts.
      const parts = stemsOf(pieces);
      const both = words.some((word) => word.parts > 0) ? [parts, stemsOf(wholesIn(words))] : [parts];
      return both.map((stems) => ({ stems, title: isTitle && parts.length > 1 }));
    });
    for (const stem of new Set(ways.flatMap(({ stems }) => stems))) {
      const held = holding.get(stem);
      if (held === undefined) holding.set(stem, [all.length]);
      else held.push(all.length);
    }
    all.push(ways.map((way) => ({ ...way, rarities: way.stems.map((stem) => rarity(inverted, stem)) })));
  }
  return { names: all, holding, called: calledIn(keys), calledInOtherOrder: calledLoosely(loose) };
}

const calledIn =
  (keys: ReadonlyMap<string, Called>): NameBook['called'] =>
  (words) =>
    keys.get(keyOf(words));

const calledLoosely =
  (loose: ReadonlyMap<string, readonly LooseName[]>): NameBook['calledInOtherOrder'] =>
  (words) => {
    const said = new Set(words.map(({ text }) => text));
    const alike = loose.get(orderless(words)) ?? [];
    return new Map(
      alike
        .filter(({ little }) => little.every((word) => said.has(word)))
        .map(({ section, weight }) => [section, weight]),
    );
  };

/** Without the parts of those that are there as a whole. */
const wholesIn = (words: readonly Word[]): Word[] => {
  const wholes: Word[] = [];
  for (let i = 0; i < words.length; i += 1 + (words[i]?.parts ?? 0)) {
    const word = words[i];
    if (word !== undefined) wholes.push(word);
  }
  return wholes;
};
