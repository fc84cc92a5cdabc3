import type { Index } from '../index/build-index.js';
import type { Answer } from './answer.js';
import { type Features, featuresOf } from './features.js';
import type { Ranking } from './rank.js';

/** An opinion on whether the first of what was ranked answers the query: 0 to 1, comparable between queries. */
export type Judge = (index: Index, ranking: Ranking) => number;

type Weights = Partial<Record<keyof Features, number>> & { readonly base: number };

/**
 * What `npm run fit` printed. Fitted on the first half of test/eval/questions.jsonl and refusals.jsonl and on the facts
 * of the scenario tests; on the same questions asked of notes without the section that answers them; and on bare words.
 * The bases are moved so that an answer begins at a half: at the lowest confidence from which, judged by weights that
 * were fitted without the question, at most 9 % of those that must be refused get an answer. The word lists of that day
 * were longer and partly fitted to the questions; fitted with those of today, fewer plain questions get an answer (86
 * instead of 90 % of those held out) and hardly fewer false ones are given (17 instead of 18 %), so these stay.
 */
const forNotes: Weights = {
  base: -2.05,
  covered: 1.58,
  unheard: -1.7,
  gap: -0.97,
  nameless: -2.37,
  unnumbered: -1.8,
  vague: -8.13,
  mute: -3.46,
  passing: -3.42,
  way: -0.63,
  strength: 2.12,
  lead: 2.47,
};
/** For entries that list how they are asked for: also on each of those phrasings, asked of notes without it. */
const forPhrasings: Weights = {
  base: -1.56,
  covered: 0.72,
  unheard: -0.77,
  gap: -0.68,
  strength: 1.04,
  brevity: -0.92,
  likely: 1.06,
  ahead: 0.75,
};

/** From here on an answer is given; from there on choices are offered, which 92 % of the answerable ones get at least. */
const found = 0.5;
const unsure = 0.18;

/** A logistic regression over the signs. */
export const judgeByFeatures: Judge = (index, ranking) => {
  const [top] = ranking.ranked;
  if (top === undefined) return 0;
  const weights = isPhrased(index, ranking) ? forPhrasings : forNotes;
  let sum = weights.base;
  for (const [name, value] of Object.entries(featuresOf(index, ranking, top))) {
    sum += value * (weights[name as keyof Features] ?? 0);
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
  judge: Judge = judgeByFeatures,
): Pick<Answer, 'decision' | 'confidence'> => {
  if (ranking.ranked.length === 0) return { decision: 'nothing', confidence: 0 };
  const confidence = judge(index, ranking);
  return { decision: confidence >= found ? 'found' : confidence >= unsure ? 'unsure' : 'nothing', confidence };
};
