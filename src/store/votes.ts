import type { Ballot, Snapshot, Tally } from '../core/quiz/round.js';
import type { RoundStore } from '../core/store.js';
import { type Arrivals, remember } from './people.js';
import { atomically, fromJson, spaceColumns, toJson } from './rows.js';
import type { Db, VoteTable } from './schema.js';

const typedAtMost = 10;

type Vote = Parameters<RoundStore['vote']>[0];

/** One spelling a ballot: the order in which choices were pressed is no part of it. */
const picksOf = (ballot: Ballot): string => toJson([...new Set(ballot.picks)].sort((a, b) => a - b));

/** Typed answers that differ only in case and outer space are one answer. */
const fold = (text: string): string => text.trim().toLowerCase();

/** The round as it stands, with what is known already of this person; nothing is locked. */
const look = (db: Db, { round, person }: Vote) =>
  db
    .selectFrom('round')
    .leftJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .leftJoin('person', (join) =>
      join
        .onRef('person.adapter', '=', 'round.adapter')
        .onRef('person.space', '=', 'round.space')
        .on('person.id', '=', person.id),
    )
    .select(['round.adapter', 'round.space', 'round.closes', 'round.closed'])
    .select(['vote.picks', 'vote.text', 'vote.right', 'person.name'])
    .where('round.id', '=', round)
    .executeTakeFirst();

type Cast = Pick<VoteTable, 'picks' | 'text' | 'folded' | 'right' | 'at'>;

/**
 * Writes a vote unless the round is closed by now; false then. The lock makes whoever closes it wait for this vote, and
 * this vote for whoever is closing it: each is either counted or told late.
 */
async function put(db: Db, { round, person }: Vote, cast: Cast): Promise<boolean> {
  const columns = { ...spaceColumns(person), round, person: person.id, ...cast };
  const names = ['adapter', 'space', 'round', 'person', 'picks', 'text', 'folded', 'right', 'at'] as const;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('vote')
    .columns(names)
    .expression((row) =>
      row
        .selectFrom('round')
        .select(names.map((name) => row.val(columns[name]).as(name)))
        .where('round.id', '=', round)
        .where('round.closed', 'is', null)
        .forKeyShare(),
    )
    .onConflict((conflict) => conflict.columns(['round', 'person']).doUpdateSet(cast))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

async function cast(db: Db, arrivals: Arrivals, vote: Vote): ReturnType<RoundStore['vote']> {
  const { person, ballot, name } = vote;
  const seen = await look(db, vote);
  if (seen?.adapter !== person.adapter || seen.space !== person.space) return 'gone';
  if (seen.closed !== null || vote.at.getTime() >= seen.closes) return 'late';
  const cast = {
    picks: picksOf(ballot),
    text: ballot.text ?? null,
    folded: ballot.text === undefined ? null : fold(ballot.text),
    right: vote.right ? 1 : 0,
    at: vote.at.getTime(),
  };
  const same = seen.picks === cast.picks && seen.text === cast.text && seen.right === cast.right;
  const fresh = name === undefined || name === seen.name ? undefined : name;
  if (same) {
    if (fresh !== undefined) await remember(db, person, fresh, await arrivals(db, vote.at));
    return 'same';
  }
  // One statement is one transaction, and the quickest; a name is new once in a while.
  const counted =
    fresh === undefined
      ? await put(db, vote, cast)
      : await atomically(db, async (tx) => {
          if (!(await put(tx, vote, cast))) return false;
          await remember(tx, person, fresh, await arrivals(tx, vote.at));
          return true;
        });
  if (!counted) return 'late';
  return seen.picks === null ? 'counted' : 'changed';
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

export function createVotes(db: Db, arrivals: Arrivals): Pick<RoundStore, 'vote' | 'ballot' | 'ballots' | 'tally'> {
  return {
    vote: (vote) => cast(db, arrivals, vote),

    async ballot(round, person) {
      const row = await db
        .selectFrom('vote')
        .select(['picks', 'text'])
        .where((vote) => vote.and({ ...spaceColumns(person), round, person: person.id }))
        .executeTakeFirst();
      return row && { picks: fromJson<number[]>(row.picks), ...(row.text === null ? {} : { text: row.text }) };
    },

    async ballots(round) {
      const piles = await db
        .selectFrom('vote')
        .select((vote) => ['picks', 'text', vote.fn.countAll<number>().as('count')])
        .where('round', '=', round)
        .groupBy(['picks', 'text'])
        .execute();
      return piles.map(({ picks, text, count }) => ({
        ballot: { picks: fromJson<number[]>(picks), ...(text === null ? {} : { text }) },
        count: Number(count),
      }));
    },

    async tally(id) {
      // How many choices there are never changes: the two need no transaction.
      const round = await db.selectFrom('round').select('snapshot').where('id', '=', id).executeTakeFirst();
      const piles = await db
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
    },
  };
}
