import { stem } from '../../language/stem.js';
import { isFunctionWord } from '../../language/stop-words.js';
import type { Word } from '../../language/words.js';

/** Counts the words of texts, and gathers pairs of neighbours that people may write as one. */
export const createLexicon = () => {
  const words = new Map<string, number>();
  const compounds = new Map<string, readonly [string, string]>();
  const count = (text: string): unknown => words.set(text, (words.get(text) ?? 0) + 1);
  return {
    /** The words as they are written; pairs that are met again count as words too. */
    words: words as ReadonlyMap<string, number>,
    /** The stems of two neighbours by the stem of both written as one. */
    compounds: compounds as ReadonlyMap<string, readonly [string, string]>,
    read(list: readonly Word[]): void {
      for (const [i, word] of list.entries()) {
        count(word.text);
        const next = list[i + 1];
        if (next === undefined || word.text.length + next.text.length < 5) continue;
        if (isFunctionWord(word.text) || isFunctionWord(next.text)) continue;
        const joined = word.text + next.text;
        const key = stem(joined);
        if (compounds.has(key)) count(joined);
        else compounds.set(key, [word.stem, next.stem]);
      }
    },
  };
};
