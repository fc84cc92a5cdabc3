import type { Answer } from './answer.js';
import type { Index } from './build-index.js';
import type { Ranking } from './rank.js';
import { type Signs, signsOf } from './signs.js';

/** An opinion on whether the first of what was ranked answers the query: 0 to 1, comparable between queries. */
export type Judge = (index: Index, ranking: Ranking) => number;

type Weights = Partial<Record<keyof Signs, number>> & { readonly base: number };

const forNotes: Weights = {
  base: -1.59,
  covered: 1.79,
  unheard: -1.77,
  gap: -1.13,
  nameless: -2.31,
  vague: -8.17,
  mute: -3.52,
  way: -0.6,
  strength: 1.96,
  lead: 2.54,
};
const forPhrasings: Weights = {
  base: -1.18,
  covered: 1,
  unheard: -0.54,
  gap: -0.77,
  strength: 1.26,
  brevity: -1,
  likely: 0.9,
  ahead: 0.65,
};

/** From here on an answer is given; from there on choices are offered. */
const found = 0.5;
const unsure = 0.25;

/** A logistic regression over the signs. */
export const judgeBySigns: Judge = (index, ranking) => {
  const [top] = ranking.ranked;
  if (top === undefined) return 0;
  const weights = isPhrased(index, ranking) ? forPhrasings : forNotes;
  let sum = weights.base;
  for (const [name, value] of Object.entries(signsOf(index, ranking, top))) {
    sum += value * (weights[name as keyof Signs] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
};

/** Whether the best passage belongs to an entry that lists how it is asked for. */
export const isPhrased = (index: Index, { ranked: [top], likely }: Ranking): boolean =>
  top !== undefined && likely?.has(index.entries[top.entry]?.section ?? -1) === true;

/** Whether the best passage answers the query, and how sure that is. */
export const decide = (
  ranking: Ranking,
  index: Index,
  judge: Judge = judgeBySigns,
): Pick<Answer, 'decision' | 'confidence'> => {
  if (ranking.ranked.length === 0) return { decision: 'nothing', confidence: 0 };
  const confidence = judge(index, ranking);
  return { decision: confidence >= found ? 'found' : confidence >= unsure ? 'unsure' : 'nothing', confidence };
};
