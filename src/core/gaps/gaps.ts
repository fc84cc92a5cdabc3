import { askWith } from '../ask/ask.js';
import type { GapKeeper, Unserved } from '../ask/asking.js';
import type { Index } from '../ask/index/build-index.js';
import type { Library } from '../ask/index/library.js';
import type { Person, Room } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { limits } from '../chat/limits.js';
import { line, type Message } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import type { Feature } from '../commands/feature.js';
import { inTurns } from '../knowledge/steps.js';
import { shortHash } from '../language/short-hash.js';
import type { Meaning } from '../ports/meaning.js';
import { rates } from '../ports/rates.js';
import type { Services } from '../ports/services.js';
import type { ScheduleStores } from '../schedule/store.js';
import type { StandingStores, TopicTotals } from '../standing/store.js';
import { adviceFor } from './advice.js';
import { type Cluster, clusterGaps, wordingsIn } from './clusters.js';
import { heard } from './likeness.js';
import { findPassage, namePassage } from './passage-name.js';
import { reportMessage, stubMessage, stubOf, type ToldGroup, weeklyMessage } from './report.js';
import { gapQuery } from './scrub-query.js';
import type { Gap, GapStores } from './store.js';

/** Where gaps are kept together. */
export type Place = Pick<Room, 'adapter' | 'space'>;

/** Asked again within this time, in milliseconds, the same query counts once. */
const countedOnce = 600_000;
/** Each has a row of two buttons; the last row leads to the others. */
const groupsAtOnce = limits.rows - 1;
const weeklyGroups = 3;
/** Fewer answers tell nothing about a topic. */
const fewestAnswers = 3;
const mostMissed = 3;
const quizDays = 30;
/** Less sure than that, a passage has nothing to do with the query. */
const nearEnough = 0.1;

/**
 * Whether the notes answer now what they did not answer when the gap was noted: with another passage than the one that
 * did not help, or with the one that was chosen. A passage that was changed is not asked about.
 */
export const isClosed = async (
  index: Index,
  meaning: Meaning | undefined,
  { query, kind, passage }: Gap,
): Promise<boolean> => {
  const there = passage === undefined ? undefined : findPassage(index, passage)?.passage.id;
  if (kind === 'unhelpful' && there === undefined) return true;
  const { decision, matches } = await askWith(index, meaning, query);
  if (decision !== 'found') return false;
  const first = matches[0]?.passage.id;
  return kind === 'nothing' || there === undefined || (kind === 'chosen') === (first === there);
};

/** The passage that most of these gaps name, of those that are still there, with the wording that led to it. */
const namedBy = (index: Index, gaps: readonly Gap[]) => {
  const named = gaps.flatMap(({ passage, query }) => {
    const entry = passage === undefined ? undefined : findPassage(index, passage);
    return entry ? [{ entry, query }] : [];
  });
  const counts = new Map<(typeof named)[number]['entry'], number>();
  for (const { entry } of named) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0].passage.id < b[0].passage.id ? -1 : 1));
  return named.find(({ entry }) => entry === most?.[0]);
};

export interface Gaps extends GapKeeper, Feature<'studyhall gaps', 'gapPage' | 'gapStub' | 'gapNote' | 'dismissGap'> {
  /** What came since an instant; undefined when nothing did, or the space keeps no list. */
  weekly(place: Place, since: Date, now: Date): Promise<Message | undefined>;
}

/** Who opens the form for a note, with its title and the end of its text. */
export interface NoteStarter {
  startNote(incoming: Incoming, title: string, text: string): Promise<Reply>;
}

/** Collects what the notes did not answer, and shows it to those who can mend it. */
export function createGaps(
  {
    store,
    library,
    meaning,
    newId,
    breathe,
    knowledgeUrl: base,
  }: Services<GapStores & ScheduleStores & StandingStores, Library>,
  { startNote }: NoteStarter,
): Gaps {
  const clustersOf = async (gaps: readonly Gap[]): Promise<readonly Cluster[]> => {
    const { index } = library();
    return inTurns(clusterGaps(index, gaps, await heard(index, meaning(), wordingsIn(gaps))), breathe);
  };

  /** Deletes those of these gaps that the notes answer by now; what is left. */
  const stillOpen = async (place: Place, gaps: readonly Gap[]): Promise<readonly Gap[]> => {
    const closed = new Set<string>();
    for (const gap of gaps) {
      if (await isClosed(library().index, meaning(), gap)) closed.add(gap.id);
      await breathe();
    }
    if (closed.size > 0) await store.gaps.forget(place.adapter, place.space, { ids: [...closed] });
    return gaps.filter(({ id }) => !closed.has(id));
  };

  const quizTopics = async ({ adapter, space }: Place, now: Date): Promise<readonly TopicTotals[]> =>
    store.standings.topics(adapter, space, new Date(now.getTime() - quizDays * 86_400_000));

  const missedOf = (topics: readonly TopicTotals[]): readonly TopicTotals[] =>
    topics
      .filter(({ answered, right }) => answered >= fewestAnswers && right < answered)
      .sort((a, b) => a.right / a.answered - b.right / b.answered || b.answered - a.answered)
      .slice(0, mostMissed);

  const told = async (cluster: Cluster, topics: readonly TopicTotals[]): Promise<ToldGroup> => {
    const { index, bank } = library();
    const chosen = namedBy(
      index,
      cluster.gaps.filter(({ kind }) => kind === 'chosen'),
    );
    const named = chosen?.entry ?? namedBy(index, cluster.gaps)?.entry;
    const [match] = named ? [] : (await askWith(index, meaning(), cluster.wordings[0] ?? '')).matches;
    const near = match && match.score >= nearEnough ? index.byId.get(match.passage.id) : undefined;
    const nearest = named ?? near;
    const own = new Set(bank.filter(({ source }) => source.file === nearest?.passage.file).map(({ topic }) => topic));
    const quiz = topics
      .filter(({ topic }) => own.has(topic))
      .reduce((sum, each) => ({ answered: sum.answered + each.answered, right: sum.right + each.right }), {
        answered: 0,
        right: 0,
      });
    return {
      cluster,
      ...(nearest ? { nearest } : {}),
      ...(chosen ? { advice: adviceFor(index, chosen.query, chosen.entry) } : {}),
      ...(quiz.answered > 0 ? { quiz } : {}),
    };
  };

  /** The groups of a list that still are gaps, and some of them to show: from the wanted one on, if there is one. */
  const openGroups = async (place: Place, gaps: readonly Gap[], wanted: number, most: number) => {
    let clusters = await clustersOf(gaps);
    for (;;) {
      const from = wanted < clusters.length ? wanted : 0;
      const shown = clusters.slice(from, from + most);
      const looked = shown.flatMap((cluster) => cluster.gaps);
      const open = new Set(await stillOpen(place, looked));
      if (open.size === looked.length) return { clusters, shown, from };
      const gone = new Set(looked.filter((gap) => !open.has(gap)));
      clusters = await clustersOf(clusters.flatMap((cluster) => cluster.gaps.filter((gap) => !gone.has(gap))));
    }
  };

  const summed = async (place: Place, gaps: readonly Gap[], wanted: number, most: number, now: Date) => {
    const { clusters, shown, from } = await openGroups(place, gaps, wanted, most);
    const topics = await quizTopics(place, now);
    const { gaps: collecting, keep } = await store.settings.of(place.adapter, place.space);
    return {
      count: clusters.reduce((sum, cluster) => sum + cluster.count, 0),
      groups: clusters.length,
      shown: await Promise.all(shown.map((cluster) => told(cluster, topics))),
      from,
      missed: missedOf(topics),
      collecting,
      keep,
      base,
    };
  };

  const groupOf = async ({ adapter, space }: Place, key: string): Promise<Cluster | undefined> => {
    const clusters = await clustersOf(await store.gaps.in(adapter, space));
    return clusters.find(({ wordings }) => wordings.some((query) => shortHash(query) === key));
  };

  const gone = (): Message => line('That group isn’t on the list any more.', 'refused');

  /** The list of a space, from the group of that number on; from its start when it has become shorter than that. */
  const report = async (place: Place, from = 0): Promise<Message> => {
    const gaps = await store.gaps.in(place.adapter, place.space);
    return reportMessage(await summed(place, gaps, from, groupsAtOnce, await store.now()));
  };

  return {
    /** Keeps a query, unless the space keeps none or no words of it may be kept. Whether it is on the list now. */
    async note({ adapter, space }: Place, by: Person, { query, kind, passage, ...more }: Unserved): Promise<boolean> {
      const { gaps: collecting } = await store.settings.of(adapter, space);
      const kept = collecting ? gapQuery(query) : undefined;
      if (kept === undefined) return false;
      const at = await store.now();
      // Nobody's flood is the list of a team.
      if ((await store.gaps.countOf(by, new Date(at.getTime() - rates.gapsPer))) >= rates.gaps) return false;
      const once = `${shortHash([adapter, space, kept].join('\n'))}${Math.floor(at.getTime() / countedOnce)}`;
      const id = kind === 'nothing' ? once : newId();
      const named = passage === undefined ? {} : { passage: namePassage(library().index, passage) };
      await store.gaps.add(adapter, space, { id, ...more, ...named, query: kept, kind, at }, by);
      return true;
    },

    async forget({ adapter, space }: Place, ids: readonly string[]): Promise<void> {
      await store.gaps.forget(adapter, space, { ids });
    },

    async weekly(place: Place, since: Date, now: Date): Promise<Message | undefined> {
      const gaps = (await store.gaps.in(place.adapter, place.space)).filter(({ at }) => at >= since);
      const report = await summed(place, gaps, 0, weeklyGroups, now);
      return report.groups > 0 && report.collecting ? weeklyMessage(report) : undefined;
    },

    commands: {
      'studyhall gaps': async ({ room }) => privately(await report(room)),
    },

    actions: {
      async gapPage({ room, alone }, { from }) {
        const message = await report(room, from);
        return alone ? { kind: 'say', replace: message } : privately(message);
      },

      async gapStub({ room }, { group: key }) {
        const group = await groupOf(room, key);
        return privately(group ? stubMessage(await told(group, []), base) : gone());
      },

      /** Opens a form in which the answer can be written. */
      async gapNote(incoming, { group: key }) {
        const group = await groupOf(incoming.room, key);
        if (!group) return privately(gone());
        const { title, asked } = stubOf(group);
        return startNote(incoming, title, `\n\n${asked}`);
      },

      /** Takes a group off the list. */
      async dismissGap({ room }, { group: key }) {
        const group = await groupOf(room, key);
        if (!group) return privately(gone());
        await store.gaps.forget(room.adapter, room.space, { ids: group.gaps.map(({ id }) => id) });
        return privately(
          line(`Dismissed: “${group.wordings[0]}” and similar questions. They come back if somebody asks again.`),
        );
      },
    },
  };
}
