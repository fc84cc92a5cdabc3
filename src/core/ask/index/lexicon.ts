import { english, type Language } from '../../language/language.js';
import { stem } from '../../language/stem.js';
import { isParticle } from '../../language/stop-words.js';
import type { Word } from '../../language/words.js';

/** Counts the words of texts, and gathers pairs of neighbours that people may write as one. */
export const createLexicon = () => {
  const words = new Map<string, number>();
  const compounds = new Map<string, readonly [string, string]>();
  const forms = new Map<string, string>();
  const joined = new Set<string>();
  const count = (text: string): unknown => words.set(text, (words.get(text) ?? 0) + 1);
  return {
    /** The words as they are written; pairs that are met again count as words too. */
    words: words as ReadonlyMap<string, number>,
    /** The stems of two neighbours by the stem of both written as one. */
    compounds: compounds as ReadonlyMap<string, readonly [string, string]>,
    /** The stems of words that are in no English note, by how they are written without accents. */
    forms: forms as ReadonlyMap<string, string>,
    /** The stems of languages that make long words of short ones. */
    joined: joined as ReadonlySet<string>,
    read(list: readonly Word[], language: Language): void {
      let last: Word | undefined;
      for (const word of list) {
        count(word.text);
        if (language !== english && !forms.has(word.text)) forms.set(word.text, word.stem);
        if (language.joins && !word.little) joined.add(word.stem);
        if (word.parts > 0) continue;
        const before = last;
        last = word;
        if (before === undefined || before.text.length + word.text.length < 5) continue;
        if (before.little || word.little) {
          // `hand off` for `handoff`, but no sentence in one word.
          if (before.little || !isParticle(word.text)) continue;
        }
        const both = before.text + word.text;
        const key = stem(both);
        if (compounds.has(key)) count(both);
        else compounds.set(key, [before.stem, word.stem]);
      }
    },
  };
};
