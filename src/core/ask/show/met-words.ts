import { wordsIn } from '../../language/words.js';
import type { Entry } from '../index/read-notes.js';
import { littleWeight, type Reading } from '../query/read-query.js';

/** The words of a passage and its heading that a query speaks of, each in the nearest way of saying it that is there. */
export const metWords = ({ passage, language }: Entry, { concepts }: Reading): string[] => {
  const telling = concepts.filter(({ weight }) => weight > littleWeight);
  const said = wordsIn(`${passage.text} ${passage.trail.at(-1) ?? ''}`, language);
  const there = new Set(said.map(({ stem }) => stem));
  const ways = telling.flatMap(
    ({ alternatives }) => alternatives.find((each) => each.stems.every((stem) => there.has(stem))) ?? [],
  );
  const stems = new Set(ways.flatMap((each) => each.stems));
  return [...new Set(said.filter((word) => stems.has(word.stem)).map(({ text }) => text))];
};
