import type { Ballot, Snapshot, Tally } from '../core/quiz/round.js';
import type { RoundStore } from '../core/quiz/store.js';
import { typedRows } from '../core/quiz/typed-rows.js';
import { toJson } from './json.js';
import { type Arrivals, remember } from './people.js';
import { type Blanks, prepared } from './prepared.js';
import { roomColumns, spaceColumns } from './rows.js';
import type { Db, VoteTable } from './schema.js';
import { readPicks, readSnapshot } from './shapes.js';
import { atomically } from './transaction.js';

/** Does a verb as a part of a transaction; resolves when that has reached the disk. */
export type Together = <T>(verb: (tx: Db) => Promise<T>) => Promise<T>;

type Vote = Parameters<RoundStore['vote']>[0];

/** One spelling a ballot: the order in which choices were pressed is no part of it. */
const picksOf = (ballot: Ballot): string => toJson([...new Set(ballot.picks)].sort((a, b) => a - b));

/** Typed answers that differ only in case and outer space are one answer. */
const fold = (text: string): string => text.trim().toLowerCase();

interface Key {
  readonly round: string;
  readonly person: string;
}

/** The round as it stands, with what is known already of this person; nothing is locked. */
const look = () =>
  prepared((db, value: Blanks<Key>) =>
    db
      .selectFrom('round')
      .leftJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', value('person')))
      .leftJoin('person', (join) =>
        join
          .onRef('person.adapter', '=', 'round.adapter')
          .onRef('person.space', '=', 'round.space')
          .on('person.id', '=', value('person')),
      )
      .select(['round.adapter', 'round.space', 'round.closes', 'round.closed'])
      .select(['vote.picks', 'vote.text', 'vote.right', 'person.name'])
      .where('round.id', '=', value('round')),
  );

const said = ['picks', 'text', 'folded', 'right', 'at'] as const;
const columns = ['adapter', 'space', 'round', 'person', ...said] as const;
type Columns = Pick<VoteTable, (typeof columns)[number]>;

/**
 * Writes a vote unless the round is closed by now: no row then. The lock makes whoever closes it wait for this vote, and
 * this vote for whoever is closing it: each is either counted or told late.
 */
const put = () =>
  prepared((db, value: Blanks<Columns>) =>
    db
      .insertInto('vote')
      .columns(columns)
      .expression((row) =>
        row
          .selectFrom('round')
          .select(columns.map((name) => row.val(value(name)).as(name)))
          .where('round.id', '=', value('round'))
          .where('round.closed', 'is', null)
          .forKeyShare(),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['round', 'person'])
          .doUpdateSet((row) => Object.fromEntries(said.map((name) => [name, row.ref(`excluded.${name}`)]))),
      ),
  );

/** How a vote is kept; `whole` makes one transaction of what it is given. */
function createCast(arrivals: Arrivals) {
  const seenBy = look();
  const write = put();

  return async (db: Db, whole: (verb: (tx: Db) => Promise<boolean>) => Promise<boolean>, vote: Vote) => {
    const { person, ballot, name, at } = vote;
    const { rows } = await seenBy(db, { round: vote.round, person: person.id });
    const [seen] = rows;
    if (seen?.adapter !== person.adapter || seen.space !== person.space) return 'gone';
    if (seen.closed !== null || at.getTime() >= seen.closes) return 'late';
    const cast = {
      ...spaceColumns(person),
      round: vote.round,
      person: person.id,
      picks: picksOf(ballot),
      text: ballot.text ?? null,
      folded: ballot.text === undefined ? null : fold(ballot.text),
      right: vote.right ? 1 : 0,
      at: at.getTime(),
    };
    const same = seen.picks === cast.picks && seen.text === cast.text && seen.right === cast.right;
    const fresh = name === undefined || name === seen.name ? undefined : name;
    if (same) {
      if (fresh !== undefined) await remember(db, person, fresh, await arrivals(db, at));
      return 'same';
    }
    const kept = async (tx: Db): Promise<boolean> => (await write(tx, cast)).numAffectedRows !== 0n;
    // One statement is one transaction, and the quickest; a name is new once in a while.
    const counted =
      fresh === undefined
        ? await kept(db)
        : await whole(async (tx) => {
            if (!(await kept(tx))) return false;
            await remember(tx, person, fresh, await arrivals(tx, at));
            return true;
          });
    if (!counted) return 'late';
    return seen.picks === null ? 'counted' : 'changed';
  };
}

interface Pile {
  readonly picks: readonly number[];
  readonly folded: string | null;
  readonly count: number;
  readonly right: number;
}

/** Counts equal ballots, heap by heap. */
function count(snapshot: Snapshot | undefined, piles: readonly Pile[]): Tally {
  const choices = snapshot?.choices.length ?? 0;
  const counts = Array.from({ length: choices }, () => 0);
  for (const pile of piles) {
    for (const pick of pile.picks) counts[pick] = (counts[pick] ?? 0) + pile.count;
  }
  const typed = piles.flatMap(({ folded, count, right }) =>
    folded === null ? [] : [{ text: folded, count, right: right > 0 }],
  );
  return {
    voters: piles.reduce((sum, pile) => sum + pile.count, 0),
    right: piles.reduce((sum, pile) => sum + pile.right, 0),
    counts: counts.slice(0, choices),
    typed: snapshot ? typedRows(snapshot, typed) : [],
  };
}

/** `together`: votes that come at the same time are one transaction; without it each is one of its own. */
export function createVotes(
  db: Db,
  arrivals: Arrivals,
  together?: Together,
): Pick<RoundStore, 'vote' | 'ballot' | 'votesOf' | 'ballots' | 'tally'> {
  const cast = createCast(arrivals);
  return {
    vote: (vote) =>
      together ? together((tx) => cast(tx, (verb) => verb(tx), vote)) : cast(db, (verb) => atomically(db, verb), vote),

    async ballot(round, person) {
      const row = await db
        .selectFrom('vote')
        .select(['picks', 'text'])
        .where((vote) => vote.and({ ...spaceColumns(person), round, person: person.id }))
        .executeTakeFirst();
      return row && { picks: readPicks(row.picks, round, person.id), ...(row.text === null ? {} : { text: row.text }) };
    },

    async votesOf(room, person, limit) {
      const latest = db
        .selectFrom('round')
        .select(['id', 'opens', 'closed'])
        .where((row) => row.and(roomColumns(room)))
        .orderBy('opens', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .as('latest');
      const rows = await db
        .selectFrom(latest)
        .innerJoin('vote', 'vote.round', 'latest.id')
        .select(['vote.round', 'vote.picks', 'vote.text', 'vote.right', 'latest.closed'])
        .where('vote.adapter', '=', person.adapter)
        .where('vote.space', '=', person.space)
        .where('vote.person', '=', person.id)
        .orderBy('latest.opens', 'desc')
        .orderBy('latest.id', 'desc')
        .execute();
      return rows.map(({ round, picks, text, right, closed }) => ({
        round,
        picks: readPicks(picks, round, person.id),
        ...(text === null ? {} : { text }),
        ...(closed === null ? {} : { right: right === 1 }),
      }));
    },

    async ballots(round) {
      const piles = await db
        .selectFrom('vote')
        .select((vote) => ['picks', 'text', vote.fn.countAll<number>().as('count')])
        .where('round', '=', round)
        .groupBy(['picks', 'text'])
        .execute();
      return piles.map(({ picks, text, count }) => ({
        ballot: { picks: readPicks(picks, round), ...(text === null ? {} : { text }) },
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
      return count(
        round && readSnapshot(round.snapshot, id),
        piles.map((pile) => ({ ...pile, picks: readPicks(pile.picks, id) })),
      );
    },
  };
}
