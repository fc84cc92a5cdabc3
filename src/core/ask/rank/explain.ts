import type { Index } from '../index/build-index.js';
import { cleanQuery } from '../query/read-query.js';
import { decide } from './decide.js';
import { featuresOf } from './features.js';
import { rank } from './rank.js';

const mostShown = 5;
const show = (number: number): string => number.toFixed(2);

/** Why an answer came out as it did, as lines for a terminal. */
export const explain = (index: Index, query: string): string => {
  const ranking = rank(index, cleanQuery(query));
  const { reading, ranked, worth } = ranking;
  const { decision, confidence } = decide(ranking, index);
  const lines = [`decision ${decision}, confidence ${show(confidence)}`];
  const [top] = ranked;
  if (top !== undefined) {
    const signs = Object.entries(featuresOf(index, ranking, top)).filter(([, value]) => value !== 0);
    lines.push(`signs: ${signs.map(([name, value]) => `${name} ${show(value)}`).join(', ')}`);
  }
  for (const [c, concept] of reading.concepts.entries()) {
    const others = concept.alternatives.map(({ stems, weight, how }) => `${stems.join(' ')} (${how} ${show(weight)})`);
    lines.push(`${concept.word}: worth ${show(worth[c] ?? 0)}; ${others.join(', ') || 'not in the notes'}`);
  }
  for (const { entry, score, met } of ranked.slice(0, mostShown)) {
    const passage = index.entries[entry]?.passage;
    const words = met.flatMap((each, c) =>
      each === undefined ? [] : [`${reading.concepts[c]?.word} ${show(each.value)} by ${each.by.stems.join(' ')}`],
    );
    lines.push(`${show(score)} ${passage?.file}:${passage?.line} ${words.join(', ')}`);
  }
  return lines.join('\n');
};
