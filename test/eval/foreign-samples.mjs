import { readdirSync, readFileSync } from 'node:fs';
import { loadNotes } from '../../dist/cli/load-notes.js';
import { cleanQuery } from '../../dist/core/ask/query/read-query.js';
import { isPhrased } from '../../dist/core/ask/rank/decide.js';
import { featuresOf } from '../../dist/core/ask/rank/features.js';
import { rank } from '../../dist/core/ask/rank/rank.js';
import { isThere } from './foreign-answers.mjs';
import { exportNotes } from './foreign-notes.mjs';

const gold = new URL('foreign/', import.meta.url);

/** Words hardly ever lead where a question in other words wants to be: it teaches what a wrong place looks like. */
const farShare = 0.5;

/** Samples for fitting from the questions about the repositories of others. */
export const foreignSamples = async (mirror, nearness) => {
  const samples = [];
  for (const file of readdirSync(gold).filter((name) => name.endsWith('.json'))) {
    const { items, ...source } = JSON.parse(readFileSync(new URL(file, gold), 'utf8'));
    const { index } = await loadNotes(exportNotes(mirror, source));
    for (const item of items) {
      const ranking = rank(index, cleanQuery(item.question), await nearness.of(index, item.question));
      const [top] = ranking.ranked;
      if (top === undefined) continue;
      const passage = index.entries[top.entry]?.passage;
      const right = item.answerable && isThere(passage, item);
      samples.push({
        id: item.id,
        repo: file,
        wording: item.answerable ? item.wording : 'refuse',
        question: item.question,
        signs: featuresOf(index, ranking, top),
        answered: right,
        place: right ? 1 : 0,
        weight: item.wording === 'far' && !right ? farShare : 1,
        phrased: isPhrased(index, ranking),
      });
    }
  }
  return samples;
};
