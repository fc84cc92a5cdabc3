import type { Answer } from './answer.js';
import type { Index } from './build-index.js';
import type { Ranking } from './rank.js';
import { type Signs, signsOf } from './signs.js';

type Weights = Partial<Record<keyof Signs, number>> & { readonly base: number };

/** Logistic regressions over the signs, fitted on questions with and without an answer in the notes. */
const forNotes: Weights = {
  base: -0.25,
  covered: 1.81,
  nearby: 0.43,
  unheard: -2.67,
  gap: -1.45,
  strength: 2.02,
  lead: 2.11,
  brevity: -0.35,
  numberless: -1.71,
};
const forPhrasings: Weights = { base: -2.75, covered: 1.36, nearby: 1, strength: 2.98, brevity: -2.05, likely: 2.35 };

/** From here on an answer is given; from there on choices are offered. */
const found = 0.63;
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
