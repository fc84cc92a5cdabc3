import type { Steps } from '../../knowledge/steps.js';
import { bareText } from '../../language/bare-text.js';
import { shortHash } from '../../language/short-hash.js';
import type { Entry } from './read-notes.js';

/** Which passages say what others say, word for word: a file in two folders, an entry in two lists. */
export interface Copies {
  /** The others that say the same as a passage, in the order of the notes. */
  of(entry: Entry): readonly Entry[];
  /** Whether a passage before it says the same. */
  repeats(entry: Entry): boolean;
}

/** Passages that are compared between two pauses. */
const piece = 500;
/** Characters from which on the words alone are telling, or the words with their heading: "Yes." stands anywhere. */
const telling = { alone: 20, headed: 30 };

const headOf = ({ passage }: Entry): string => bareText(passage.trail.at(-1) ?? '');

/** Short words are the same only below the same heading, and very short ones only in notes of one name. */
const keyOf = (entry: Entry): string => {
  const text = bareText(entry.passage.text);
  if (text.length >= telling.alone) return text;
  const headed = `${headOf(entry)}\n${text}`;
  return headed.length >= telling.headed ? headed : `${bareText(entry.note.title)}\n${headed}`;
};

export function* copySteps(entries: readonly Entry[]): Steps<Copies> {
  const groups = new Map<string, Entry[]>();
  /** What the heading above an entry says, read once a section. */
  const heads = new Map<Entry['section'], string>();
  for (const [i, entry] of entries.entries()) {
    if (i % piece === 0) yield;
    if (!heads.has(entry.section)) heads.set(entry.section, headOf(entry));
    const key = shortHash(keyOf(entry));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  /** In one note two headings over the same words are two matters. */
  const isCopy = (a: Entry, b: Entry): boolean =>
    a.section !== b.section && (a.note !== b.note || heads.get(a.section) === heads.get(b.section));

  const copied = new Map<Entry, readonly Entry[]>();
  const repeating = new Set<Entry>();
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.length === 1) continue;
    yield;
    // Entries stand in the order of notes and sections: the first with a heading tells for all before this one.
    const firsts = new Map<string | undefined, Entry>();
    for (const [i, entry] of group.entries()) {
      if (i % piece === piece - 1) yield;
      copied.set(entry, group);
      const head = heads.get(entry.section);
      const above = firsts.get(head);
      if (above === undefined) firsts.set(head, entry);
      if (isCopy(entry, first) || (above !== undefined && isCopy(entry, above))) repeating.add(entry);
    }
  }
  return {
    of: (entry) => (copied.get(entry) ?? []).filter((other) => isCopy(entry, other)),
    repeats: (entry) => repeating.has(entry),
  };
}
