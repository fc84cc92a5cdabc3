import type { Index } from './build-index.js';
import { exactness } from './naming.js';
import { type Inverted, meet, rarity } from './postings.js';
import { type Alternative, type Concept, type Reading, readQuery } from './read-query.js';

/** How a concept is met in one document: what it adds, and by which alternative. */
export interface Met {
  readonly value: number;
  readonly by: Alternative;
}

export interface Ranked {
  /** The number of the passage in the index. */
  readonly entry: number;
  readonly score: number;
  /** One place a concept; undefined where the passage says nothing of the kind. */
  readonly met: readonly (Met | undefined)[];
  readonly metInSection: readonly (Met | undefined)[];
}

export interface Ranking {
  readonly reading: Reading;
  readonly ranked: readonly Ranked[];
  /** The score of a passage that says every word of the query, strongly. */
  readonly ideal: number;
  /** What each concept would add at most. */
  readonly worth: readonly number[];
  /** Probabilities of sections where a classifier was trained. */
  readonly likely?: ReadonlyMap<number, number>;
}

const reachShare = 0.75;
const sectionShare = 0.4;
const pairShare = 0.35;
const namedShare = 0.25;
const classifierShare = 0.4;
const mostRanked = 50;

/** Ranks the passages of the index for a query that is already clean. */
export const rank = (index: Index, query: string): Ranking => {
  const reading = readQuery(index, query);
  const worth = reading.concepts.map((concept) => worthOf(index.passages, concept));
  const ideal = worth.reduce((sum, each) => sum + each, 0);
  const own = evidence(index.passages, reading, worth);
  const around = evidence(index.bySection, reading, worth);
  const likely = index.classifier?.classify(reading.words);
  const named = index.sections.map(({ names }, i) =>
    (around.total[i] ?? 0) > 0 ? exactness(names, index.passages, reading.concepts, worth) ** 2 : 0,
  );
  const total = new Float64Array(index.entries.length);
  let top = 0;
  for (const [i, { section }] of index.entries.entries()) {
    let score = (own.total[i] ?? 0) + sectionShare * (around.total[section] ?? 0);
    score += namedShare * ideal * (named[section] ?? 0);
    if (likely !== undefined) score += classifierShare * ideal * (likely.get(section) ?? 0);
    total[i] = score;
    if (score > top) top = score;
  }
  const order: number[] = [];
  for (let i = 0; i < total.length; i += 1) if ((total[i] ?? 0) > top * 0.2) order.push(i);
  order.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
  const ranked = order.slice(0, mostRanked).map((entry) => ({
    entry,
    score: total[entry] ?? 0,
    met: own.met(entry),
    metInSection: around.met(index.entries[entry]?.section ?? 0),
  }));
  return { reading, ranked, ideal, worth, ...(likely === undefined ? {} : { likely }) };
};

/** A word that the notes never use is worth as much as a rare one. */
const worthOf = (inverted: Inverted, { weight, known, alternatives }: Concept): number => {
  const best = Math.max(...alternatives.map((each) => rarityOf(inverted, each.stems)), 0);
  const own = known ? rarityOf(inverted, alternatives[0]?.stems ?? []) : best > 0 ? best : Math.log(1 + inverted.size);
  return weight * own;
};

const rarityOf = (inverted: Inverted, stems: readonly string[]): number =>
  stems.reduce((sum, stem) => sum + rarity(inverted, stem), 0) / Math.max(1, stems.length);

/** Adds up, for every document, the best that it has for each concept. */
const evidence = (inverted: Inverted, reading: Reading, worth: readonly number[]) => {
  const total = new Float64Array(inverted.size);
  const reach = new Float64Array(inverted.size);
  const whole = worth.reduce((sum, each) => sum + each, 0) || 1;
  const bests = reading.concepts.map((concept, c) => {
    const values = new Float64Array(inverted.size);
    const by = new Uint8Array(inverted.size);
    for (const [a, alternative] of concept.alternatives.slice(0, 250).entries()) {
      const { docs, strengths } = meet(inverted, alternative.stems);
      const most = Math.min(concept.weight * rarityOf(inverted, alternative.stems), (worth[c] ?? 0) + 0.5);
      const scale = (alternative.weight * most) / alternative.share;
      for (let i = 0; i < docs.length; i += 1) {
        const doc = docs[i] ?? 0;
        const value = scale * (strengths[i] ?? 0);
        if (value > (values[doc] ?? 0)) {
          values[doc] = value;
          by[doc] = a;
        }
      }
    }
    const part = (worth[c] ?? 0) / whole;
    for (let doc = 0; doc < total.length; doc += 1) {
      const value = values[doc] ?? 0;
      if (value === 0) continue;
      total[doc] = (total[doc] ?? 0) + value;
      reach[doc] = (reach[doc] ?? 0) + part * (concept.alternatives[by[doc] ?? 0]?.weight ?? 0);
    }
    return { values, by, alternatives: concept.alternatives };
  });
  for (const pair of reading.pairs) {
    const postings = inverted.terms.get(pair);
    if (postings === undefined) continue;
    const scale = pairShare * rarity(inverted, pair);
    for (const [i, doc] of postings.docs.entries()) {
      total[doc] = (total[doc] ?? 0) + scale * (postings.strengths[i] ?? 0);
    }
  }
  for (let doc = 0; doc < total.length; doc += 1) {
    total[doc] = (total[doc] ?? 0) * (1 - reachShare + reachShare * (reach[doc] ?? 0));
  }
  return {
    total,
    met: (doc: number): (Met | undefined)[] =>
      bests.map(({ values, by, alternatives }) => {
        const value = values[doc] ?? 0;
        const alternative = alternatives[by[doc] ?? 0];
        return value > 0 && alternative !== undefined ? { value, by: alternative } : undefined;
      }),
  };
};
