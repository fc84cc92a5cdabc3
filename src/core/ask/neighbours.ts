import { type Inverted, meet, nowhere, type Pair } from './postings.js';
import type { NotesRead } from './read-notes.js';
import { namesSomething, termOf } from './terms.js';

/** Tells how often something stands in a document. */
type Times = (doc: number) => number;

/** How often two words stand side by side, little words between them aside. Looked up in the text when asked. */
export interface Neighbours {
  inPassages(pair: Pair): Times;
  /** Also across the end of a passage. */
  inSections(pair: Pair, passages: Inverted): Times;
  inHeadings(pair: Pair): Times;
}

export const neighboursOf = ({ terms, tokens, starts, homes, sections, heads }: NotesRead): Neighbours => {
  const named = tokens.filter(namesSomething).map(termOf);
  /** Where the naming words of each passage start. */
  const from = new Uint32Array(starts.length);
  for (let passage = 0, at = 0, i = 0; passage < starts.length; passage += 1) {
    for (; i < (starts[passage] ?? 0); i += 1) if (namesSomething(tokens[i] ?? 0)) at += 1;
    from[passage] = at;
  }
  const leaves = heads.map(({ leaf }) => leaf.filter(namesSomething).map(termOf));
  const sectionOf = (passage: number): number => homes[passage] ?? 0;

  const inPassages = (pair: Pair): Times => {
    const [left, right] = pair.map(terms.id);
    return (passage) => times(named, from[passage] ?? 0, from[passage + 1] ?? 0, left, right);
  };
  return {
    inPassages,
    inSections(pair, passages) {
      const [left, right] = pair.map(terms.id);
      const found = new Map<number, number>();
      const add = (passage: number, count: number): void => {
        if (count > 0) found.set(sectionOf(passage), (found.get(sectionOf(passage)) ?? 0) + count);
      };
      const within = inPassages(pair);
      const { docs: both } = meet(passages, pair);
      for (let i = 0; i < both.length; i += 1) add(both[i] ?? 0, within(both[i] ?? 0));
      const { docs: second } = passages.terms.get(pair[1]) ?? nowhere;
      for (let i = 0; i < second.length; i += 1) {
        const passage = second[i] ?? 0;
        const at = from[passage] ?? 0;
        if (named[at] !== right || named[at - 1] !== left || from[passage + 1] === at) continue;
        if (at > (from[sections[sectionOf(passage)]?.from ?? 0] ?? 0)) add(passage, 1);
      }
      return (section) => found.get(section) ?? 0;
    },
    inHeadings(pair) {
      const [left, right] = pair.map(terms.id);
      return (section) => times(leaves[section] ?? [], 0, leaves[section]?.length ?? 0, left, right);
    },
  };
};

const times = (terms: ArrayLike<number>, from: number, to: number, left?: number, right?: number): number => {
  let count = 0;
  for (let i = from + 1; i < to; i += 1) if (terms[i] === right && terms[i - 1] === left) count += 1;
  return count;
};
