import type { Answer } from './answer.js';
import type { Index } from './build-index.js';
import type { Ranking } from './rank.js';
export const decide = (ranking: Ranking, _index: Index): { decision: Answer['decision']; confidence: number } => {
  const top = ranking.ranked[0];
  if (!top) return { decision: 'nothing', confidence: 0 };
  const confidence = Math.min(1, top.score / (ranking.ideal || 1) );
  return { decision: confidence > 0.5 ? 'found' : 'nothing', confidence };
};
