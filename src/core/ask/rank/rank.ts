import type { Index } from '../index/build-index.js';
import type { Called } from '../index/name-book.js';
import type { Inverted } from '../index/postings.js';
import { type Concept, type Reading, readQuery } from '../query/read-query.js';
import { shapeOf } from '../query/shape.js';
import { blend } from './blend.js';
import { evidence, type Met, rarityOfAll } from './evidence.js';
import { exactness } from './exactness.js';
import { type Facet, facetsOf } from './facets.js';
import { favour, highestOf } from './favour.js';
import { likelyOf } from './likely.js';
import type { Nearness } from './nearness.js';

export interface Ranked {
  /** The number of the passage in the index. */
  readonly entry: number;
  /** Comparable within one ranking; with meaning, the odds beside the best one's. */
  readonly score: number;
  /** What its words score alone. */
  readonly byWords: number;
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
  /** How nearly the query is the name of a section and nothing else, 0 to 1. */
  readonly named: ReadonlyMap<number, number>;
  /** The sides of a thing that are asked about. */
  readonly facets: readonly Facet[];
  /** Where meaning is heard, how near everything is. */
  readonly near?: Nearness;
  /** Probabilities of sections that list how they are asked for. */
  readonly likely?: ReadonlyMap<number, number>;
}

const sectionShare = 0.4;
/** Who names the thing that a note is about means one of its sections. */
const titleShare = 0.5;
const namedShare = 0.25;
const classifierShare = 0.9;
const mostRanked = 50;
/** What is further behind the best is no match. */
const leastByWords = 0.2;
const leastOdds = 0.0001;

/** What is called as it was asked is ahead of everything else by so much, in logits. */
const calledLead = 4;

/** Ranks the passages of the index for a query that is already clean: by its words, and by its meaning where it is told. */
export const rank = (index: Index, query: string, near?: Nearness): Ranking => {
  const reading = readQuery(index, query);
  const worth = reading.concepts.map((concept) => worthOf(index.passages, concept));
  const ideal = worth.reduce((sum, each) => sum + each, 0);
  const own = evidence(index.passages, reading, worth);
  const around = evidence(index.bySection, reading, worth);
  const likely = likelyOf(index.classifier?.classify(reading.words), near?.likely);
  const { named, titled } = exactness(index.naming, reading.concepts, worth);
  const { total } = own;
  const bySection = around.total;
  for (let i = 0; i < bySection.length; i += 1) bySection[i] = sectionShare * (bySection[i] ?? 0);
  const add = (i: number, score: number): void => {
    bySection[i] = (bySection[i] ?? 0) + score;
  };
  for (const [i, exact] of named) if ((bySection[i] ?? 0) > 0) add(i, namedShare * ideal * exact ** 2);
  for (const [first, common] of titled) {
    const note = index.sections[first]?.note;
    for (let i = first; index.sections[i]?.note === note && note !== undefined; i += 1) add(i, titleShare * common);
  }
  for (const [i, chance] of likely ?? []) add(i, classifierShare * ideal * chance);
  for (let entry = 0; entry < total.length; entry += 1) {
    total[entry] = (total[entry] ?? 0) + (bySection[index.homes[entry] ?? 0] ?? 0);
  }
  const called = calledSo(index, reading);
  if (called.size > 0) lift(index, called, total, highestOf(total));
  const shape = shapeOf(query);
  const facets = facetsOf(query, shape);
  favour(index, { reading, worth, shape, facets }, total);
  const scores = near === undefined ? total : oddsOf(index, near, called, total, ideal);
  const best = highest(scores, mostRanked, near === undefined ? leastByWords : leastOdds);
  if (near !== undefined) trustWords(index, best, scores, total);
  const met = own.met(best);
  const metInSection = around.met(best.map((entry) => index.entries[entry]?.section ?? 0));
  const ranked = best.map((entry, i) => ({
    entry,
    score: scores[entry] ?? 0,
    byWords: total[entry] ?? 0,
    met: met[i] ?? [],
    metInSection: metInSection[i] ?? [],
  }));
  return { reading, ranked, ideal, worth, named, facets, ...(near && { near }), ...(likely && { likely }) };
};

/** The odds of every entry beside the best one's. */
const oddsOf = (index: Index, near: Nearness, called: Called, total: Float64Array, ideal: number): Float64Array => {
  const logits = blend(index, near, total, ideal);
  const most = highestOf(logits);
  for (const [section, weight] of called) {
    const { from = 0, to = 0 } = index.sections[section] ?? {};
    const ahead = most - highestOf(logits.subarray(from, to)) + weight * calledLead;
    for (let entry = from; entry < to; entry += 1) logits[entry] = (logits[entry] ?? 0) + ahead;
  }
  const top = highestOf(logits);
  return logits.map((logit) => Math.exp(logit - top));
};

/** The sections that are called just what is asked for, word for word. */
const calledSo = ({ naming }: Index, { words, language }: Reading): Called =>
  naming.called(words) ??
  naming.called(words.filter((word) => !language.isScaffolding(word.text))) ??
  naming.calledInOtherOrder(words);

/** Who asks for just a thing gets what is called so: nothing that only mentions it comes before. */
const lift = ({ sections }: Index, called: Called, scores: Float64Array, most: number): void => {
  for (const [section, weight] of called) {
    const { from = 0, to = 0 } = sections[section] ?? {};
    for (let entry = from; entry < to; entry += 1) scores[entry] = (scores[entry] ?? 0) + weight * most;
  }
};

/** The places of the highest scores, best first, without those that are far behind the best. */
const highest = (scores: Float64Array, most: number, leastShare: number): number[] => {
  const best: number[] = [];
  let least = Math.max(0, highestOf(scores)) * leastShare;
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] ?? 0;
    if (score <= least) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at -= 1;
    best.splice(at, 0, i);
    if (best.length > most) best.pop();
    if (best.length === most) least = scores[best.at(-1) ?? 0] ?? 0;
  }
  return best;
};

/** A word that the notes never use is worth as much as a rare one. */
const worthOf = (inverted: Inverted, { weight, known, alternatives }: Concept): number => {
  const best = Math.max(...alternatives.map((each) => rarityOfAll(inverted, each.stems)), 0);
  const own = known
    ? rarityOfAll(inverted, alternatives[0]?.stems ?? [])
    : best > 0
      ? best
      : Math.log(1 + inverted.own);
  return weight * own;
};

/** Where words lead to the same section as meaning, they also tell which of its passages answers. */
const trustWords = ({ homes }: Index, best: number[], scores: Float64Array, total: Float64Array): void => {
  const [first = 0] = best;
  const wanted = total.indexOf(highestOf(total));
  const place = best.indexOf(wanted);
  if (place <= 0 || homes[wanted] !== homes[first]) return;
  best.splice(place, 1);
  best.unshift(wanted);
  scores[wanted] = scores[first] ?? 0;
};
