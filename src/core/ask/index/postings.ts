import type { Steps } from '../../knowledge/steps.js';

/** Where a term stands: documents in ascending order, and how strongly (0 to 1, saturated). */
export interface Postings {
  readonly docs: Uint32Array;
  readonly strengths: Float64Array;
}

/** The stems of the notes by number: what everything else is made of. */
export interface Terms {
  id(stem: string): number | undefined;
  size(): number;
}

export interface Inverted {
  /** How many documents there are. */
  readonly size: number;
  /** How many of them say something of their own: what stands twice makes no word more common. */
  readonly own: number;
  readonly terms: {
    has(stem: string): boolean;
    /** In how many documents of their own a stem stands. */
    count(stem: string): number;
    /** A stem, or two content stems with a space between them: documents where they stand side by side. */
    get(term: string): Postings | undefined;
  };
}

/** How soon a repeated word stops counting more, and how much a long text is held back. */
const saturation = 0.9;
const lengthShare = 0.5;

/** What a word counts in a field of that length; without `average` its length makes no difference. */
export const shareOf = (weight: number, length = 0, average?: number): number =>
  weight / (average === undefined ? 1 : 1 - lengthShare + (lengthShare * length) / average);

const saturated = (count: number): number => count / (count + saturation);

/** Two stems, the one before the other. */
export type Pair = readonly [string, string];

/** Tells how much two terms side by side count in a document. They are looked for only when asked. */
type Beside = (pair: Pair, inverted: Inverted) => (doc: number) => number;

export interface Readable {
  readonly size: number;
  /** Reads a document: which terms stand in it, and what they count in each of its fields. */
  read(doc: number, add: (term: number, share: number) => void): void;
  /** Whether it says what another one says. */
  repeats(doc: number): boolean;
}

/** Documents that are read between two pauses. */
const piece = 200;

/**
 * Turns documents around. BM25F: the fields of a document are weighed before the sum saturates. They are read
 * twice, first to see how many documents each term needs room for.
 */
export function* invertSteps(terms: Terms, documents: Readable, beside: Beside): Steps<Inverted> {
  const { size, read } = documents;
  /** Where the documents of each term start; while they are filled in, where its next one goes. */
  const starts = new Uint32Array(terms.size() + 2);
  /** The document that each term was last met in, counted from 1. */
  const last = new Uint32Array(terms.size());
  const counts = new Uint32Array(terms.size());
  let own = 0;
  for (let doc = 0; doc < size; doc += 1) {
    if (doc % piece === 0) yield;
    const counted = documents.repeats(doc) ? 0 : 1;
    own += counted;
    read(doc, (term) => {
      if (last[term] === doc + 1) return;
      last[term] = doc + 1;
      starts[term + 2] = (starts[term + 2] ?? 0) + 1;
      counts[term] = (counts[term] ?? 0) + counted;
    });
  }
  for (let i = 2; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const docs = new Uint32Array(starts.at(-1) ?? 0);
  const strengths = new Float64Array(docs.length);
  const met: number[] = [];
  last.fill(0);
  for (let doc = 0; doc < size; doc += 1) {
    if (doc % piece === 0) yield;
    read(doc, (term, share) => {
      let at = (starts[term + 1] ?? 0) - 1;
      if (last[term] !== doc + 1) {
        last[term] = doc + 1;
        at += 1;
        // Filling moves each start to where the next term starts, which is one place further on.
        starts[term + 1] = at + 1;
        docs[at] = doc;
        met.push(at);
      }
      strengths[at] = (strengths[at] ?? 0) + share;
    });
    for (const at of met) strengths[at] = saturated(strengths[at] ?? 0);
    met.length = 0;
  }
  return invertedOf(terms, { size, own, counts, starts, docs, strengths }, beside);
}

interface Table extends Postings {
  readonly size: number;
  readonly own: number;
  /** In how many documents of their own each term stands. */
  readonly counts: Uint32Array;
  readonly starts: Uint32Array;
}

const invertedOf = (terms: Terms, table: Table, beside: Beside): Inverted => {
  const { size, own, counts, starts, docs, strengths } = table;
  const single = (stem: string): Postings | undefined => {
    const id = terms.id(stem);
    if (id === undefined) return undefined;
    const [from, to] = [starts[id] ?? 0, starts[id + 1] ?? 0];
    return from === to ? undefined : { docs: docs.subarray(from, to), strengths: strengths.subarray(from, to) };
  };
  const inverted: Inverted = {
    size,
    own,
    terms: {
      has: (stem) => single(stem) !== undefined,
      count: (stem) => counts[terms.id(stem) ?? -1] ?? 0,
      get(term) {
        const space = term.indexOf(' ');
        if (space < 0) return single(term);
        const pair: Pair = [term.slice(0, space), term.slice(space + 1)];
        const { docs, strengths } = meet(inverted, pair);
        const countIn = beside(pair, inverted);
        let size = 0;
        for (let i = 0; i < docs.length; i += 1) {
          const count = countIn(docs[i] ?? 0);
          if (count === 0) continue;
          docs[size] = docs[i] ?? 0;
          strengths[size] = saturated(count);
          size += 1;
        }
        return size === 0 ? undefined : { docs: docs.subarray(0, size), strengths: strengths.subarray(0, size) };
      },
    },
  };
  return inverted;
};

/** How much a term tells that stands in `found` documents: rare ones more. */
export const rarityOf = (size: number, found: number): number => Math.log(1 + (size - found + 0.5) / (found + 0.5));

export const rarity = (inverted: Inverted, stem: string): number => rarityOf(inverted.own, inverted.terms.count(stem));

export const nowhere: Postings = { docs: new Uint32Array(), strengths: new Float64Array() };

/** Documents that hold all of the stems, with the least strength. */
export const meet = (inverted: Inverted, [first, ...rest]: readonly string[]): Postings =>
  rest.reduce<Postings>(
    (met, stem) => both(met, inverted.terms.get(stem) ?? nowhere),
    inverted.terms.get(first ?? '') ?? nowhere,
  );

const both = (a: Postings, b: Postings): Postings => {
  const [few, many] = a.docs.length < b.docs.length ? [a, b] : [b, a];
  const docs = new Uint32Array(few.docs.length);
  const strengths = new Float64Array(few.docs.length);
  let size = 0;
  for (let i = 0, at = 0; i < few.docs.length; i += 1) {
    const doc = few.docs[i] ?? 0;
    while (at < many.docs.length && (many.docs[at] ?? 0) < doc) at += 1;
    if (many.docs[at] !== doc) continue;
    docs[size] = doc;
    strengths[size] = Math.min(few.strengths[i] ?? 0, many.strengths[at] ?? 0);
    size += 1;
  }
  return { docs: docs.subarray(0, size), strengths: strengths.subarray(0, size) };
};
