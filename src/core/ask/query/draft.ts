import { isCommonWord } from '../../language/common-words.js';
import { english, type Language } from '../../language/language.js';
import { stem } from '../../language/stem.js';
import { isGenericWord, isParticle } from '../../language/stop-words.js';
import { partsIn, type Word, wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import type { Vocabulary } from '../index/vocabulary.js';

/** One way in which the notes may say what a word of the query says. All stems have to be there. */
export interface Alternative {
  readonly stems: readonly string[];
  /** 0 to 1: how sure it is that it means the same. */
  readonly weight: number;
  readonly how: 'same' | 'spelling' | 'compound' | 'beginning' | 'initials' | 'synonym';
  /** Over how many words of the query it speaks for. */
  readonly share: number;
}

export interface Draft {
  readonly word: Word;
  readonly typed: Word;
  readonly known: boolean;
  readonly alternatives: Alternative[];
  /** A little word that is kept because a phrase needs it. */
  kept: boolean;
}

/** `US` is a name, `us` is not. */
export const isLittle = (word: Word): boolean => word.little && !word.capital;

const same = (stem: string): Alternative => ({ stems: [stem], weight: 1, how: 'same', share: 1 });

/** Spelt rightly, whether or not the notes use it. */
export const isOrdinary = (index: Index, { stem }: Pick<Word, 'stem'>, language: Language): boolean =>
  language === english && (index.thesaurus.words.has(stem) || isCommonWord(stem) || isGenericWord(stem));

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

/** A word with what it may stand for when the notes don't use it. */
export const draft = (index: Index, word: Word, correct: Vocabulary['correct'], language: Language): Draft => {
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
export const readNames = (index: Index, typed: readonly Word[], read: (word: Word, i: number) => Draft): Draft[] => {
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

/** `cloud trail` finds `cloudtrail`. */
export const joinNeighbours = (index: Index, drafts: readonly Draft[], language: Language): void => {
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
