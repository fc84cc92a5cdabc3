import type { Note } from '../../knowledge/note.js';
import { withoutArticle } from './english.js';
import type { Place } from './proposal.js';

const wordsIn = new WeakMap<Note, ReadonlySet<string>>();

const lowerWordsOf = (note: Note): ReadonlySet<string> => {
  const known = wordsIn.get(note);
  if (known) return known;
  const found = new Set(note.passages.flatMap(({ text }) => text.match(/(?<![\p{L}.-])\p{Ll}+(?![\p{L}.-])/gu) ?? []));
  wordsIn.set(note, found);
  return found;
};

/** Whether a note writes so in small letters: a name that is any other word, too. */
export const isWord = (name: string, note: Note): boolean => lowerWordsOf(note).has(name.toLowerCase());

/** `SIZE` where the note writes of sizes: it stands for a value and names nothing. */
const isPlaceholder = (subject: string, note: Note): boolean =>
  /^\p{Lu}[\p{Lu}_]+$/u.test(subject) && isWord(subject, note);

/** `2024-update`, `read_only`. */
const isTag = (subject: string): boolean =>
  /^[\p{Ll}\d]+(?:[-_][\p{Ll}\d]+)+$/u.test(subject) || /^\d{4}\b/u.test(subject);

/** "Optimistic response Yellow": two labels in one. */
const isGlued = (subject: string): boolean =>
  /\s(?!(?:from|with|over|under|into|through)\s)\p{Ll}{4,}\s\p{Lu}\p{Ll}+$/u.test(subject);

/** Whether a label is none, so that those beside it are hardly better. */
export const isBrokenLabel = (subject: string, note: Note): boolean =>
  isPlaceholder(subject, note) || isTag(subject) || isGlued(subject);

/** It tells how something is, not which thing: "a typical reason", "robust security". */
const judging =
  /^(?:typical|common|usual|general|detailed|robust|further|additional|good|better|great|effective|efficient|clear|regular|new|old|proper|successful|strong|weak|possible|potential|certain|current|existing|various|different|similar|specific|simple|small|large|big|high|low|poor|slow|fast|recent|important|main|relevant|appropriate|wherever)\s/iu;

const isProper = (name: string): boolean =>
  /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(name) || /^(?:[\p{Lu}\d]\S*\s)+(?:\(\S+\)|[\p{Lu}\d]\S*)$/u.test(name);

/** Words in small letters between blanks, plural or not. */
const folded = (text: string): string =>
  ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.replace(/s(?=\s)/gu, '');

/** Whether a heading above says so, word for word. */
const isHeading = (name: string, { note, section }: Place): boolean =>
  [note.title, ...section.trail].some((heading) => folded(heading).includes(folded(name)));

/**
 * Whether what a sentence tells of is known outside its page: by a name of its own, by a heading, or because the sentence
 * says what it is (`defined`).
 */
export const isKnownSubject = (subject: string, place: Place, defined: boolean): boolean => {
  const name = withoutArticle(subject);
  if (judging.test(name) || isPlaceholder(name, place.note) || isTag(name)) return false;
  if (isProper(name) || isHeading(name, place)) return true;
  return defined && !/^The\s/u.test(subject);
};

/** Names of one shape can be mistaken for one another: initials, what somebody does, names with capitals, other words. */
export const shapeOf = (subject: string): string => {
  const name = withoutArticle(subject).replace(/\s\(.*\)$/u, '');
  if (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(name)) return 'initials';
  if (/^\p{Lu}\p{Ll}+ing\b/u.test(name)) return 'doing';
  return isProper(name) ? 'proper' : 'common';
};

const brand = (word: string | undefined): string | undefined => (word === 'Amazon' ? 'AWS' : word);

/** "HPP Operator" and "CDI Operator", "AWS Config" and "Amazon Macie": names that say of what kind they are. */
export const areOfOneFamily = (a: string, b: string): boolean => {
  const [one, two] = [a, b].map((subject) =>
    withoutArticle(subject)
      .replace(/\s\(.*\)$/u, '')
      .split(' '),
  );
  if (one === undefined || two === undefined || one.length < 2 || two.length < 2) return false;
  return brand(one[0]) === brand(two[0]) || one.at(-1) === two.at(-1);
};
