import type { Answer } from './answer.js';
import type { Index } from './build-index.js';
import type { Ranking } from './rank.js';
import { type Signs, signsOf } from './signs.js';

type Weights = Partial<Record<keyof Signs, number>> & { readonly base: number };

/** Logistic regressions over the signs, fitted on questions with and without an answer in the notes. */
const forNotes: Weights = {
  base: -0.57,
  covered: 2.07,
  nearby: 0.39,
  unheard: -2.08,
  gap: -1.28,
  strength: 1.87,
  lead: 1.82,
  brevity: -0.67,
  numberless: -1.77,
};
const forPhrasings: Weights = { base: -3.2, covered: 1.0, nearby: 1.5, strength: 3.3, brevity: -1.9, likely: 2.0 };

/** From here on an answer is given; from there on choices are offered. */
const found = 0.64;
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
