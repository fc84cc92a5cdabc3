import type { Ballot, Snapshot, Tally } from '../core/quiz/round.js';
import type { RoundStore } from '../core/store.js';
import { remember } from './people.js';
import { atomically, fromJson, spaceColumns, toJson } from './rows.js';
import type { Db } from './schema.js';

const typedAtMost = 10;

type Vote = Parameters<RoundStore['vote']>[0];

/** One spelling a ballot: the order in which choices were pressed is no part of it. */
const picksOf = (ballot: Ballot): string => toJson([...new Set(ballot.picks)].sort((a, b) => a - b));

/** Typed answers that differ only in case and outer space are one answer. */
const fold = (text: string): string => text.trim().toLowerCase();

async function cast(tx: Db, vote: Vote): ReturnType<RoundStore['vote']> {
  const { person, ballot } = vote;
  const round = await tx
    .selectFrom('round')
    .leftJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .select(['round.closes', 'round.closed', 'vote.picks', 'vote.text', 'vote.right'])
    .where('round.id', '=', vote.round)
    .where('round.adapter', '=', person.adapter)
    .where('round.space', '=', person.space)
    .executeTakeFirst();
  if (!round) return 'gone';
  if (round.closed !== null || vote.at.getTime() >= round.closes) return 'late';
  if (vote.name !== undefined) await remember(tx, person, vote.name);

  const cast = {
    picks: picksOf(ballot),
    text: ballot.text ?? null,
    folded: ballot.text === undefined ? null : fold(ballot.text),
    right: vote.right ? 1 : 0,
    at: vote.at.getTime(),
  };
  if (round.picks === cast.picks && round.text === cast.text && round.right === cast.right) return 'same';
  await tx
    .insertInto('vote')
    .values({ ...spaceColumns(person), round: vote.round, person: person.id, ...cast })
    .onConflict((conflict) => conflict.columns(['round', 'person']).doUpdateSet(cast))
    .execute();
  return round.picks === null ? 'counted' : 'changed';
}

interface Pile {
  readonly picks: string;
  readonly folded: string | null;
  readonly count: number;
  readonly right: number;
}

/** Counts equal ballots, heap by heap. */
function count(choices: number, piles: readonly Pile[]): Tally {
  const counts = Array.from({ length: choices }, () => 0);
  for (const pile of piles) {
    for (const pick of fromJson<number[]>(pile.picks)) counts[pick] = (counts[pick] ?? 0) + pile.count;
  }
  const typed = piles
    .flatMap(({ folded, count, right }) => (folded === null ? [] : [{ text: folded, count, right: right > 0 }]))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return {
    voters: piles.reduce((sum, pile) => sum + pile.count, 0),
    right: piles.reduce((sum, pile) => sum + pile.right, 0),
    counts: counts.slice(0, choices),
    typed: typed.slice(0, typedAtMost),
  };
}

export function createVotes(db: Db): Pick<RoundStore, 'vote' | 'ballot' | 'tally'> {
  return {
    vote: (vote) => atomically(db, (tx) => cast(tx, vote)),

    async ballot(round, person) {
      const row = await db
        .selectFrom('vote')
        .select(['picks', 'text'])
        .where((vote) => vote.and({ ...spaceColumns(person), round, person: person.id }))
        .executeTakeFirst();
      return row && { picks: fromJson<number[]>(row.picks), ...(row.text === null ? {} : { text: row.text }) };
    },

    tally: (id) =>
      atomically(db, async (tx) => {
        const round = await tx.selectFrom('round').select('snapshot').where('id', '=', id).executeTakeFirst();
        const piles = await tx
          .selectFrom('vote')
          .select((vote) => [
            'picks',
            'folded',
            vote.fn.countAll<number>().as('count'),
            vote.fn.sum<number>('right').as('right'),
          ])
          .where('round', '=', id)
          .groupBy(['picks', 'folded'])
          .execute();
        return count(round ? fromJson<Snapshot>(round.snapshot).choices.length : 0, piles);
      }),
  };
}
