import { fold } from './fold.js';
import { english, type Language } from './language.js';
import { languages } from './languages.js';

/** As much of a text as tells its language, in characters. */
export const mostRead = 1_500;
/** How far the first has to be before the second. */
const lead = 1.2;
/** Single letters are little words in too many languages. */
const word = /\p{L}{2,}/gu;

/** The languages that each little word belongs to. English ones are in too many English texts to tell another. */
const speakers = new Map<string, Language[]>();
for (const language of languages) {
  for (const little of language.little) {
    if (language !== english && english.isLittle(little)) continue;
    const known = speakers.get(little);
    if (known === undefined) speakers.set(little, [language]);
    else known.push(language);
  }
}

/**
 * The language of which a text has most little words, if it has at least so many and no other comes near: one of those
 * that are asked for.
 */
export const tellLanguage = (
  text: string,
  least: number,
  among: readonly Language[] = languages,
): Language | undefined => {
  const counts = new Map<Language, number>();
  for (const found of fold(text.slice(0, mostRead)).match(word) ?? []) {
    for (const language of speakers.get(found) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, next] = among
    .map((language) => ({ language, count: counts.get(language) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (best === undefined || best.count < least || best.count < lead * (next?.count ?? 0)) return undefined;
  return best.language;
};
