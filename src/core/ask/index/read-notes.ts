import type { Note, Passage, Section } from '../../knowledge/note.js';
import type { Steps } from '../../knowledge/steps.js';
import type { Synonym } from '../../knowledge/synonyms.js';
import { english, type Language } from '../../language/language.js';
import { tellLanguage } from '../../language/tell-language.js';
import { wordsIn } from '../../language/words.js';
import { createLexicon } from './lexicon.js';
import { type Bullet, type Headed, type Phrasing, phrasingsOf, questionsBeside } from './phrasings.js';
import { createTerms, type Token } from './terms.js';
import { acronymsOf, initialsOf } from './thesaurus.js';

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
  const initials = new Map<string, string>();
  const terms = createTerms();
  const lexicon = createLexicon();
  const tokens: Token[] = [];
  /** Where the tokens of each passage start; the last one ends them. */
  const starts: number[] = [0];
  /** How many of its tokens open a passage. */
  const openings: number[] = [];
  const nameInitials = (text: string): void => {
    for (const [short, name] of initialsOf([text])) if (!initials.has(short)) initials.set(short, name);
  };

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
        const words = wordsIn(passage.text, language);
        for (const token of terms.tokens(words)) tokens.push(token);
        starts.push(tokens.length);
        openings.push(Math.min(words.length, openingOf(passage)));
        lexicon.read(words, language);
        nameInitials(passage.text);
        if (passage.kind === 'bullet') {
          const heading = section.trail.at(-1) ?? '';
          bullets.push({ text: passage.text, words, section: first + number, heading });
        }
        entries.push({ passage, note, language, section: first + number });
        at += 1;
      }
      sections.push({ note, language, section, from, to: entries.length });
    }
    for (const phrasing of phrasingsOf(bullets)) phrasings.push(phrasing);
    for (const acronym of acronymsOf([note])) acronyms.push(acronym);
  }
  if (phrasings.length > 0) {
    const headed = sections.flatMap((section, i) => headedOf(section, i, entries));
    for (const phrasing of questionsBeside(phrasings, headed)) phrasings.push(phrasing);
  }
  const heads: Head[] = [];
  for (const { note, language, section } of sections) {
    if (heads.length % piece === 0) yield;
    lexicon.read(wordsIn(headingOf(section), language), language);
    nameInitials(headingOf(section));
    heads.push(headOf(terms, note, section, language));
  }
  for (const [i, note] of notes.entries()) {
    if (i % piece === 0) yield;
    for (const name of [note.title, ...note.aliases]) lexicon.read(wordsIn(name, languageOf(note)), languageOf(note));
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
    lexicon,
    phrasings,
    acronyms,
    initials,
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
    const text = note.passages.flatMap((passage) => (passage.kind === 'code' ? [] : passage.text));
    const language = tellLanguage(text.join(' '), fewestLittle);
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

const headingOf = ({ trail }: Section): string => trail.at(-1) ?? '';

/** The first cell of a table row names what the row is about, as a heading does; other passages open with a few words. */
const openingOf = ({ kind, text }: Passage): number =>
  kind === 'row' ? wordsIn(text.split(' — ')[0] ?? '').length : openingWords;

/** What a note is called stands above all of it, and is what its first section is about. */
const headOf = (terms: ReturnType<typeof createTerms>, note: Note, section: Section, language: Language): Head => {
  const names = section.trail[0] === note.title ? note.aliases : [note.title, ...note.aliases];
  return {
    leaf: terms.tokens(wordsIn(headingOf(section), language)),
    above: terms.tokens(wordsIn(section.trail.slice(0, -1).join(' . '), language)),
    names: terms.tokens(wordsIn(names.join(' . '), language)),
    opens: section.trail.length < 2 && section.trail.at(-1) === note.title,
  };
};
