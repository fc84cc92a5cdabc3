import type { Note, Passage } from '../../knowledge/note.js';
import { noteLink } from '../../knowledge/reader/note-links.js';
import { webLinks } from '../../knowledge/web-links.js';
import { isFunctionWord, isGenericWord } from '../../language/stop-words.js';
import { wordsIn } from '../../language/words.js';
import type { Index } from './build-index.js';
import type { Target } from './places.js';
import { pointingOf } from './pointing.js';
import type { Entry } from './read-notes.js';

/** Where a passage points. */
export interface Pointer {
  readonly target: Target;
  /** All of its section says no more; else it is one bullet or one row among others. */
  readonly alone: boolean;
}

/** Characters of a section, and of a sentence, that may only point. */
const longest = 500;
/** Words of a notice that name something. */
const mostWords = 3;

const known = new WeakMap<Index, Map<Entry, Pointer | undefined>>();

/**
 * Where to look instead of this passage: it says hardly more than "see X", and X is one other place of the notes.
 * Undefined for passages that say something themselves, or point out of the notes, to several places or to themselves.
 */
export const pointerOf = (index: Index, entry: Entry): Pointer | undefined => {
  const before = known.get(index) ?? new Map<Entry, Pointer | undefined>();
  known.set(index, before);
  if (!before.has(entry)) before.set(entry, read(index, entry));
  return before.get(entry);
};

const read = (index: Index, entry: Entry): Pointer | undefined => {
  const { note, passage } = entry;
  const { from = 0, to = 0 } = index.sections[entry.section] ?? {};
  const all = index.entries.slice(from, to).map((each) => each.passage);
  const alone = hasNothingBelow(note, passage.section) ? targetOf(index, entry, all) : undefined;
  if (alone !== undefined) return { target: alone, alone: true };
  const item = passage.kind === 'bullet' || passage.kind === 'row';
  const target = item ? targetOf(index, entry, [passage]) : undefined;
  return target && { target, alone: false };
};

const hasNothingBelow = ({ sections }: Note, number: number): boolean =>
  (sections[number + 1]?.trail.length ?? 0) <= (sections[number]?.trail.length ?? 0);

/** What all of the passages lead to, when it is one place. */
const targetOf = (index: Index, entry: Entry, passages: readonly Passage[]): Target | undefined => {
  const length = passages.reduce((sum, { text }) => sum + text.length, 0);
  if (length > longest || passages.some(({ kind }) => kind === 'code')) return undefined;
  const sentences = passages.flatMap(({ text }) => text.split(/(?<=[.!?])\s+(?=\P{Ll})/u));
  let target: Target | undefined;
  for (const sentence of sentences) {
    const found = pointedBy(index, entry, sentence);
    if (found === undefined && !saysLittle(sentence, entry)) return undefined;
    if (found === undefined) continue;
    if (target !== undefined && target.passage !== found.passage) return undefined;
    target = found;
  }
  return target?.holds(entry.passage) ? undefined : target;
};

const pointedBy = ({ places }: Index, entry: Entry, sentence: string): Target | undefined => {
  const { note, passage } = entry;
  const section = note.sections[passage.section];
  const links = (section?.links ?? []).filter(({ text }) => text !== '' && sentence.includes(text));
  const pointing = pointingOf(
    sentence,
    links.map(({ text }) => text),
  );
  if (pointing === undefined) return undefined;
  if (pointing.kind === 'link') {
    const link = links.find(({ text }) => text === pointing.text);
    return link && places.linked(link);
  }
  const leadsOut = section !== undefined && webLinks(section).some((text) => sentence.includes(text));
  if (leadsOut) return undefined;
  for (const name of pointing.names) {
    const path = /^\S+\.(?:md|mdx|markdown)(?:#\S*)?$/iu.test(name)
      ? noteLink(note.file, { text: name, to: { href: name }, line: passage.line })
      : undefined;
    const found = path === undefined ? places.named(name, entry) : places.linked(path);
    if (found !== undefined) return found;
  }
  return undefined;
};

const notice =
  /\b(?:deprecated|outdated|obsolete|archived|superseded|replaced|retired|moved|renamed|merged|no longer|historical|stub|placeholder|depends|more|further|veraltet|überholt|umgezogen|ersetzt|obsolète|obsoleto)\b/iu;

/** A heading said again, or that what once stood here is gone. */
const saysLittle = (sentence: string, { passage, language }: Entry): boolean => {
  const heading = new Set(wordsIn(passage.trail.join(' . '), language).map(({ stem }) => stem));
  const words = wordsIn(sentence, language).filter(
    ({ text, stem, little }) => !little && !isFunctionWord(text) && !isGenericWord(stem) && !heading.has(stem),
  );
  return words.length === 0 ? !/^(?:yes|no)\b/iu.test(sentence) : words.length <= mostWords && notice.test(sentence);
};
