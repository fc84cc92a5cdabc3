import type { Index } from '../index/build-index.js';
import type { Answer } from './answer.js';
import { type Features, featuresOf } from './features.js';
import type { Ranking } from './rank.js';

/** An opinion on whether the first of what was ranked answers the query: 0 to 1, comparable between queries. */
export type Judge = (index: Index, ranking: Ranking) => number;

type Weights = Partial<Record<keyof Features, number>> & { readonly base: number };

/**
 * What `npm run fit -- --mirror DIR` printed: fitted on 300 questions of others about nine public repositories
 * (test/eval/foreign) and, each for less, on our own about notes whose author wrote the questions too; on those asked of
 * notes without the section that answers them; and on bare words. `base` is one and a half more than printed: our own refusals are
 * near misses on purpose, and judged by them too few plain questions would get an answer. Judged on repositories that
 * were left out, an answer begins where about one of ten questions that the notes don't answer gets one.
 */
const forNotes: Weights = {
  base: -3.5,
  covered: 2.14,
  unheard: -0.84,
  gap: -3.39,
  nameless: -0.94,
  unnumbered: -1.76,
  vague: -4.2,
  mute: -3.28,
  passing: -4.05,
  way: -0.85,
  strength: 1.23,
  lead: 3.09,
  named: 1.03,
  breadth: 0.33,
};
/** The same where meaning is heard, fitted with `--model` to all-MiniLM-L6-v2; `base` is about one more than printed. */
const withMeaning: Weights = {
  base: -1,
  covered: -0.31,
  unheard: -0.33,
  gap: -5.85,
  nameless: -0.1,
  unnumbered: -2.82,
  vague: -6.37,
  mute: -2.59,
  passing: -3.44,
  way: -0.8,
  strength: 0.4,
  lead: 2.71,
  named: -0.03,
  breadth: -0.58,
  nearPassage: 1,
  nearSection: 0.57,
};
/**
 * For entries that list how they are asked for: also on each of those phrasings, asked of notes without it. Fitted before
 * the questions of others were there, which hardly have such entries.
 */
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

/** From here on an answer is given. */
const found = 0.5;
/** From here on choices are offered: half of what the notes don't answer gets neither. */
const unsureByWords = 0.12;
/** Where meaning is heard, what is asked in other words is near but seldom surely right: more is offered, a bit less refused. */
const unsureByMeaning = 0.08;

/** What words alone are as sure of as this, meaning doesn't doubt: chosen on the nine repositories. */
const certain = 0.7;

const isSamePlace = (index: Index, { ranked: [a] }: Ranking, { ranked: [b] }: Ranking): boolean =>
  a !== undefined && b !== undefined && index.homes[a.entry] === index.homes[b.entry];

/** A logistic regression over the signs. */
export const judgeByFeatures: Judge = (index, ranking) => {
  const [top] = ranking.ranked;
  if (top === undefined) return 0;
  const weights = isPhrased(index, ranking) ? forPhrasings : ranking.near ? withMeaning : forNotes;
  let sum = weights.base;
  for (const [name, value] of Object.entries(featuresOf(index, ranking, top))) {
    sum += value * (weights[name as keyof Features] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
};

/** Whether the best passage belongs to an entry that lists how it is asked for. */
export const isPhrased = (index: Index, { ranked: [top], likely }: Ranking): boolean =>
  top !== undefined && likely?.has(index.entries[top.entry]?.section ?? -1) === true;

/**
 * Whether the best passage answers the query, and how sure that is. Where meaning is heard, `byWords` is how the query
 * ranks without it.
 */
export const decide = (
  ranking: Ranking,
  index: Index,
  judge: Judge = judgeByFeatures,
  byWords?: Ranking,
): Pick<Answer, 'decision' | 'confidence'> => {
  if (ranking.ranked.length === 0) return { decision: 'nothing', confidence: 0 };
  const alone = byWords && isSamePlace(index, ranking, byWords) ? judge(index, byWords) : 0;
  const confidence = Math.max(judge(index, ranking), alone >= certain ? alone : 0);
  const unsure = ranking.near && !isPhrased(index, ranking) ? unsureByMeaning : unsureByWords;
  return { decision: confidence >= found ? 'found' : confidence >= unsure ? 'unsure' : 'nothing', confidence };
};
