import type { Note } from '../note.js';
import type { ParsedNote } from './parse-note.js';

/** Notes that are called otherwise than when they were read alone: the same note stays the same. */
const made = new WeakMap<Note, Note>();

const titled = (note: Note, title: string): Note => {
  if (note.title === title) return note;
  const before = made.get(note);
  if (before?.title === title) return before;
  const now = { ...note, title };
  made.set(note, now);
  return now;
};

/**
 * The notes with their titles. One that doesn't say its own is called as its site lists it, else by the heading that
 * names the whole of it, unless another note is called so too: then its file's name tells them apart. `pages` holds
 * titles by file.
 */
export const nameNotes = (parsed: Iterable<ParsedNote>, pages: ReadonlyMap<string, string>): Note[] => {
  const wishes = [...parsed].flatMap(({ note, called }) =>
    note === undefined
      ? []
      : [{ note, called, wish: called === undefined ? note.title : (pages.get(note.file) ?? note.title) }],
  );
  const times = new Map<string, number>();
  for (const { wish } of wishes) times.set(wish.toLowerCase(), (times.get(wish.toLowerCase()) ?? 0) + 1);
  return wishes.map(({ note, called, wish }) =>
    titled(note, called !== undefined && times.get(wish.toLowerCase()) !== 1 ? called.file : wish),
  );
};
