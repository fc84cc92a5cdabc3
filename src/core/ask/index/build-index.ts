import type { Note, Passage } from '../../knowledge/note.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import type { Synonyms } from '../../knowledge/synonyms.js';
import { english, type Language } from '../../language/language.js';
import { type Classifier, classifierSteps } from './classifier.js';
import { type Copies, copySteps } from './copies.js';
import { type Insides, insidesOf } from './insides.js';
import { createNameBook, type NameBook } from './name-book.js';
import { neighboursOf } from './neighbours.js';
import { type Places, placeSteps } from './places.js';
import { createInverter, type Inverted, type Pair, shareOf } from './postings.js';
import { type Entry, type IndexedSection, type NotesRead, readNotes } from './read-notes.js';
import { isInside, namesSomething, type Token, termOf } from './terms.js';
import { type GeneralWords, type Thesaurus, thesaurusSteps } from './thesaurus.js';
import { type Vocabulary, vocabularySteps } from './vocabulary.js';

/** Everything that asking needs, made once from the notes and never changed. */
export interface Index {
  readonly entries: readonly Entry[];
  /** The entry of a passage by its id; of the same words twice in one place, the first. */
  readonly byId: ReadonlyMap<string, Entry>;
  readonly sections: readonly IndexedSection[];
  /** The section of each entry, by numbers that lie side by side. */
  readonly homes: Uint32Array;
  readonly naming: NameBook;
  readonly copies: Copies;
  readonly places: Places;
  /** What the largest notes are called, each with the passage that opens it. */
  readonly largest: readonly { readonly name: string; readonly passage: Passage }[];
  readonly passages: Inverted;
  readonly bySection: Inverted;
  readonly vocabulary: Vocabulary;
  readonly thesaurus: Thesaurus;
  /** Two neighbours by the stem of the word that people may write for them: `datacenter` to `data`, `center`. */
  readonly compounds: ReadonlyMap<string, readonly [string, string]>;
  /** The languages of the notes, that of most first. */
  readonly languages: readonly Language[];
  /** The stems of words of other languages than English, by how they are written without accents. */
  readonly forms: ReadonlyMap<string, string>;
  /** There when notes are in a language that makes long words of short ones. */
  readonly insides?: Insides;
  /** Names by their initials, for abbreviations that the notes don't write. */
  readonly initials: ReadonlyMap<string, string>;
  /** There when the notes list phrasings below their headings. */
  readonly classifier?: Classifier;
}

/** What a word counts, by where it stands. A passage mostly opens with what it is about. */
const weights = { text: 1, opening: 0.3, subject: 0.8, heading: 1.1, trail: 0.3, note: 0.25 };

/** What a part of a name without gaps counts beside a word: `git` in `GitHub`. */
const insideShare = 0.5;

/** Documents that are indexed between two pauses. */
const piece = 100;
const mostLargest = 3;

/** How sure it is that a synonym means the same, by where it comes from. */
const sure = { acronym: 0.95, own: 0.85, same: 0.6, near: 0.4 };

/** Prepares notes for asking, with their own synonyms and the general ones. */
export const createIndex = (notes: readonly Note[], synonyms: Synonyms, general: GeneralWords): Index =>
  finish(indexSteps(notes, synonyms, general));

/** The same in small pieces. */
export function* indexSteps(notes: readonly Note[], synonyms: Synonyms, general: GeneralWords): Steps<Index> {
  const read = yield* readNotes(notes);
  const { entries, sections, lexicon, starts } = read;
  yield;
  const neighbours = neighboursOf(read);
  yield;
  const copies = yield* copySteps(entries);
  const repeats = entries.map(copies.repeats);
  const passages = yield* invert(read, {
    spans: entries.map((_, i): Span => [starts[i] ?? 0, starts[i + 1] ?? 0]),
    section: (i) => read.homes[i] ?? 0,
    repeats: (i) => repeats[i] === true,
    opening: (i) => [read.openings[i] ?? 0, entries[i]?.passage.kind === 'row' ? weights.subject : weights.opening],
    beside: neighbours.inPassages,
    headed: neighbours.inHeadings,
  });
  const bySection = yield* invert(read, {
    spans: sections.map(({ from, to }): Span => [starts[from] ?? 0, starts[to] ?? 0]),
    section: (i) => i,
    repeats(i) {
      const { from = 0, to = 0 } = sections[i] ?? {};
      return to > from && repeats.slice(from, to).every((each) => each);
    },
    opening: () => [0, 0],
    beside: (pair) => neighbours.inSections(pair, passages),
    headed: neighbours.inHeadings,
  });
  const naming = createNameBook(passages);
  let opened: Note | undefined;
  for (const [i, section] of sections.entries()) {
    if (i % piece === 0) yield;
    if (section.from < section.to && opened !== section.note) {
      opened = section.note;
      naming.add(section, true);
    } else naming.add(section, false);
  }
  const thesaurus = yield* thesaurusSteps([
    ...read.languages.map((language) => ({ synonyms: read.acronyms, weight: sure.acronym, language })),
    ...read.languages.map((language) => ({ synonyms, weight: sure.own, language })),
    { synonyms: general.same, weight: sure.same, language: english },
    { synonyms: general.near, weight: sure.near, language: english },
  ]);
  const classifier = yield* classifierSteps(read.phrasings, thesaurus);
  return {
    entries,
    byId: new Map(entries.toReversed().map((entry) => [entry.passage.id, entry])),
    sections,
    homes: read.homes,
    naming,
    copies,
    places: yield* placeSteps(notes),
    largest: largestOf(notes),
    passages,
    bySection,
    vocabulary: yield* vocabularySteps(lexicon.words),
    thesaurus,
    compounds: lexicon.compounds,
    languages: read.languages,
    forms: lexicon.forms,
    ...(lexicon.joined.size === 0 ? {} : { insides: insidesOf(lexicon.joined) }),
    initials: read.initials,
    ...(classifier === undefined ? {} : { classifier }),
  };
}

/** From that token up to, without, this one. */
type Span = readonly [number, number];

/** What the documents of an inverted index are. */
interface Documents {
  readonly spans: readonly Span[];
  section(doc: number): number;
  /** Whether it says what another one says. */
  repeats(doc: number): boolean;
  /** How many of its tokens open a document, and what they count. */
  opening(doc: number): readonly [number, number];
  beside(pair: Pair, inverted: Inverted): (doc: number) => number;
  headed(pair: Pair): (section: number) => number;
}

/** Words, and pairs of them, which are terms of their own. */
const lengthOf = (tokens: Uint32Array, [from, to]: Span): number => {
  let named = 0;
  for (let i = from; i < to; i += 1) if (namesSomething(tokens[i] ?? 0)) named += 1;
  return to - from + Math.max(0, named - 1);
};

function* invert({ tokens, heads, terms }: NotesRead, documents: Documents): Steps<Inverted> {
  const { spans } = documents;
  const inverter = createInverter(terms);
  const lengths = spans.map((span) => lengthOf(tokens, span));
  const average = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, spans.length));
  const shares = Float64Array.from(lengths, (length) => shareOf(weights.text, length, average));
  const add = (list: ArrayLike<Token>, share: number): void => {
    for (let i = 0; i < list.length; i += 1) {
      const token = list[i] ?? 0;
      inverter.add(termOf(token), isInside(token) ? insideShare * share : share);
    }
  };
  for (const [doc, [from, to]] of spans.entries()) {
    if (doc % piece === 0) yield;
    const [opening, weight] = documents.opening(doc);
    const head = heads[documents.section(doc)];
    add(tokens.subarray(from, to), shares[doc] ?? 0);
    add(tokens.subarray(from, from + opening), weight);
    add(head?.leaf ?? [], weights.heading);
    add(head?.above ?? [], weights.trail);
    add(head?.names ?? [], head?.opens ? weights.heading : weights.note);
    inverter.end(documents.repeats(doc));
  }
  return yield* inverter.done((pair, inverted) => {
    const times = documents.beside(pair, inverted);
    const headed = documents.headed(pair);
    return (doc) => {
      let count = 0;
      for (let n = times(doc); n > 0; n -= 1) count += shares[doc] ?? 0;
      for (let n = headed(documents.section(doc)); n > 0; n -= 1) count += weights.heading;
      return count;
    };
  });
}

const largestOf = (notes: readonly Note[]): Index['largest'] => {
  const names = new Map<string, Passage>();
  for (const { title, passages } of [...notes].sort((a, b) => b.passages.length - a.passages.length)) {
    const [passage] = passages;
    if (passage !== undefined && !names.has(title)) names.set(title, passage);
  }
  return [...names].slice(0, mostLargest).map(([name, passage]) => ({ name, passage }));
};
