import type { Note, Passage, Section } from '../../knowledge/note.js';
import type { Steps } from '../../knowledge/steps.js';
import type { Synonym } from '../../knowledge/synonyms.js';
import { english, type Language } from '../../language/language.js';
import { mostRead, tellLanguage } from '../../language/tell-language.js';
import { createLexicon } from './lexicon.js';
import { type Bullet, type Headed, type Phrasing, phrasingsOf, questionsBeside } from './phrasings.js';
import { createTerms, type Token } from './terms.js';
import { acronymsOf, createInitials } from './thesaurus.js';
import { createWordBook, type WordBook } from './word-book.js';

export interface Entry {
  readonly passage: Passage;
  readonly note: Note;
  readonly language: Language;
  /** The number of its section among all. */
  readonly section: number;
}

export interface IndexedSection {
  readonly note: Note;
  readonly language: Language;
  readonly section: Section;
  /** Its passages: from this entry up to, without, that one. */
  readonly from: number;
  readonly to: number;
}

/** The headings of a section by what they name: itself, what it belongs to, its note. */
export interface Head {
  readonly leaf: readonly Token[];
  readonly above: readonly Token[];
  readonly names: readonly Token[];
  /** The note's names are those of this section: it opens the note. */
  readonly opens: boolean;
}

/** Passages or sections that are read between two pauses. */
const piece = 50;
const openingWords = 5;

/** Reads every word of the notes once. */
export function* readNotes(notes: readonly Note[]) {
  const entries: Entry[] = [];
  const sections: IndexedSection[] = [];
  const phrasings: Phrasing[] = [];
  const acronyms: Synonym[] = [];
  const initials = createInitials();
  const terms = createTerms();
  const book = createWordBook(terms);
  const lexicon = createLexicon(book);
  const tokens: Token[] = [];
  /** Where the tokens of each passage start; the last one ends them. */
  const starts: number[] = [0];
  /** How many of its tokens open a passage. */
  const openings: number[] = [];

  const spoken = yield* languagesOf(notes);
  const [main = english] = spoken.all;
  const languageOf = (note: Note): Language => spoken.of.get(note) ?? main;
  for (const note of notes) {
    const language = languageOf(note);
    const first = sections.length;
    const bullets: Bullet[] = [];
    let at = 0;
    for (const [number, section] of note.sections.entries()) {
      const from = entries.length;
      for (let passage = note.passages[at]; passage?.section === number; passage = note.passages[at]) {
        if (entries.length % piece === 0) yield;
        const written = book.read(passage.text, language);
        for (const token of book.tokensOf(written)) tokens.push(token);
        openings.push(Math.min(openingOf(passage, book, language), tokens.length - (starts.at(-1) ?? 0)));
        starts.push(tokens.length);
        lexicon.read(written, language);
        initials.read(passage.text);
        if (passage.kind === 'bullet') {
          const heading = section.trail.at(-1) ?? '';
          bullets.push({ text: passage.text, written, section: first + number, heading });
        }
        entries.push({ passage, note, language, section: first + number });
        at += 1;
      }
      sections.push({ note, language, section, from, to: entries.length });
    }
    for (const phrasing of phrasingsOf(bullets, book)) phrasings.push(phrasing);
    for (const acronym of acronymsOf([note])) acronyms.push(acronym);
  }
  if (phrasings.length > 0) {
    const headed = sections.flatMap((section, i) => headedOf(section, i, entries));
    for (const phrasing of questionsBeside(phrasings, headed)) phrasings.push(phrasing);
  }
  const heads: Head[] = [];
  const headOf = headReader(book);
  for (const each of sections) {
    if (heads.length % piece === 0) yield;
    lexicon.read(book.read(headingOf(each.section), each.language), each.language);
    initials.read(headingOf(each.section));
    heads.push(headOf(each));
  }
  for (const [i, note] of notes.entries()) {
    if (i % piece === 0) yield;
    const language = languageOf(note);
    for (const name of [note.title, ...note.aliases]) lexicon.read(book.read(name, language), language);
  }
  return {
    entries,
    sections,
    heads,
    tokens: new Uint32Array(tokens),
    starts,
    openings,
    /** The section of each passage. */
    homes: new Uint32Array(entries.map(({ section }) => section)),
    terms,
    book,
    lexicon: yield* lexicon.done(),
    phrasings,
    acronyms,
    initials: initials.names,
    /** The languages of the notes, that of most first. */
    languages: spoken.all,
  };
}

export type NotesRead = ReturnType<typeof readNotes> extends Steps<infer Read> ? Read : never;

/** Little words that a note has to have before its language is told from them. */
const fewestLittle = 8;

/** The language of each note that tells it; the others are taken to be in that of most. */
function* languagesOf(notes: readonly Note[]) {
  const of = new Map<Note, Language>();
  const counts = new Map<Language, number>();
  for (const [i, note] of notes.entries()) {
    if (i % piece === 0) yield;
    const language = tellLanguage(beginningOf(note), fewestLittle);
    if (language === undefined) continue;
    of.set(note, language);
    counts.set(language, (counts.get(language) ?? 0) + note.passages.length);
  }
  const all = [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
  return { of, all: all.length > 0 ? all : [english] };
}

/** The heading of a section that holds something, and the question of the note that it opens. */
const headedOf = ({ note, section, from, to }: IndexedSection, i: number, entries: readonly Entry[]): Headed[] => {
  if (from === to) return [];
  const opens = entries[from]?.passage === note.passages[0];
  const names = new Set([headingOf(section), ...(opens ? [note.question ?? ''] : [])]);
  return [...names].map((heading) => ({ heading, section: i }));
};

/** As much of its words as tells the language. */
const beginningOf = ({ passages }: Note): string => {
  let text = '';
  for (const passage of passages) {
    if (text.length > mostRead) break;
    if (passage.kind !== 'code') text += `${text === '' ? '' : ' '}${passage.text}`;
  }
  return text;
};

const headingOf = ({ trail }: Section): string => trail.at(-1) ?? '';

/** The first cell of a table row names what the row is about, as a heading does; other passages open with a few words. */
const openingOf = ({ kind, text }: Passage, book: WordBook, language: Language): number =>
  kind === 'row' ? book.wordsOf(book.read(text.split(' — ', 1)[0] ?? '', language)).length : openingWords;

/** What a note is called stands above all of it, and is what its first section is about. */
const headReader = (book: WordBook) => {
  /** Sections of one note stand below the same headings over and over. */
  let known = new Map<string, readonly Token[]>();
  let last: Note | undefined;
  return ({ note, section, language }: IndexedSection): Head => {
    if (note !== last) known = new Map();
    last = note;
    const read = (text: string): readonly Token[] => {
      const tokens = known.get(text) ?? book.tokensOf(book.read(text, language));
      known.set(text, tokens);
      return tokens;
    };
    const names = section.trail[0] === note.title ? note.aliases : [note.title, ...note.aliases];
    return {
      leaf: read(headingOf(section)),
      above: read(section.trail.slice(0, -1).join(' . ')),
      names: read(names.join(' . ')),
      opens: section.trail.length < 2 && section.trail.at(-1) === note.title,
    };
  };
};
