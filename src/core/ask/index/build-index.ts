import type { Note, Passage } from '../../knowledge/note.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import type { Synonyms } from '../../knowledge/synonyms.js';
import { english, type Language } from '../../language/language.js';
import { type Classifier, classifierSteps } from './classifier.js';
import type { Compounds } from './compounds.js';
import { type Copies, copySteps } from './copies.js';
import { type Insides, insidesOf } from './insides.js';
import { type NameBook, nameBookSteps } from './name-book.js';
import { type Neighbours, neighbourSteps } from './neighbours.js';
import { type Places, placeSteps } from './places.js';
import { type Inverted, invertSteps, type Pair, type Readable, shareOf } from './postings.js';
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
  readonly compounds: Compounds;
  /** The languages of the notes, that of most first. */
  readonly languages: readonly Language[];
  /** The stems of words of other languages than English, by how they are written without accents. */
  readonly forms: ReadonlyMap<string, string>;
  /** There when notes are in a language that makes long words of short ones. */
  readonly insides?: Insides;
  /** Names by their initials, for abbreviations that the notes don't write. */
  readonly initials: ReadonlyMap<string, string>;
  /** The ways of asking that the notes list below their headings, with the numbers of the sections. */
  readonly phrasings: readonly { readonly text: string; readonly section: number }[];
  /** There when the notes list phrasings. */
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
  const neighbours = yield* neighbourSteps(read);
  const copies = yield* copySteps(read.entries);
  const repeats = read.entries.map(copies.repeats);
  const passages = yield* invert(read, passageDocuments(read, neighbours, repeats));
  const bySection = yield* invert(read, sectionDocuments(read, neighbours, passages, repeats));
  const naming = yield* nameBookSteps(read, passages);
  const thesaurus = yield* thesaurusSteps([
    ...read.languages.map((language) => ({ synonyms: read.acronyms, weight: sure.acronym, language })),
    ...read.languages.map((language) => ({ synonyms, weight: sure.own, language })),
    { synonyms: general.same, weight: sure.same, language: english },
    { synonyms: general.near, weight: sure.near, language: english },
  ]);
  const classifier = yield* classifierSteps(read.phrasings, thesaurus);
  const { entries, sections, homes, lexicon, languages, initials } = read;
  return {
    entries,
    byId: yield* byIdSteps(entries),
    sections,
    homes,
    naming,
    copies,
    places: yield* placeSteps(notes),
    largest: largestOf(notes),
    passages,
    bySection,
    vocabulary: yield* vocabularySteps(lexicon.words),
    thesaurus,
    compounds: lexicon.compounds,
    languages,
    forms: lexicon.forms,
    ...(lexicon.joined.size === 0 ? {} : { insides: insidesOf(lexicon.joined) }),
    initials,
    phrasings: read.phrasings.map(({ text, section }) => ({ text, section })),
    ...(classifier === undefined ? {} : { classifier }),
  };
}

function* byIdSteps(entries: readonly Entry[]): Steps<Index['byId']> {
  const byId = new Map<string, Entry>();
  for (const [i, entry] of entries.entries()) {
    if (i % (10 * piece) === 0) yield;
    if (!byId.has(entry.passage.id)) byId.set(entry.passage.id, entry);
  }
  return byId;
}

/** What the documents of an inverted index are. */
interface Documents {
  /** Where the tokens of each start; the last one ends them. */
  readonly bounds: ArrayLike<number>;
  section(doc: number): number;
  /** Whether it says what another one says. */
  repeats(doc: number): boolean;
  /** How many of its tokens open a document, and what they count. */
  opening?(doc: number): readonly [number, number];
  beside(pair: Pair, inverted: Inverted): (doc: number) => number;
  headed(pair: Pair): (section: number) => number;
}

const passageDocuments = (
  { entries, starts, homes, openings }: NotesRead,
  neighbours: Neighbours,
  repeats: readonly boolean[],
): Documents => ({
  bounds: starts,
  section: (i) => homes[i] ?? 0,
  repeats: (i) => repeats[i] === true,
  opening: (i) => [openings[i] ?? 0, entries[i]?.passage.kind === 'row' ? weights.subject : weights.opening],
  beside: neighbours.inPassages,
  headed: neighbours.inHeadings,
});

const sectionDocuments = (
  { entries, sections, starts }: NotesRead,
  neighbours: Neighbours,
  passages: Inverted,
  repeats: readonly boolean[],
): Documents => ({
  bounds: [...sections.map(({ from }) => from), entries.length].map((entry) => starts[entry] ?? 0),
  section: (i) => i,
  repeats(i) {
    const { from = 0, to = 0 } = sections[i] ?? {};
    return to > from && repeats.slice(from, to).every((each) => each);
  },
  beside: (pair) => neighbours.inSections(pair, passages),
  headed: neighbours.inHeadings,
});

/** What a word counts in each document: less in a long one. Pairs of words are terms of their own. */
const sharesOf = (tokens: Uint32Array, bounds: ArrayLike<number>): Float64Array => {
  const lengths = new Float64Array(bounds.length - 1);
  let sum = 0;
  for (let doc = 0; doc < lengths.length; doc += 1) {
    const [from, to] = [bounds[doc] ?? 0, bounds[doc + 1] ?? 0];
    let named = 0;
    for (let i = from; i < to; i += 1) if (namesSomething(tokens[i] ?? 0)) named += 1;
    lengths[doc] = to - from + Math.max(0, named - 1);
    sum += lengths[doc] ?? 0;
  }
  const average = Math.max(1, sum / Math.max(1, lengths.length));
  return lengths.map((length) => shareOf(weights.text, length, average));
};

function* invert({ tokens, heads, terms }: NotesRead, documents: Documents): Steps<Inverted> {
  const { bounds, section, opening, repeats } = documents;
  const shares = sharesOf(tokens, bounds);
  yield;
  const readDocument: Readable['read'] = (doc, add) => {
    const addAll = (list: ArrayLike<Token>, from: number, to: number, share: number): void => {
      for (let i = from; i < to; i += 1) {
        const token = list[i] ?? 0;
        add(termOf(token), isInside(token) ? insideShare * share : share);
      }
    };
    const from = bounds[doc] ?? 0;
    addAll(tokens, from, bounds[doc + 1] ?? 0, shares[doc] ?? 0);
    if (opening !== undefined) {
      const [length, weight] = opening(doc);
      addAll(tokens, from, from + length, weight);
    }
    const head = heads[section(doc)];
    if (head === undefined) return;
    const { leaf, above, names, opens } = head;
    addAll(leaf, 0, leaf.length, weights.heading);
    addAll(above, 0, above.length, weights.trail);
    addAll(names, 0, names.length, opens ? weights.heading : weights.note);
  };
  const documentsRead = { size: shares.length, read: readDocument, repeats };
  return yield* invertSteps(terms, documentsRead, besideOf(documents, shares));
}

const besideOf =
  ({ section, beside, headed }: Documents, shares: Float64Array): Parameters<typeof invertSteps>[2] =>
  (pair, inverted) => {
    const times = beside(pair, inverted);
    const headings = headed(pair);
    return (doc) => {
      let count = 0;
      for (let n = times(doc); n > 0; n -= 1) count += shares[doc] ?? 0;
      for (let n = headings(section(doc)); n > 0; n -= 1) count += weights.heading;
      return count;
    };
  };

const largestOf = (notes: readonly Note[]): Index['largest'] => {
  const names = new Map<string, Passage>();
  for (const { title, passages } of [...notes].sort((a, b) => b.passages.length - a.passages.length)) {
    const [passage] = passages;
    if (passage !== undefined && !names.has(title)) names.set(title, passage);
  }
  return [...names].slice(0, mostLargest).map(([name, passage]) => ({ name, passage }));
};
