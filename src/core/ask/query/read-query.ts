import { english, type Language } from '../../language/language.js';
import { isGenericWord } from '../../language/stop-words.js';
import { tellLanguage } from '../../language/tell-language.js';
import { type Word, wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { openerFor, type Vocabulary } from '../index/vocabulary.js';
import { type Alternative, type Draft, draft, isLittle, isOrdinary, joinNeighbours, readNames } from './draft.js';

/** A word of the query that a passage should answer to. */
export interface Concept {
  readonly word: string;
  /** 1, less for words that could stand in any question. */
  readonly weight: number;
  /** Whether the notes use the word as it was typed. */
  readonly known: boolean;
  /** Looks like the name of something: capitals, digits, or a word that is no English. */
  readonly named: boolean;
  readonly alternatives: readonly Alternative[];
}

export interface Reading {
  /** As understood: corrected, with little words. */
  readonly words: readonly Word[];
  readonly language: Language;
  readonly concepts: readonly Concept[];
  /** Neighbours that belong together when a passage has them side by side. */
  readonly pairs: readonly string[];
  /** Set when words were corrected. */
  readonly read?: { readonly from: string; readonly to: string };
}

export const longestQuery = 200;
const mostWords = 40;
/** Other ways of saying a word that are looked for; the surest come first. */
const mostAlternatives = 12;
/** Unknown words that are looked up in the vocabulary: each may cost 2 ms, and nobody mistypes more. */
const mostCorrected = 8;
export const littleWeight = 0.15;

/** What a person typed, as far as it is looked at: no control characters, cut before anything costly. */
export const cleanQuery = (query: string): string =>
  [...query.slice(0, 2 * longestQuery).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')].slice(0, longestQuery).join('').trim();

export const readQuery = (index: Index, query: string): Reading => {
  const language = languageOf(index, query);
  const typed = wordsIn(query, language)
    .slice(0, mostWords)
    .filter((word) => !isPicture(word) || index.passages.terms.has(word.stem))
    .map((word, i) => ({ ...word, proper: word.proper && i > 0 }));
  let looked = 0;
  const correct: Vocabulary['correct'] = (text) => {
    looked += 1;
    return looked > mostCorrected ? [] : index.vocabulary.correct(text);
  };
  const drafts = readNames(index, typed, (word, i) => {
    return opener(index, word, typed[i - 1], i, language) ?? draft(index, word, correct, language);
  });
  joinNeighbours(index, drafts, language);
  addSynonyms(index, drafts);
  keepTitle(index, drafts);
  const content = drafts.filter((each) => each.kept || !isLittle(each.word));
  const changed = drafts.filter(({ word, typed: before }) => word.text !== before.text && !isLittle(word));
  const stems = content.map((each) => each.word.stem);
  return {
    words: drafts.map((each) => each.word),
    language,
    // Little words alone ask nothing; beside others they decide between passages that are equal but for them.
    concepts: (content.length > 0 ? drafts.filter((each) => each.kept || asks(each, language)) : []).map(
      ({ word, typed: before, known, alternatives, kept }) => ({
        word: word.text,
        named: !isLittle(word) && isName(index, before, known, language),
        weight: isLittle(word) ? (kept ? 0.3 : littleWeight) : isGeneric(word, language) ? 0.25 : 1,
        known,
        alternatives,
      }),
    ),
    pairs: stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`),
    ...(changed.length === 0 ? {} : { read: readAs(changed) }),
  };
};

/** The first word or two of a question, mistyped: `wat is`, `how dos`. Only what nothing else is known by is read so. */
const opener = (
  index: Index,
  word: Word,
  before: Word | undefined,
  i: number,
  language: Language,
): Draft | undefined => {
  const first =
    i === 0 || (i === 1 && before !== undefined && (isLittle(before) || openerFor(before.text) !== undefined));
  if (!first || language !== english || word.capital || isLittle(word)) return undefined;
  if (index.passages.terms.has(word.stem) || isOrdinary(index, word, language)) return undefined;
  const [meant] = wordsIn(openerFor(word.text) ?? '');
  return meant && { word: meant, typed: word, known: false, alternatives: [], kept: false };
};

/** A smile beside a question asks nothing, unless the notes speak of it. */
const isPicture = (word: Word): boolean => /^\p{Extended_Pictographic}/u.test(word.text) && !/^\p{N}/u.test(word.text);

/** Not what every question is built with, and no little word that the notes don't use: it tells nothing. */
const asks = ({ word, known, alternatives }: Draft, language: Language): boolean =>
  isLittle(word) ? (known || alternatives.length > 0) && !language.isScaffolding(word.text) : !isEmpty(word, language);

const isEmpty = (word: Word, language: Language): boolean => language.isScaffolding(word.text) && !word.capital;

const isGeneric = ({ stem }: Word, language: Language): boolean => language === english && isGenericWord(stem);

const readAs = (changed: readonly Draft[]): { from: string; to: string } => ({
  from: changed.map((each) => each.typed.text).join(' '),
  to: changed.map((each) => each.word.text).join(' '),
});

const isName = (index: Index, word: Word, known: boolean, language: Language): boolean =>
  word.capital || word.proper || /\d/u.test(word.text) || (!known && !isOrdinary(index, word, language));

/** The language of a query, when notes are in several or in another than English. */
const languageOf = ({ languages: [main = english, ...others] }: Index, query: string): Language =>
  main === english && others.length === 0
    ? english
    : (tellLanguage(query, 1, [...new Set([main, ...others, english])]) ?? main);

/** Little words alone are asked for when something is called so: `About us`. */
const keepTitle = (index: Index, drafts: readonly Draft[]): void => {
  const words = drafts.map((each) => each.word);
  if (!words.every(isLittle) || index.naming.called(words) === undefined) return;
  for (const each of drafts) each.kept = each.known;
};

/** Looks for the longest phrases of the thesaurus at every place; a phrase speaks for all of its words. */
const addSynonyms = (index: Index, drafts: readonly Draft[]): void => {
  const { senses, longest } = index.thesaurus;
  for (let from = 0; from < drafts.length; from += 1) {
    for (let to = Math.min(drafts.length, from + longest); to > from; to -= 1) {
      const span = drafts.slice(from, to);
      const found = senses.get(span.map((each) => each.word.stem).join(' '));
      if (found === undefined) continue;
      const content = span.filter((each) => !isLittle(each.word));
      if (content.length === 0 && span.length === 1) continue;
      const bearers = content.length > 0 ? content : span.slice(0, 1);
      for (const each of bearers) {
        if (content.length === 0) each.kept = true;
        for (const { stems, weight } of found) {
          if (each.alternatives.length >= mostAlternatives) break;
          if (!stems.every((stem) => index.passages.terms.has(stem))) continue;
          each.alternatives.push({ stems, weight, how: 'synonym', share: bearers.length });
        }
      }
    }
  }
};
