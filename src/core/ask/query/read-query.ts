import { isCommonWord } from '../../language/common-words.js';
import { english, type Language } from '../../language/language.js';
import { stem } from '../../language/stem.js';
import { isGenericWord, isParticle } from '../../language/stop-words.js';
import { tellLanguage } from '../../language/tell-language.js';
import { partsIn, type Word, wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { openerFor, type Vocabulary } from '../index/vocabulary.js';

/** One way in which the notes may say what a word of the query says. All stems have to be there. */
export interface Alternative {
  readonly stems: readonly string[];
  /** 0 to 1: how sure it is that it means the same. */
  readonly weight: number;
  readonly how: 'same' | 'spelling' | 'compound' | 'beginning' | 'initials' | 'synonym';
  /** Over how many words of the query it speaks for. */
  readonly share: number;
}

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

interface Draft {
  readonly word: Word;
  readonly typed: Word;
  readonly known: boolean;
  readonly alternatives: Alternative[];
  /** A little word that is kept because a phrase needs it. */
  kept: boolean;
}

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
    concepts: (content.length > 0 ? drafts.filter((each) => each.kept || !isEmpty(each.word, language)) : []).map(
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

/** `US` is a name, `us` is not. */
const isLittle = (word: Word): boolean => word.little && !word.capital;

const isEmpty = (word: Word, language: Language): boolean => language.isScaffolding(word.text) && !word.capital;

const isGeneric = ({ stem }: Word, language: Language): boolean => language === english && isGenericWord(stem);

const readAs = (changed: readonly Draft[]): { from: string; to: string } => ({
  from: changed.map((each) => each.typed.text).join(' '),
  to: changed.map((each) => each.word.text).join(' '),
});

const same = (stem: string): Alternative => ({ stems: [stem], weight: 1, how: 'same', share: 1 });

/** Spelt rightly, whether or not the notes use it. */
const isOrdinary = (index: Index, { stem }: Pick<Word, 'stem'>, language: Language): boolean =>
  language === english && (index.thesaurus.words.has(stem) || isCommonWord(stem) || isGenericWord(stem));

const isName = (index: Index, word: Word, known: boolean, language: Language): boolean =>
  word.capital || word.proper || /\d/u.test(word.text) || (!known && !isOrdinary(index, word, language));

/** The stems of a word in all languages of the notes, as they write it. */
const formsOf = (index: Index, word: Word): readonly string[] => {
  if (index.forms.size === 0) return [word.stem];
  const stems = index.languages.map((language) => language.stem(word.text, word.text));
  const written = index.forms.get(word.text);
  return [...new Set([word.stem, ...(written === undefined ? [] : [written]), ...(word.capital ? [] : stems)])];
};

const writtenAs = ({ forms }: Index, { text, stem }: Word): string => forms.get(text) ?? stem;

/** `Server` finds `Serverkonfiguration`, and the other way round. */
const insidesOf = ({ insides, languages, forms }: Index, text: string): Alternative[] => {
  if (insides === undefined) return [];
  const written = forms.get(text);
  const own = languages.filter(({ joins }) => joins).map((language) => language.stem(text, text));
  const stems = [...new Set(written === undefined ? own : [...own, written])];
  const found = stems.flatMap((stem) => [...insides.holding(stem).map((each) => [each]), ...insides.partsOf(stem)]);
  return [...new Map(found.map((each) => [each.join(' '), each])).values()].map((each) => ({
    ...insideWay,
    stems: each,
  }));
};

const insideWay = { weight: 0.5, how: 'compound', share: 1 } as const;

/** The language of a query, when notes are in several or in another than English. */
const languageOf = ({ languages: [main = english, ...others] }: Index, query: string): Language =>
  main === english && others.length === 0
    ? english
    : (tellLanguage(query, 1, [...new Set([main, ...others, english])]) ?? main);

/** A word with what it may stand for when the notes don't use it. */
const draft = (index: Index, word: Word, correct: Vocabulary['correct'], language: Language): Draft => {
  const forms = formsOf(index, word).filter((stem) => index.passages.terms.has(stem));
  const known = forms.length > 0;
  const read = (alternatives: Alternative[]): Draft => ({ word, typed: word, known, alternatives, kept: false });
  const parts = isLittle(word) ? undefined : index.compounds.get(stem(word.text));
  if (known && parts !== undefined && word.stem.length > parts[0].length + 1) {
    return read([...forms.map(same), { stems: parts, weight: 0.8, how: 'compound', share: 1 }]);
  }
  const longer = isLittle(word) ? [] : insidesOf(index, word.text);
  if (known) return read([...forms.map(same), ...longer]);
  if (isLittle(word)) return read([]);
  if (parts !== undefined) return read([{ stems: parts, weight: 0.95, how: 'compound', share: 1 }]);
  const name = isCommonWord(word.stem) ? undefined : index.initials.get(word.text);
  if (name !== undefined) {
    return read([
      { stems: partsIn(name, language).map((word) => writtenAs(index, word)), weight: 0.85, how: 'initials', share: 1 },
    ]);
  }
  if (longer.length > 0) return read(longer);
  if (isOrdinary(index, word, language)) return read([]);
  const [best, ...others] = correct(word.text);
  const begun = word.text.length > 3 ? index.vocabulary.completions(word.text) : [];
  const alternatives: Alternative[] = begun.flatMap((text) =>
    partsIn(text, language).map(
      (word): Alternative => ({ stems: [writtenAs(index, word)], weight: 0.6, how: 'beginning', share: 1 }),
    ),
  );
  for (const each of best === undefined ? [] : [best, ...others]) {
    const [meant] = partsIn(each.word, language);
    if (meant === undefined) continue;
    alternatives.push({ stems: [writtenAs(index, meant)], weight: each.weight, how: 'spelling', share: 1 });
  }
  const [meant] = best === undefined ? [] : partsIn(best.word, language);
  const joined = meant === undefined ? undefined : index.compounds.get(stem(meant.text));
  if (joined !== undefined) alternatives.push({ stems: joined, weight: 0.85, how: 'compound', share: 1 });
  return { word: meant ?? word, typed: word, known, alternatives, kept: false };
};

/**
 * The words of the query, and of names in one piece either the whole or the parts. A name without gaps that the notes
 * know stands for itself; of others the parts speak, each of which may also be met by the whole.
 */
const readNames = (index: Index, typed: readonly Word[], read: (word: Word, i: number) => Draft): Draft[] => {
  const drafts: Draft[] = [];
  for (let i = 0; i < typed.length; i += 1) {
    const word = typed[i];
    if (word === undefined) continue;
    if (word.parts === 0) {
      drafts.push(read(word, i));
      continue;
    }
    const parts = typed.slice(i + 1, i + 1 + word.parts);
    const content = parts.filter((part) => !isLittle(part));
    const known = index.passages.terms.has(word.stem);
    if (known && (content.length === 0 || parts.some((part) => part.inside))) {
      const inParts: Alternative = { stems: parts.map(({ stem }) => stem), weight: 0.9, how: 'compound', share: 1 };
      drafts.push({ word, typed: word, known, alternatives: [same(word.stem), inParts], kept: false });
      i += word.parts;
    } else if (known) {
      for (const [n, part] of parts.entries()) {
        const draft = read(part, i + 1 + n);
        if (!isLittle(part)) draft.alternatives.push(whole(word.stem, content.length));
        drafts.push(draft);
      }
      i += word.parts;
    }
  }
  return drafts;
};

const whole = (stem: string, share: number): Alternative => ({ stems: [stem], weight: 0.95, how: 'compound', share });

/** Little words alone are asked for when something is called so: `About us`. */
const keepTitle = (index: Index, drafts: readonly Draft[]): void => {
  const words = drafts.map((each) => each.word);
  if (!words.every(isLittle) || index.naming.called(words) === undefined) return;
  for (const each of drafts) each.kept = each.known;
};

/** `cloud trail` finds `cloudtrail`. */
const joinNeighbours = (index: Index, drafts: readonly Draft[], language: Language): void => {
  for (const [i, left] of drafts.entries()) {
    const right = drafts[i + 1];
    if (right === undefined || ![left, right].every(({ word }) => !isLittle(word) || isParticle(word.text))) continue;
    const bearers = [left, right].filter(({ word }) => !isLittle(word));
    const [one] = wordsIn(left.word.text + right.word.text, language);
    if (one === undefined || bearers.length === 0) continue;
    const written = writtenAs(index, one);
    if (!index.passages.terms.has(written)) continue;
    for (const each of bearers) each.alternatives.push(whole(written, bearers.length));
  }
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
