import type { Note, NoteLink, Passage } from '../../knowledge/note.js';
import { slugOf } from '../../knowledge/slug.js';
import type { Steps } from '../../knowledge/steps.js';
import { bareText } from '../../language/bare-text.js';

/** A note, or a section of it with what stands below, that a link or a name leads to. */
export interface Target {
  readonly note: Note;
  /** What it is called: a heading, or the note's title. */
  readonly name: string;
  /** The passage that opens it. */
  readonly passage: Passage;
  holds(passage: Passage): boolean;
}

/** Where the links and the names in the notes lead; undefined where no note is meant, or more than one may be. */
export interface Places {
  linked(link: NoteLink): Target | undefined;
  /** By a title, an alias or a heading other than that above where it is said; what the same note has comes first. */
  named(name: string, said: { readonly note: Note; readonly passage: Passage }): Target | undefined;
  /** Whether more than one note has that heading, or is called so. */
  isShared(heading: string): boolean;
}

/** Notes that are entered between two pauses. */
const piece = 50;
const extension = /(?:\.html)?\.[a-z]+$/iu;

/** What a note may be called in a link: its path, its folder where it opens that, without an extension. */
const pathsOf = ({ file }: Note): string[] => {
  const path = file.toLowerCase().replace(extension, '');
  return [path, path.replace(/\/(?:readme|_?index)$/u, '')];
};

/** A path without its first folder, and the next, down to its last step: links of a web site may leave some out. */
const endingsOf = (path: string): string[] => {
  const steps = path.split('/');
  return steps.map((_, i) => steps.slice(i).join('/'));
};

/** Of two the first; of one that several bear, none. */
const enter = <Place>(places: Map<string, Place | undefined>, name: string, place: Place): void => {
  places.set(name, places.has(name) && places.get(name) !== place ? undefined : place);
};

const isBelow = (trail: readonly string[], above: readonly string[]): boolean =>
  above.every((head, i) => trail[i] === head);

const wholeNote = (note: Note): Target | undefined => {
  const [passage] = note.passages;
  return passage && { note, name: note.title, passage, holds: ({ file }) => file === note.file };
};

/** A section is named by its number. */
const sectionOf = (note: Note, number: number): Target | undefined => {
  const { trail } = note.sections[number] ?? { trail: [] };
  const holds = (passage: Passage): boolean =>
    passage.file === note.file && passage.section >= number && isBelow(passage.trail, trail);
  const passage = note.passages.find(holds);
  return passage && { note, name: trail.at(-1) ?? note.title, passage, holds };
};

export function* placeSteps(notes: readonly Note[]): Steps<Places> {
  const files = new Map<string, Note | undefined>();
  const endings = new Map<string, Note | undefined>();
  const titles = new Map<string, Note | undefined>();
  const headings = new Map<string, { readonly note: Note; readonly number: number } | undefined>();
  const bearers = new Map<string, Note | undefined>();
  for (const [i, note] of notes.entries()) {
    if (i % piece === 0) yield;
    for (const path of pathsOf(note)) {
      if (!files.has(path)) files.set(path, note);
      for (const ending of endingsOf(path)) enter(endings, ending, note);
    }
    for (const name of [note.title, ...note.aliases]) enter(titles, bareText(name), note);
    enter(bearers, bareText(note.title), note);
    for (const [number, { trail }] of note.sections.entries()) {
      const heading = bareText(trail.at(-1) ?? '');
      enter(bearers, heading, note);
      if (heading !== '' && heading !== bareText(note.title)) enter(headings, heading, { note, number });
    }
  }
  return {
    linked({ note: file, slug }) {
      const path = file.toLowerCase().replace(extension, '');
      const endsSo = endingsOf(path).map((ending) => endings.get(ending));
      const note = files.get(path) ?? endsSo.find((each) => each !== undefined);
      if (note === undefined) return undefined;
      const wanted = slug === undefined ? '' : slugOf(slug);
      const number = wanted === '' ? -1 : note.sections.findIndex((each) => slugOf(each.slug) === wanted);
      return number < 0 ? wholeNote(note) : sectionOf(note, number);
    },
    named(name, { note: here, passage }) {
      const bare = bareText(name);
      if (bare === '') return undefined;
      const number = here.sections.findIndex(
        ({ trail }, i) => i !== passage.section && trail.length > 1 && bareText(trail.at(-1) ?? '') === bare,
      );
      if (number >= 0) return sectionOf(here, number);
      const note = titles.get(bare);
      if (note !== undefined) return wholeNote(note);
      const heading = headings.get(bare);
      return heading && sectionOf(heading.note, heading.number);
    },
    isShared: (heading) => {
      const bare = bareText(heading);
      return bearers.has(bare) && bearers.get(bare) === undefined;
    },
  };
}
