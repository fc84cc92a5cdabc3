import type { Meaning } from '../ports/meaning.js';
import type { Index } from './index/build-index.js';
import type { Entry } from './index/read-notes.js';
import { overviewOf } from './overview.js';
import { putQuestion } from './put-question.js';
import { cleanQuery } from './query/read-query.js';
import type { Answer, Match } from './rank/answer.js';
import { decide, type Judge, judgeByFeatures } from './rank/decide.js';
import { type Nearness, nearnessOf } from './rank/nearness.js';
import { type Ranked, type Ranking, rank } from './rank/rank.js';
import { shownFor, withoutDetours } from './show/follow.js';
import { metWords } from './show/met-words.js';
import { placeName } from './show/place-name.js';

/** A title is no guess, nor a question as it stands there. */
const sure = 0.95;

export interface AskOptions {
  /** Matches at most, 10 unless told. */
  readonly limit?: number;
  /** Decides whether the notes answer the query. */
  readonly judge?: Judge;
  /** How near everything is by its meaning; without it, words alone. */
  readonly near?: Nearness;
}

/** Asks the notes. Costs a few milliseconds whatever the query is. */
export const ask = (index: Index, query: string, options: AskOptions = {}): Answer => {
  const { limit = 10, judge = judgeByFeatures, near } = options;
  const clean = cleanQuery(query);
  const ranking = rank(index, clean, near);
  const { decision, confidence } = decide(ranking, index, judge, near && rank(index, clean));
  const best = ranking.ranked[0]?.score ?? 0;
  const ranked = bySections(withoutCopies(index, ranking.ranked)).slice(0, limit);
  const all = ranked.map(({ entry, ranked: { score } }): Match => {
    const { passage, note } = entry;
    const share = best > 0 ? (confidence * score) / best : 0;
    return withCopies(index, { passage, note, score: share, words: metWords(entry, ranking.reading) });
  });
  const matches = withoutDetours(index, all);
  const { read } = ranking.reading;
  const question = putQuestion(clean, matches);
  const overview = question ? undefined : overviewOf(clean, matches);
  const named = question ?? overview?.first;
  if (named) {
    const others = matches.filter(({ passage }) => passage.id !== named.passage.id);
    const first = withCopies(index, named);
    return {
      query: clean,
      decision: 'found',
      confidence: Math.max(confidence, sure),
      matches: overview ? [first, ...others] : followed(index, [first, ...others], clean),
      topics: topicsOf(index, matches),
      ...(overview ? { overview: overview.sections } : {}),
    };
  }
  return {
    query: clean,
    decision,
    confidence,
    matches: decision === 'found' ? followed(index, matches, clean) : matches,
    topics: topicsOf(index, meetsMore(ranking) ? matches : []),
    ...(read === undefined ? {} : { read }),
  };
};

/** The best of every section, and after them what else there is: who looks further wants to see other places. */
const bySections = <T extends { readonly entry: Entry }>(ranked: readonly T[]): T[] => {
  const seen = new Set<number>();
  const [first, rest]: [T[], T[]] = [[], []];
  for (const each of ranked) {
    (seen.has(each.entry.section) ? rest : first).push(each);
    seen.add(each.entry.section);
  }
  return [...first, ...rest];
};

/** What says the same as a better one is no other match, but another place of that one. */
const withoutCopies = (index: Index, ranked: readonly Ranked[]): { entry: Entry; ranked: Ranked }[] => {
  const said = new Set<Entry>();
  return ranked.flatMap((each) => {
    const entry = index.entries[each.entry];
    if (entry === undefined || said.has(entry)) return [];
    for (const copy of index.copies.of(entry)) said.add(copy);
    return [{ entry, ranked: each }];
  });
};

/** The first match as it is shown, which may be what it points to; and the others, which show something else. */
const followed = (index: Index, [first, ...others]: readonly Match[], query: string): Match[] => {
  const entry = index.byId.get(first?.passage.id ?? '');
  if (first === undefined || entry === undefined) return [];
  const shown = shownFor(index, entry, query);
  if (shown.pointedFrom === undefined) return [first, ...others];
  return [{ ...shown, score: first.score }, ...others.filter(({ passage }) => passage.id !== shown.passage.id)];
};

const withCopies = (index: Index, match: Match): Match => {
  const entry = index.byId.get(match.passage.id);
  const also = entry === undefined ? [] : index.copies.of(entry);
  return also.length === 0 ? match : { ...match, also };
};

/** Asks the notes by their words and, as far as it is there in time, by their meaning. */
export const askWith = async (
  index: Index,
  meaning: Meaning | undefined,
  query: string,
  options: Omit<AskOptions, 'near'> & { readonly patience?: number } = {},
): Promise<Answer> =>
  ask(index, query, { ...options, near: await nearnessOf(index, meaning, query, options.patience) });

/** Whether the best match is near, or speaks of a word that names something, and not just of `when` or `work`. */
const meetsMore = ({ reading, ranked, near }: Ranking): boolean =>
  near !== undefined ||
  ranked[0]?.met.some((met, c) => met !== undefined && reading.concepts[c]?.weight === 1) === true;

/** The headings of the best matches; where none is near, what the largest notes are about. */
const topicsOf = (index: Index, matches: readonly Match[]): Answer['topics'] => {
  const near = matches.map(({ passage, note }) => ({ name: placeName(passage, note, index.places), passage }));
  const topics = near.length > 0 ? near : index.largest;
  return topics.filter(({ name }, i) => topics.findIndex((other) => other.name === name) === i).slice(0, 3);
};
