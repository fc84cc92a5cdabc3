import type { Index } from './build-index.js';
import type { Ranked, Ranking } from './rank.js';
import type { Reading } from './read-query.js';

/** What speaks for and against the first match being an answer; each about 0 to 1. */
export interface Signs {
  /** The share of the query that the passage or its headings speak of, by worth. */
  readonly covered: number;
  /** What only the rest of the section speaks of. */
  readonly nearby: number;
  /** The share that the notes never speak of. */
  readonly unheard: number;
  /** 1 when a number is asked for and the passage has none. */
  readonly numberless: number;
  /** The weightiest word that is met by nothing, as a share of the query. */
  readonly gap: number;
  /** The score beside that of a perfect passage. */
  readonly strength: number;
  /** How far the next best section is behind. */
  readonly lead: number;
  /** Few words tell little: 1 for one, less for more. */
  readonly brevity: number;
  /** What the classifier thinks of the section. */
  readonly likely: number;
}

export const signsOf = (index: Index, ranking: Ranking, top: Ranked): Signs => {
  const { reading, worth, ranked, ideal, likely } = ranking;
  const whole = worth.reduce((sum, each) => sum + each, 0) || 1;
  let covered = 0;
  let nearby = 0;
  let unheard = 0;
  let gap = 0;
  for (const [c, concept] of reading.concepts.entries()) {
    const share = (worth[c] ?? 0) / whole;
    const own = top.met[c];
    const around = top.metInSection[c];
    if (own !== undefined) {
      covered += share * own.by.weight;
    } else {
      if (around !== undefined) nearby += share * around.by.weight;
      if (around === undefined) gap = Math.max(gap, share);
      if (concept.alternatives.length === 0 || !heard(index, concept.alternatives)) unheard += share;
    }
  }
  const home = index.entries[top.entry]?.section;
  const rival = ranked.find(({ entry }) => index.entries[entry]?.section !== home);
  return {
    covered,
    nearby,
    unheard,
    gap,
    numberless: wantsNumber(reading) && !/\d/u.test(index.entries[top.entry]?.passage.text ?? '') ? 1 : 0,
    strength: Math.min(1.5, top.score / (ideal || 1)),
    lead: 1 - (rival?.score ?? 0) / (top.score || 1),
    brevity: 1 / Math.max(1, reading.concepts.filter(({ weight }) => weight === 1).length),
    likely: likely?.get(home ?? -1) ?? 0,
  };
};

const numberQuestions =
  /\bhow (?:many|much(?! of)|long|often|big|large|fast|old|far)\b|\b(?:when|price|number of|maximum|minimum)\b/u;

const wantsNumber = (reading: Reading): boolean =>
  numberQuestions.test(reading.words.map((word) => word.text).join(' '));

const heard = (index: Index, alternatives: readonly { readonly stems: readonly string[] }[]): boolean =>
  alternatives.some(({ stems }) => stems.every((stem) => index.passages.terms.has(stem)));
