import type { Note } from '../../knowledge/note.js';
import type { Steps } from '../../knowledge/steps.js';
import type { Synonyms } from '../../knowledge/synonyms.js';
import type { Language } from '../../language/language.js';
import { partsIn } from '../../language/words.js';

/** Other words for a phrase: the stems that all have to be there, and how sure it is that they mean the same. */
export interface Sense {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** Phrases (stems joined by a space) and what else they may be called. */
export interface Thesaurus {
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Words of the longest phrase. */
  readonly longest: number;
  /** The stems of all single words in it: words that are spelt rightly although the notes don't use them. */
  readonly words: ReadonlySet<string>;
}

export interface SynonymSource {
  readonly synonyms: Synonyms;
  readonly weight: number;
  readonly language: Language;
}

/** Words that hold in anybody's notes: handed in by whoever makes an index, weaker than the notes' own. */
export interface GeneralWords {
  /** What means about the same. */
  readonly same: Synonyms;
  /** What an everyday word is often about: weaker still. */
  readonly near: Synonyms;
}

export const noWords: GeneralWords = { same: [], near: [] };

/** Synonyms that are read between two pauses. */
const piece = 200;

export function* thesaurusSteps(sources: readonly SynonymSource[]): Steps<Thesaurus> {
  const senses = new Map<string, Sense[]>();
  const words = new Set<string>();
  let longest = 1;
  for (const { synonyms, weight, language } of sources) {
    for (const [i, { from, to }] of synonyms.entries()) {
      if (i % piece === 0) yield;
      const key = partsIn(from, language).map((word) => word.stem);
      const target = partsIn(to, language);
      const content = target.filter((word) => !word.little);
      const stems = [...new Set((content.length > 0 ? content : target).map((word) => word.stem))];
      if (key.length === 0 || stems.length === 0) continue;
      const phrase = key.join(' ');
      for (const stem of [...key, ...stems]) words.add(stem);
      if (phrase === stems.join(' ')) continue;
      longest = Math.max(longest, key.length);
      const known = senses.get(phrase) ?? [];
      if (!known.some((sense) => sense.stems.join(' ') === stems.join(' '))) known.push({ stems, weight });
      senses.set(phrase, known);
    }
  }
  return { senses, longest, words };
}

const bracketed = /([\p{L}\p{N}][\p{L}\p{N}&/' -]{5,80}?)\s*\((\p{Lu}[\p{L}\p{N}]{1,7})s?\)/gu;
/** What `bracketed` ends with: looking for it first is much cheaper. */
const acronymInBrackets = /\(\p{Lu}[\p{L}\p{N}]{1,7}s?\)/u;
const spelledOut = /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}]{1,7})s?\s*\(([\p{L}][\p{L}\p{N}&/' -]{5,80})\)/gu;
const littleWords = new Set(['and', 'of', 'the', 'for', 'in', 'to', 'as', 'a', 'on']);

/** The words at the end of `before` whose initials spell the acronym, `Multi-Factor Authentication` for `MFA`. */
const longForm = (before: string, acronym: string): string | undefined => {
  const words = before.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
  const letters = [...acronym.toLowerCase()].filter((letter) => /\p{L}/u.test(letter));
  let left = letters.length - 1;
  for (let i = words.length - 1; i >= 0 && left >= 0; i -= 1) {
    const word = words[i]?.toLowerCase() ?? '';
    if (word[0] === letters[left]) {
      left -= 1;
      if (left < 0) return words.slice(i).join(' ');
    } else if (!littleWords.has(word)) return undefined;
  }
  return undefined;
};

/** Acronyms that the notes themselves explain, in both directions. */
export const acronymsOf = (notes: readonly Note[]): Synonyms => {
  const found = new Map<string, { from: string; to: string }>();
  const add = (acronym: string, long: string | undefined): void => {
    if (long === undefined) return;
    found.set(`${acronym}\n${long}`, { from: acronym, to: long });
    found.set(`${long}\n${acronym}`, { from: long, to: acronym });
  };
  const read = (text: string): void => {
    if (!text.includes('(')) return;
    if (acronymInBrackets.test(text))
      for (const [, before = '', acronym = ''] of text.matchAll(bracketed)) add(acronym, longForm(before, acronym));
    for (const [, acronym = '', long = ''] of text.matchAll(spelledOut)) add(acronym, longForm(long, acronym));
  };
  for (const note of notes) {
    for (const section of note.sections) read(section.trail.at(-1) ?? '');
    for (const passage of note.passages) read(passage.text);
  }
  return [...found.values()];
};

const nameRun = /\p{Lu}[\p{L}\p{N}]*(?:[ -](?:(?:and|of|for) )?\p{Lu}[\p{L}\p{N}]*){1,5}/gu;

/** Names of several capitalised words by their initials, `Technical Account Manager` under `tam`: the first met. */
export const createInitials = () => {
  const names = new Map<string, string>();
  const met = new Set<string>();
  const meet = (run: string): void => {
    const words = run.split(/[ -]/u).filter((word) => !littleWords.has(word));
    for (let from = 0; from < words.length - 1; from += 1) {
      for (let to = from + 2; to <= Math.min(words.length, from + 5); to += 1) {
        const part = words.slice(from, to);
        const initials = part.map((word) => word[0]?.toLowerCase() ?? '').join('');
        if (!names.has(initials)) names.set(initials, part.join(' '));
      }
    }
  };
  return {
    names: names as ReadonlyMap<string, string>,
    read(text: string): void {
      for (const run of text.match(nameRun) ?? []) {
        if (!met.has(run)) meet(run);
        met.add(run);
      }
    },
  };
};
