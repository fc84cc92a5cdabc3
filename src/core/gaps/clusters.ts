import type { Index } from '../ask/index/build-index.js';
import { type Telling, tellingOf } from '../ask/query/telling.js';
import type { Steps } from '../knowledge/steps.js';
import { shortHash } from '../language/short-hash.js';
import type { Likeness } from './likeness.js';
import type { Gap } from './store.js';

/** Queries that ask for the same thing. */
export interface Cluster {
  /** Names the group by its first wording. */
  readonly key: string;
  /** The most frequent first, at least one. */
  readonly wordings: readonly string[];
  /** How often it was asked. */
  readonly count: number;
  readonly gaps: readonly Gap[];
}

interface Wording {
  readonly query: string;
  readonly gaps: Gap[];
  readonly count: number;
}

interface Group {
  readonly place: number;
  /** What its first wording tells, so that a group does not drift from topic to topic. */
  readonly whole: number;
  readonly wordings: Wording[];
}

/** The shared part of two queries, weighed by what their words tell: from here on they ask for the same thing. */
const alike = 0.45;
/**
 * The same by meaning, as a difference of cosines. Of pairs of 300 questions of customers of a bank (BANKING77: 77 things
 * that they want) that share few words 95 of 100 are right from here on, and 15 of 100 are found; those of words are
 * right in 52 and find 22. See docs/measures.md.
 */
const near = 0.1;
/** Older wordings beyond that many are not looked at. */
const mostWordings = 2_000;
const atOnce = 10;

/** One asking may leave two gaps: an answer that did not help, and the one chosen instead. */
const askings = (gaps: readonly Gap[]): number => new Set(gaps.map(({ id }) => id.split(':', 1)[0])).size;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const largestFirst =
  <T>(count: (each: T) => number, text: (each: T) => string) =>
  (a: T, b: T): number =>
    count(b) - count(a) || byText(text(a), text(b));

const wordingsOf = (gaps: readonly Gap[]): Wording[] => {
  const byQuery = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const before = byQuery.get(gap.query);
    if (before) before.push(gap);
    else if (byQuery.size < mostWordings) byQuery.set(gap.query, [gap]);
  }
  return [...byQuery]
    .map(([query, list]) => ({ query, gaps: list, count: askings(list) }))
    .sort(
      largestFirst(
        ({ count }) => count,
        ({ query }) => query,
      ),
    );
};

/** The group that is most like a query; of equals the first. */
const nearestGroup = (telling: Telling, byStem: ReadonlyMap<string, readonly Group[]>): Group | undefined => {
  const shared = new Map<Group, number>();
  for (const [stem, weight] of telling.weights) {
    for (const group of byStem.get(stem) ?? []) shared.set(group, (shared.get(group) ?? 0) + weight);
  }
  let best: { group: Group; likeness: number } | undefined;
  for (const [group, weight] of shared) {
    const likeness = weight / (telling.whole + group.whole - weight);
    const better = !best || likeness > best.likeness || (likeness === best.likeness && group.place < best.group.place);
    if (likeness >= alike && better) best = { group, likeness };
  }
  return best?.group;
};

/** The group whose first wording is nearest by its meaning; of equals the first. */
const nearestByMeaning = (query: string, groups: readonly Group[], likeness: Likeness): Group | undefined => {
  let best: { group: Group; likeness: number } | undefined;
  for (const group of groups) {
    const found = likeness(query, group.wordings[0]?.query ?? '') ?? 0;
    if (found >= near && (!best || found > best.likeness)) best = { group, likeness: found };
  }
  return best?.group;
};

/** The wordings that are looked at, of gaps that come newest first: the oldest of very many are left out. */
export const wordingsIn = (gaps: readonly Gap[]): string[] =>
  [...new Set(gaps.map(({ query }) => query))].slice(0, mostWordings);

/**
 * Puts queries that ask for the same thing together, the largest group first: by their words, and by their meaning where
 * a `likeness` tells it. What comes out depends on which gaps there are, not on their order; gaps are expected newest
 * first, since the oldest wordings are left out of very many.
 */
export function* clusterGaps(
  index: Index,
  gaps: readonly Gap[],
  likeness: Likeness = () => undefined,
): Steps<readonly Cluster[]> {
  const groups: Group[] = [];
  const byStem = new Map<string, Group[]>();
  for (const [i, wording] of wordingsOf(gaps).entries()) {
    if (i % atOnce === atOnce - 1) yield;
    const telling = tellingOf(index, wording.query);
    const found = nearestGroup(telling, byStem) ?? nearestByMeaning(wording.query, groups, likeness);
    if (found) {
      found.wordings.push(wording);
      continue;
    }
    const group: Group = { place: groups.length, whole: telling.whole, wordings: [wording] };
    groups.push(group);
    for (const stem of telling.weights.keys()) {
      const before = byStem.get(stem);
      if (before) before.push(group);
      else byStem.set(stem, [group]);
    }
  }
  return groups
    .map(({ wordings }): Cluster => {
      const all = wordings.flatMap((each) => each.gaps);
      const queries = wordings.map(({ query }) => query);
      return { key: shortHash(queries[0] ?? ''), wordings: queries, count: askings(all), gaps: all };
    })
    .sort(
      largestFirst(
        ({ count }) => count,
        ({ wordings }) => wordings[0] ?? '',
      ),
    );
}
