import type { Answer } from './answer.js';
import type { Index } from './build-index.js';
import type { Ranking } from './rank.js';
import { type Signs, signsOf } from './signs.js';

type Weights = Partial<Record<keyof Signs, number>> & { readonly base: number };

/** Logistic regressions over the signs, fitted on questions with and without an answer in the notes. */
const forNotes: Weights = {
  base: -0.38,
  covered: 1.67,
  nearby: 0.31,
  unheard: -2.29,
  gap: -1.45,
  strength: 2,
  lead: 2.2,
  brevity: -0.56,
  numberless: -1.76,
};
const forPhrasings: Weights = { base: -2.8, covered: 1.32, nearby: 0.96, strength: 2.64, brevity: -2.09, likely: 2.54 };

/** From here on an answer is given; from there on choices are offered. */
const found = 0.62;
const unsure = 0.32;

/** Whether the best passage answers the query, and how sure that is. */
export const decide = (ranking: Ranking, index: Index): Pick<Answer, 'decision' | 'confidence'> => {
  const [top] = ranking.ranked;
  if (top === undefined) return { decision: 'nothing', confidence: 0 };
  const section = index.entries[top.entry]?.section ?? -1;
  const weights = ranking.likely?.has(section) === true ? forPhrasings : forNotes;
  const confidence = logistic(weights, signsOf(index, ranking, top));
  return { decision: confidence >= found ? 'found' : confidence >= unsure ? 'unsure' : 'nothing', confidence };
};

const logistic = (weights: Weights, signs: Signs): number => {
  let sum = weights.base;
  for (const [name, value] of Object.entries(signs)) sum += value * (weights[name as keyof Signs] ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
