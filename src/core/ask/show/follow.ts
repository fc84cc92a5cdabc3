import { wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import type { Target } from '../index/places.js';
import { type Pointer, pointerOf } from '../index/pointers.js';
import type { Entry } from '../index/read-notes.js';
import { cleanQuery, readQuery } from '../query/read-query.js';
import { shapeOf } from '../query/shape.js';
import type { Match, Place } from '../rank/answer.js';
import { rank } from '../rank/rank.js';
import { metWords } from './met-words.js';

/** A passage as it is shown for a query. */
export type Shown = Omit<Match, 'score'>;

/** A note that is pointed to is shown from its start, unless a passage of it speaks of so many words that are asked. */
const telling = 2;

/** What is shown for a passage: itself with its copies, or in place of one that only points somewhere what it points to. */
export const shownFor = (index: Index, entry: Entry, query: string): Shown => {
  const pointer = pointerOf(index, entry);
  const reading = readQuery(index, cleanQuery(query));
  const words = metWords(entry, reading);
  if (pointer === undefined || !isMeant(pointer, entry, words, query)) return itself(index, entry, words);
  const there = entryIn(index, pointer.target, query);
  return { ...itself(index, there, metWords(there, reading)), pointedFrom: placeOf(entry) };
};

const placeOf = ({ passage, note }: Entry): Place => ({ passage, note });

const itself = (index: Index, entry: Entry, words: readonly string[]): Shown => {
  const also = index.copies.of(entry).map(placeOf);
  return { ...placeOf(entry), words, ...(also.length === 0 ? {} : { also }) };
};

/** One item of a list is meant when it is asked for in words of its own, and not the list. */
const isMeant = (
  { alone }: Pointer,
  { passage, language }: Entry,
  words: readonly string[],
  query: string,
): boolean => {
  if (alone) return true;
  if (['list', 'comparison'].includes(shapeOf(query))) return false;
  const above = new Set(wordsIn(passage.trail.join(' . '), language).map(({ stem }) => stem));
  return wordsIn(passage.text, language).some(({ text, stem }) => words.includes(text) && !above.has(stem));
};

const entryIn = (index: Index, target: Target, query: string): Entry => {
  const { ranked, reading } = rank(index, cleanQuery(query));
  const best = ranked.find(({ entry, met }) => {
    const said = met.filter((each, c) => each !== undefined && reading.concepts[c]?.weight === 1);
    const there = index.entries[entry];
    return said.length >= telling && there !== undefined && target.holds(there.passage);
  });
  const found = best === undefined ? index.byId.get(target.passage.id) : index.entries[best.entry];
  if (found === undefined) throw new Error(`no passage ${target.passage.id}`);
  return found;
};

/** Matches without those that would show again what a better one leads to. */
export const withoutDetours = <Found extends Place>(index: Index, matches: readonly Found[]): Found[] => {
  const shown = new Set<string>();
  return matches.filter(({ passage }, i) => {
    const entry = index.byId.get(passage.id);
    const pointer = entry && pointerOf(index, entry);
    const { id } = pointer?.alone === true ? pointer.target.passage : passage;
    const earlier = matches.slice(0, i);
    if (shown.has(id) || (pointer?.alone && earlier.some((each) => pointer.target.holds(each.passage)))) return false;
    shown.add(id);
    return true;
  });
};
