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

/** Gathers documents one after the other. BM25F: the fields of a document are weighed before the sum saturates. */
export const createInverter = (terms: Terms) => {
  const counts = new Float64Array(terms.size());
  const met: number[] = [];
  const found = { terms: [] as number[], docs: [] as number[], strengths: [] as number[] };
  const own = new Uint32Array(terms.size());
  let size = 0;
  let repeated = 0;
  return {
    add(term: number, share: number): void {
      const before = counts[term] ?? 0;
      if (before === 0) met.push(term);
      counts[term] = before + share;
    },
    /** The document that was added ends here; `repeats`: it says what another one says. */
    end(repeats: boolean): void {
      for (const term of met) {
        if (!repeats) own[term] = (own[term] ?? 0) + 1;
        found.terms.push(term);
        found.docs.push(size);
        found.strengths.push(saturated(counts[term] ?? 0));
        counts[term] = 0;
      }
      met.length = 0;
      size += 1;
      if (repeats) repeated += 1;
    },
    /** `beside` tells how much two terms side by side count in a document: they are looked for only when asked. */
    done: (beside: Beside): Steps<Inverted> =>
      invertedOf(terms, { size, own: size - repeated, counts: own }, found, beside),
  };
};

/** Two stems, the one before the other. */
export type Pair = readonly [string, string];
type Beside = (pair: Pair, inverted: Inverted) => (doc: number) => number;
const piece = 20_000;

function* invertedOf(
  terms: Terms,
  { size, own, counts }: { readonly size: number; readonly own: number; readonly counts: Uint32Array },
  found: Readonly<Record<'terms' | 'docs' | 'strengths', readonly number[]>>,
  beside: Beside,
): Steps<Inverted> {
  const starts = new Uint32Array(terms.size() + 2);
  for (const term of found.terms) starts[term + 2] = (starts[term + 2] ?? 0) + 1;
  yield;
  for (let i = 2; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const docs = new Uint32Array(found.docs.length);
  const strengths = new Float64Array(found.docs.length);
  // Filling moves each start to where the next term starts, which is one place further on.
  for (let i = 0; i < docs.length; i += 1) {
    if (i % piece === 0) yield;
    const next = (found.terms[i] ?? 0) + 1;
    const at = starts[next] ?? 0;
    docs[at] = found.docs[i] ?? 0;
    strengths[at] = found.strengths[i] ?? 0;
    starts[next] = at + 1;
  }
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
      has(stem) {
        const id = terms.id(stem);
        return id !== undefined && (starts[id + 1] ?? 0) > (starts[id] ?? 0);
      },
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
}

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
