import type { Index } from '../index/build-index.js';
import { cleanQuery } from '../query/read-query.js';
import { decide } from './decide.js';
import { type Features, featuresOf } from './features.js';
import type { Nearness } from './nearness.js';
import { type Ranked, type Ranking, rank } from './rank.js';

const mostShown = 5;
const show = (number: number): string => number.toFixed(2);

const verdicts = {
  found: 'It answers',
  unsure: 'It isn’t sure, so it offers choices',
  nothing: 'It says that the notes don’t cover this',
} as const;

/** Where a value stands among others, counted from 1. */
const placeOf = (value: number, all: readonly number[]): number => all.filter((each) => each > value).length + 1;

/** What words and meaning each say for the best passage, beside all others that were ranked. */
const sharesOf = ({ ranked, ideal, near }: Ranking, top: Ranked, home: number): string => {
  const places = ranked.map(({ byWords }) => byWords);
  const words = `words: ${percent(top.byWords / (ideal || 1))} of the best score possible, rank ${placeOf(top.byWords, places)} of ${ranked.length}`;
  if (!near) return `${words}; meaning: not available, so words alone decide.`;
  const cosines = ranked.map(({ entry }) => near.entries[entry] ?? 0);
  const own = near.entries[top.entry] ?? 0;
  const section = near.sections[home] ?? 0;
  return `${words}; meaning: similarity ${show(own)}, its section ${show(section)}, rank ${placeOf(own, cosines)} of ${ranked.length}.`;
};

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What speaks for and against the best passage, in words. */
const reasons = (features: Features): string[] => {
  const { covered, unheard, gap, nameless, vague, mute, passing, unnumbered, lead } = features;
  return [
    `the best passage and its headings cover ${percent(covered)} of the question`,
    ...(unheard > 0.05 ? [`${percent(unheard)} of it appears nowhere in the notes`] : []),
    ...(gap > 0.3 && unheard <= 0.05 ? ['an important word of the question is missing there'] : []),
    ...(nameless > 0.05 ? ['a name in the question is missing there'] : []),
    ...(vague > 0.3 ? ['it is a single word that many passages use'] : []),
    ...(mute > 0 ? ['it asks for a number, a price or a time, and that passage has none'] : []),
    ...(unnumbered > 0 ? ['a number in the question appears nowhere in that section'] : []),
    ...(passing > 0 ? ['it asks how things are on a particular day'] : []),
    lead > 0.25 ? 'no other passage comes close' : 'another passage is nearly as good',
  ];
};

/** Why an answer came out as it did, as lines for a terminal. */
export const explain = (index: Index, query: string, near?: Nearness): string => {
  const ranking = rank(index, cleanQuery(query), near);
  const { reading, ranked, worth } = ranking;
  const { decision, confidence } = decide(ranking, index);
  const lines = [`decision ${decision}, confidence ${show(confidence)}`];
  const [top] = ranked;
  if (top !== undefined) {
    const features = featuresOf(index, ranking, top);
    lines.push(`${verdicts[decision]}: ${reasons(features).join('; ')}.`);
    lines.push(sharesOf(ranking, top, index.homes[top.entry] ?? 0));
    const signs = Object.entries(features).filter(([, value]) => value !== 0);
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
    lines.push(
      `${show(score)} ${passage?.file}:${passage?.line} ${[...nearShare(ranking, entry, index.homes[entry] ?? 0), ...words].join(', ')}`,
    );
  }
  return lines.join('\n');
};

/** How near a passage and its section are, where meaning is heard. */
const nearShare = ({ near }: Ranking, entry: number, home: number): string[] =>
  near === undefined ? [] : [`near ${show(near.entries[entry] ?? 0)}, its section ${show(near.sections[home] ?? 0)}`];
