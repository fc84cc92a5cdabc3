import type { Index } from '../index/build-index.js';
import { pointerOf } from '../index/pointers.js';
import type { Entry } from '../index/read-notes.js';
import type { Ranked } from './rank.js';

/** Another section of the same note is less of a rival. */
const kinShare = 0.75;

/** The score of the best that says something else than a passage and its section. */
export const rivalOf = (index: Index, ranked: readonly Ranked[], entry: Entry): number => {
  let rival = 0;
  for (const { entry: number, score } of ranked) {
    const there = index.entries[number];
    if (there === undefined || score <= rival) continue;
    const same = [there, ...index.copies.of(there)];
    if (same.some(({ section }) => section === entry.section) || isOneAnswer(index, entry, there)) continue;
    rival = Math.max(rival, score * (same.some(({ note }) => note === entry.note) ? kinShare : 1));
  }
  return rival;
};

/** Whether two answer in one: both of a note that is one question, or one says no more than to look at the other. */
const isOneAnswer = (index: Index, a: Entry, b: Entry): boolean =>
  (a.note === b.note && a.note.question !== undefined) ||
  pointerOf(index, a)?.target.holds(b.passage) === true ||
  pointerOf(index, b)?.target.holds(a.passage) === true;
