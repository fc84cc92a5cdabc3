import { type Inverted, meet, nowhere, type Postings, rarity, rarityOf } from '../index/postings.js';
import type { Alternative } from '../query/draft.js';
import type { Concept, Reading } from '../query/read-query.js';

/** How a concept is met in one document: what it adds, and by which alternative. */
export interface Met {
  readonly value: number;
  readonly by: Alternative;
}

export interface Evidence {
  /** What every document has, by its number; until the next query. */
  readonly total: Float64Array;
  /** For each of these documents, one place a concept; undefined where it says nothing of the kind. */
  met(docs: readonly number[]): (Met | undefined)[][];
}

const reachShare = 0.75;
const pairShare = 0.35;
const mostAlternatives = 250;

export const rarityOfAll = (inverted: Inverted, stems: readonly string[]): number =>
  stems.reduce((sum, stem) => sum + rarity(inverted, stem), 0) / Math.max(1, stems.length);

/** Where one way of saying a concept stands, and what its strength is multiplied by. */
interface Way {
  readonly by: Alternative;
  readonly found: Postings;
  readonly scale: number;
}

const waysOf = (inverted: Inverted, concept: Concept, cap: number): Way[] =>
  concept.alternatives.slice(0, mostAlternatives).flatMap((by) => {
    const found = meet(inverted, by.stems);
    if (found.docs.length === 0) return [];
    const most = Math.min(concept.weight * rarityOfAll(inverted, by.stems), cap);
    return [{ by, found, scale: (by.weight * most) / by.share }];
  });

const scratches = new WeakMap<Inverted, ReturnType<typeof scratchOf>>();
const scratchOf = (size: number) => ({
  total: new Float64Array(size),
  reach: new Float64Array(size),
  /** Zero between two concepts. */
  best: new Float64Array(size),
  by: new Uint8Array(size),
  met: new Uint32Array(size),
});

/** Numbers for every document, kept for the next query: making them anew costs more than the query itself. */
const scratchFor = (inverted: Inverted): ReturnType<typeof scratchOf> => {
  const made = scratches.get(inverted) ?? scratchOf(inverted.size);
  scratches.set(inverted, made);
  return made;
};

/**
 * Adds up, for every document, the best that it has for each concept. Only documents that hold one of the words are
 * looked at.
 */
export const evidence = (inverted: Inverted, reading: Reading, worth: readonly number[]): Evidence => {
  const { size } = inverted;
  const whole = worth.reduce((sum, each) => sum + each, 0) || 1;
  const { total, reach, best, by, met } = scratchFor(inverted);
  total.fill(0);
  reach.fill(0);
  const concepts = reading.concepts.map((concept, c) => waysOf(inverted, concept, (worth[c] ?? 0) + 0.5));
  for (const [c, ways] of concepts.entries()) {
    let count = 0;
    for (const [w, { found, scale }] of ways.entries()) {
      const { docs, strengths } = found;
      for (let i = 0; i < docs.length; i += 1) {
        const doc = docs[i] ?? 0;
        const value = scale * (strengths[i] ?? 0);
        const before = best[doc] ?? 0;
        if (value <= before) continue;
        if (before === 0) {
          met[count] = doc;
          count += 1;
        }
        best[doc] = value;
        by[doc] = w;
      }
    }
    const part = (worth[c] ?? 0) / whole;
    const weights = ways.map((way) => part * way.by.weight);
    for (let i = 0; i < count; i += 1) {
      const doc = met[i] ?? 0;
      total[doc] = (total[doc] ?? 0) + (best[doc] ?? 0);
      reach[doc] = (reach[doc] ?? 0) + (weights[by[doc] ?? 0] ?? 0);
      best[doc] = 0;
    }
  }
  for (const pair of reading.pairs) {
    const { docs, strengths } = inverted.terms.get(pair) ?? nowhere;
    const scale = pairShare * rarityOf(size, docs.length);
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] ?? 0;
      total[doc] = (total[doc] ?? 0) + scale * (strengths[i] ?? 0);
    }
  }
  for (let doc = 0; doc < size; doc += 1) {
    const value = total[doc] ?? 0;
    if (value > 0) total[doc] = value * (1 - reachShare + reachShare * (reach[doc] ?? 0));
  }
  return { total, met: (docs) => metIn(docs, size, concepts) };
};

const metIn = (docs: readonly number[], size: number, concepts: readonly (readonly Way[])[]): (Met | undefined)[][] => {
  const wanted = new Uint8Array(size);
  for (const doc of docs) wanted[doc] = 1;
  const bests = concepts.map((ways) => {
    const best = new Map<number, Met>();
    for (const { by, found, scale } of ways) {
      for (let i = 0; i < found.docs.length; i += 1) {
        const doc = found.docs[i] ?? 0;
        if (wanted[doc] === 0) continue;
        const value = scale * (found.strengths[i] ?? 0);
        if (value > (best.get(doc)?.value ?? 0)) best.set(doc, { value, by });
      }
    }
    return best;
  });
  return docs.map((doc) => bests.map((best) => best.get(doc)));
};
