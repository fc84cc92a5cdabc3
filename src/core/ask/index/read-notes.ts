import type { Note, Passage, Section } from '../../knowledge/note.js';
import type { Steps } from '../../knowledge/steps.js';
import type { Synonym } from '../../knowledge/synonyms.js';
import { wordsIn } from '../../language/words.js';
import { createLexicon } from './lexicon.js';
import { type Bullet, type Phrasing, phrasingsOf } from './phrasings.js';
import { createTerms, type Token } from './terms.js';
import { acronymsOf, initialsOf } from './thesaurus.js';

export interface Entry {
  readonly passage: Passage;
  readonly note: Note;
  /** The number of its section among all. */
  readonly section: number;
}

export interface IndexedSection {
  readonly note: Note;
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

  for (const note of notes) {
    const first = sections.length;
    const bullets: Bullet[] = [];
    let at = 0;
    for (const [number, section] of note.sections.entries()) {
      const from = entries.length;
      for (let passage = note.passages[at]; passage?.section === number; passage = note.passages[at]) {
        if (entries.length % piece === 0) yield;
        const words = wordsIn(passage.text);
        for (const token of terms.tokens(words)) tokens.push(token);
        starts.push(tokens.length);
        openings.push(Math.min(words.length, openingOf(passage)));
        lexicon.read(words);
        nameInitials(passage.text);
        if (passage.kind === 'bullet') {
          const heading = section.trail.at(-1) ?? '';
          bullets.push({ text: passage.text, words, section: first + number, heading });
        }
        entries.push({ passage, note, section: first + number });
        at += 1;
      }
      sections.push({ note, section, from, to: entries.length });
    }
    for (const phrasing of phrasingsOf(bullets)) phrasings.push(phrasing);
    for (const acronym of acronymsOf([note])) acronyms.push(acronym);
  }
  const heads: Head[] = [];
  for (const { note, section } of sections) {
    if (heads.length % piece === 0) yield;
    lexicon.read(wordsIn(headingOf(section)));
    nameInitials(headingOf(section));
    heads.push(headOf(terms, note, section));
  }
  for (const [i, note] of notes.entries()) {
    if (i % piece === 0) yield;
    for (const name of [note.title, ...note.aliases]) lexicon.read(wordsIn(name));
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
  };
}

export type NotesRead = ReturnType<typeof readNotes> extends Steps<infer Read> ? Read : never;

const headingOf = ({ trail }: Section): string => trail.at(-1) ?? '';

/** The first cell of a table row names what the row is about, as a heading does; other passages open with a few words. */
const openingOf = ({ kind, text }: Passage): number =>
  kind === 'row' ? wordsIn(text.split(' — ')[0] ?? '').length : openingWords;

/** What a note is called stands above all of it, and is what its first section is about. */
const headOf = (terms: ReturnType<typeof createTerms>, note: Note, section: Section): Head => {
  const names = section.trail[0] === note.title ? note.aliases : [note.title, ...note.aliases];
  return {
    leaf: terms.tokens(wordsIn(headingOf(section))),
    above: terms.tokens(wordsIn(section.trail.slice(0, -1).join(' . '))),
    names: terms.tokens(wordsIn(names.join(' . '))),
    opens: section.trail.length < 2 && section.trail.at(-1) === note.title,
  };
};
