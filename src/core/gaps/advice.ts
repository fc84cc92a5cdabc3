import type { Index } from '../ask/index/build-index.js';
import { readQuery } from '../ask/query/read-query.js';
import { isCommonWord } from '../language/common-words.js';
import { partsIn, type Word } from '../language/words.js';

/** A line that would lead a wording to a passage, and where it belongs. */
export interface Advice {
  readonly line: string;
  readonly where: string;
}

const longestPhrase = 3;
const longestHeading = 4;

const words = (list: readonly Word[]): string => list.map(({ text }) => text).join(' ');

/** The longest run of words of the query that the passage says in no way. */
const missingPhrase = (
  index: Index,
  query: string,
  { passage, note, language }: Index['entries'][number],
): readonly Word[] => {
  const said = [passage.text, ...passage.trail, note.title, ...note.aliases].join(' . ');
  const stems = new Set(partsIn(said, language).map(({ stem }) => stem));
  const { concepts } = readQuery(index, query);
  const missing = new Set(
    concepts
      .filter(({ weight }) => weight === 1)
      .filter(({ alternatives }) => !alternatives.some((each) => each.stems.every((stem) => stems.has(stem))))
      .flatMap(({ word }) => partsIn(word, language).map(({ stem }) => stem))
      .filter((stem) => !stems.has(stem)),
  );
  const runs: Word[][] = [[]];
  for (const word of partsIn(query, language)) {
    if (missing.has(word.stem)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
};

/**
 * What to add so that a wording leads to the passage that somebody chose for it: a synonym or an alias for words that
 * the passage lacks; where no such words can be told, the wording itself below the heading.
 */
export const adviceFor = (index: Index, query: string, entry: Index['entries'][number]): Advice => {
  const { passage, note } = entry;
  const phrase = missingPhrase(index, query, entry);
  const tells = phrase.length > 1 || phrase.some(({ stem }) => !isCommonWord(stem));
  const leaf = passage.trail.at(-1) ?? note.title;
  const heading = partsIn(leaf);
  if (tells && phrase.length <= longestPhrase) {
    if (leaf === note.title)
      return { line: `  - ${words(phrase)}`, where: `${passage.file}, under “aliases:” at the top` };
    if (heading.length > 0 && heading.length <= longestHeading) {
      return { line: `${words(phrase)} > ${words(heading)}`, where: 'synonyms.txt' };
    }
  }
  return { line: `- ${query}`, where: `${passage.file}, below the heading “${leaf}”` };
};
