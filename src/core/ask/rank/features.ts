import type { Word } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { meet } from '../index/postings.js';
import type { Entry } from '../index/read-notes.js';
import { askedFor, asksForNews, lacks } from '../query/kinds-of-question.js';
import { isAnnounced } from './facets.js';
import type { Ranked, Ranking } from './rank.js';
import { rivalOf } from './rival.js';

/** What speaks for and against the first match being an answer; each about 0 to 1. */
export interface Features {
  /** The share of the query that the passage or its headings speak of, by worth. */
  readonly covered: number;
  /** The share that the notes never speak of. */
  readonly unheard: number;
  /** The weightiest word that is met by nothing or by something loose, as a share of the query. */
  readonly gap: number;
  /** The share of what looks like a name or an abbreviation and is not met. */
  readonly nameless: number;
  /** For a bare word that names no section, how much of the notes speaks of it. */
  readonly vague: number;
  /** 1 when a price, a number or a time is asked for and the passage has none; less when its section has one. */
  readonly mute: number;
  /** 1 when the question is about a day that is named by `today` and the like. */
  readonly passing: number;
  /** 1 when a number of the query, as in ISO 9001, stands nowhere in the section. */
  readonly unnumbered: number;
  /** 1 when the way to do something is asked for. */
  readonly way: number;
  /** The score beside that of a perfect passage. */
  readonly strength: number;
  /** How nearly the query is what the section is called, 0 to 1. */
  readonly named: number;
  /** How near the passage is by its meaning, and its section: cosines; 0 where no meaning is heard. */
  readonly nearPassage: number;
  readonly nearSection: number;
  /** How much is asked: the logarithm of 1 and the words that name something. */
  readonly breadth: number;
  /** How far the next best section is behind; one of the same note is less of a rival. */
  readonly lead: number;
  /** Few words tell little: 1 for one, less for more. */
  readonly brevity: number;
  /** What the classifier thinks of the section. */
  readonly likely: number;
  /** How far the next likely section is behind. */
  readonly ahead: number;
}

/** What the rest of the section says counts for less than what the passage says itself. */
const nearbyShare = 0.7;
/** A heading such as `Mitigation` says what `fix` asks, if not in that word. */
const announcedShare = 0.9;

export const featuresOf = (index: Index, ranking: Ranking, top: Ranked): Features => {
  const { reading, ranked, ideal, likely, near } = ranking;
  const entry = index.entries[top.entry];
  const home = entry?.section ?? -1;
  const homes = new Set([home, ...(entry ? index.copies.of(entry) : []).map(({ section }) => section)]);
  const rival = entry === undefined ? 0 : rivalOf(index, ranked, entry);
  const asked = askedFor(reading.words);
  const weighty = reading.concepts.filter(({ weight }) => weight === 1).length;
  let likeliest = 0;
  let next = 0;
  for (const [section, share] of likely ?? []) {
    if (homes.has(section)) likeliest += share;
    else next = Math.max(next, share);
  }
  return {
    ...shares(index, ranking, top),
    vague: weighty === 1 ? vagueness(index, ranking, top) * (1 - (ranking.named.get(home) ?? 0)) : 0,
    mute: entry ? muteness(index, reading.words, entry) : 0,
    passing: asksForNews(reading.words) ? 1 : 0,
    unnumbered: lacksNumber(ranking, top) ? 1 : 0,
    way: asked === 'way' ? 1 : 0,
    named: ranking.named.get(home) ?? 0,
    nearPassage: near?.entries[top.entry] ?? 0,
    nearSection: near?.sections[home] ?? 0,
    breadth: Math.log(1 + weighty),
    strength: Math.min(1.5, top.byWords / (ideal || 1)),
    lead: 1 - rival / (top.score || 1),
    brevity: 1 / Math.max(1, weighty),
    likely: likeliest,
    ahead: likeliest - next,
  };
};

/** What is shown around a passage may have what it lacks. */
const nearbyMute = 0.4;

const muteness = (index: Index, words: readonly Word[], { passage, section }: Entry): number => {
  const asked = askedFor(words);
  const own = lacks(asked, words, passage.text);
  const home = index.sections[section];
  if (own === 0 || home === undefined) return own;
  const around = index.entries.slice(home.from, home.to).map((entry) => entry.passage.text);
  return own * (lacks(asked, words, around.join(' ')) === 0 ? nearbyMute : 1);
};

/** How the worth of the query is shared between what is met and what is not. */
const shares = (index: Index, { reading, worth, facets }: Ranking, top: Ranked) => {
  const heading = index.entries[top.entry]?.passage.trail.at(-1) ?? '';
  const whole = worth.reduce((sum, each) => sum + each, 0) || 1;
  const sum = { covered: 0, unheard: 0, nameless: 0 };
  let gap = 0;
  for (const [c, concept] of reading.concepts.entries()) {
    const share = (worth[c] ?? 0) / whole;
    const announced = isAnnounced(concept.word, heading, facets) ? announcedShare : 0;
    const own = Math.max(announced, top.met[c]?.by.weight ?? 0);
    const missed = share * (1 - Math.max(own, nearbyShare * (top.metInSection[c]?.by.weight ?? 0)));
    gap = Math.max(gap, missed);
    sum.covered += share * own;
    if (concept.named) sum.nameless += missed;
    if (own === 0 && !heard(index, concept.alternatives)) sum.unheard += share;
  }
  return { ...sum, gap };
};

const lacksNumber = ({ reading }: Ranking, { met, metInSection }: Ranked): boolean =>
  reading.concepts.some(({ word }, c) => /^\d/u.test(word) && met[c] === undefined && metInSection[c] === undefined);

const vagueness = (index: Index, { reading }: Ranking, { met }: Ranked): number => {
  const sections = met.map((each, c) =>
    each === undefined || reading.concepts[c]?.weight !== 1 ? 0 : meet(index.bySection, each.by.stems).docs.length,
  );
  return Math.log(Math.max(1, ...sections)) / Math.log(2 + index.bySection.size);
};

const heard = (index: Index, alternatives: readonly { readonly stems: readonly string[] }[]): boolean =>
  alternatives.some(({ stems }) => stems.every((stem) => index.passages.terms.has(stem)));
