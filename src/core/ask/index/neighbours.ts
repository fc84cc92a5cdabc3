import type { Steps } from '../../knowledge/steps.js';
import { type Inverted, meet, nowhere, type Pair } from './postings.js';
import type { NotesRead } from './read-notes.js';
import { namesSomething, termOf } from './terms.js';

/** Tells how often something stands in a document. */
type Times = (doc: number) => number;

/** How often two words stand side by side, little words between them aside. Looked up in the text when asked. */
export interface Neighbours {
  inPassages(pair: Pair, passages: Inverted): Times;
  /** Also across the end of a passage. */
  inSections(pair: Pair, passages: Inverted): Times;
  inHeadings(pair: Pair): Times;
}

/** The pairs of one query: both indexes are asked for them. */
const mostRemembered = 64;

/** Passages that are read between two pauses. */
const piece = 10_000;

export function* neighbourSteps({ terms, tokens, starts, homes, sections, heads }: NotesRead): Steps<Neighbours> {
  const named = new Uint32Array(tokens.length);
  /** Where the naming words of each passage start. */
  const from = new Uint32Array(starts.length);
  let count = 0;
  for (let passage = 0, i = 0; passage < starts.length; passage += 1) {
    if (passage % piece === 0) yield;
    for (; i < (starts[passage] ?? 0); i += 1) {
      if (!namesSomething(tokens[i] ?? 0)) continue;
      named[count] = termOf(tokens[i] ?? 0);
      count += 1;
    }
    from[passage] = count;
  }
  const leaves = heads.map(({ leaf }) => leaf.filter(namesSomething).map(termOf));
  const sectionOf = (passage: number): number => homes[passage] ?? 0;

  const remembered = new Map<string, ReadonlyMap<number, number>>();
  const lookUp = (pair: Pair, passages: Inverted): ReadonlyMap<number, number> => {
    const name = pair.join(' ');
    const before = remembered.get(name);
    if (before !== undefined) return before;
    const [left, right] = pair.map(terms.id);
    const found = new Map<number, number>();
    for (const passage of meet(passages, pair).docs) {
      const count = times(named, from[passage] ?? 0, from[passage + 1] ?? 0, left, right);
      if (count > 0) found.set(passage, count);
    }
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(name, found);
    return found;
  };
  return {
    inPassages(pair, passages) {
      const found = lookUp(pair, passages);
      return (passage) => found.get(passage) ?? 0;
    },
    inSections(pair, passages) {
      const [left, right] = pair.map(terms.id);
      const found = new Map<number, number>();
      const add = (passage: number, count: number): void => {
        found.set(sectionOf(passage), (found.get(sectionOf(passage)) ?? 0) + count);
      };
      for (const [passage, count] of lookUp(pair, passages)) add(passage, count);
      for (const passage of (passages.terms.get(pair[1]) ?? nowhere).docs) {
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
}

const times = (terms: ArrayLike<number>, from: number, to: number, left?: number, right?: number): number => {
  let count = 0;
  for (let i = from + 1; i < to; i += 1) if (terms[i] === right && terms[i - 1] === left) count += 1;
  return count;
};
