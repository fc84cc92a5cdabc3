import type { ExpressionBuilder } from 'kysely';
import type { Ballot } from '../core/quiz/round.js';
import type { RoundStore } from '../core/quiz/store.js';
import { derive, rederive } from './derive.js';
import { attempt, toJson } from './json.js';
import { openRound } from './open-round.js';
import { enqueue } from './outbox.js';
import { lockOpen, lockRoom } from './room-lock.js';
import { roomColumns, roomOf, slotOf, toRound } from './rows.js';
import type { Db, Schema } from './schema.js';
import { readPicks } from './shapes.js';
import { atomically } from './transaction.js';

/** What `drawn` says of a card that shows its round closed. */
const closedState = 'closed';

async function close(tx: Db, id: string, at: Date, revealKey: string): Promise<boolean> {
  if (!(await lockOpen(tx, id))) return false;
  const row = await tx
    .updateTable('round')
    .set((round) => ({ ...voteCounts(round), closed: at.getTime() }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const room = roomOf(row);
  await derive(tx, { id, room, opens: row.opens, slotted: row.schedule !== null });
  await enqueue(tx, { key: revealKey, to: room, letter: { kind: 'reveal', round: id } }, at);
  return true;
}

/** How many voted in a round and were right, kept for those who look at many rounds. */
function voteCounts(round: ExpressionBuilder<Schema, 'round'>) {
  const votes = round.selectFrom('vote').whereRef('vote.round', '=', 'round.id');
  return {
    voters: votes.select((vote) => vote.fn.countAll<number>().as('voters')),
    right: votes.select((vote) => vote.fn.coalesce(vote.fn.sum<number>('vote.right'), vote.lit(0)).as('right')),
  };
}

/** Whether the platform may have a message: it is being sent, or an earlier attempt had no certain end. */
async function mayStand(tx: Db, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select(['state', 'uncertain'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  return row?.state === 'sending' || (row?.state === 'pending' && row.uncertain === 1);
}

async function withdraw(tx: Db, id: string, cardKey: string): ReturnType<RoundStore['withdraw']> {
  // Waits for votes that are being written.
  await tx.selectFrom('round').select('id').where('id', '=', id).forUpdate().execute();
  const row = await tx
    .selectFrom('round')
    .select(['schedule', 'slot', 'slot_opens'])
    .where('id', '=', id)
    .where('closed', 'is', null)
    .where('card', 'is', null)
    .where((round) => round.not(round.exists(round.selectFrom('vote').select('person').where('vote.round', '=', id))))
    .executeTakeFirst();
  if (!row) return { kind: 'asked' };
  if (await mayStand(tx, cardKey)) return { kind: 'unsure' };
  await tx.deleteFrom('round').where('id', '=', id).execute();
  await tx.updateTable('outbox').set({ state: 'refused', why: 'withdrawn' }).where('key', '=', cardKey).execute();
  const slot = slotOf(row);
  if (!slot) return { kind: 'withdrawn' };
  await tx
    .updateTable('slot')
    .set({ skipped: 'not-posted' })
    .where('schedule', '=', slot.schedule)
    .where('key', '=', slot.key)
    .execute();
  return { kind: 'withdrawn', slot };
}

/** Grades the votes of a round anew: equal ballots at once, and those alone whose grade changes. */
async function regrade(tx: Db, id: string, right: (ballot: Ballot) => boolean): Promise<void> {
  const piles = await tx
    .selectFrom('vote')
    .select(['picks', 'text', 'right'])
    .distinct()
    .where('round', '=', id)
    // What nobody's words are left of keeps the grade that it had.
    .where((vote) => vote.or([vote('text', 'is not', null), vote('picks', '<>', toJson([]))]))
    .execute();
  for (const { picks, text, right: was } of piles) {
    const grade = right({ picks: readPicks(picks, id), ...(text === null ? {} : { text }) }) ? 1 : 0;
    if (grade === was) continue;
    await tx
      .updateTable('vote')
      .set({ right: grade })
      .where('round', '=', id)
      .where('picks', '=', picks)
      .where('text', text === null ? 'is' : '=', text)
      .execute();
  }
}

async function correct(tx: Db, ...[id, snapshot, right, notice]: Parameters<RoundStore['correct']>): Promise<boolean> {
  const row = await tx
    .selectFrom('round')
    .selectAll()
    .where('id', '=', id)
    .where('closed', 'is not', null)
    .executeTakeFirst();
  if (!row) return false;
  const room = roomOf(row);
  await lockRoom(tx, room);
  await regrade(tx, id, right);
  await tx
    .updateTable('round')
    .set((round) => ({
      ...voteCounts(round),
      snapshot: toJson(snapshot),
      topic: snapshot.topic,
      difficulty: snapshot.difficulty,
      final: 0,
    }))
    .where('id', '=', id)
    .execute();
  // A correction is rare: counting the room anew is simpler than taking the old answers out of every sum.
  await rederive(tx, room);
  if (notice) {
    await enqueue(tx, { key: notice.key, to: room, letter: { kind: 'message', message: notice.message } }, notice.at);
  }
  return true;
}

type Port = Pick<
  RoundStore,
  'open' | 'get' | 'close' | 'end' | 'withdraw' | 'asked' | 'correct' | 'lastAsked' | 'placed' | 'revealed' | 'drawn'
>;

export function createRounds(db: Db): Port {
  return {
    open: (round, cardKey) => atomically(db, (tx) => openRound(tx, round, cardKey)),

    async get(id) {
      const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toRound(row);
    },

    close: (id, at, revealKey) => atomically(db, (tx) => close(tx, id, at, revealKey)),

    async end(id, at) {
      await db
        .updateTable('round')
        .set({ closes: at.getTime() })
        .where('id', '=', id)
        .where('closed', 'is', null)
        .where('closes', '>', at.getTime())
        .execute();
    },

    withdraw: (id, cardKey) => atomically(db, (tx) => withdraw(tx, id, cardKey)),

    async asked(question) {
      const rows = await db
        .selectFrom('round')
        .selectAll()
        .where('question', '=', question)
        .where('closed', 'is not', null)
        .orderBy('opens', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map((row) => ({ id: row.id, ...attempt(() => toRound(row)) }));
    },

    correct: (...correction) => atomically(db, (tx) => correct(tx, ...correction)),

    async lastAsked(room) {
      const rows = await db
        .selectFrom('round')
        .select((row) => ['question', row.fn.max('opens').as('last')])
        .where((row) => row.and(roomColumns(room)))
        .groupBy('question')
        .execute();
      return new Map(rows.map(({ question, last }) => [question, new Date(last)]));
    },

    async placed(id, card) {
      await db
        .updateTable('round')
        .set({ card: toJson(card) })
        .where('id', '=', id)
        .execute();
    },

    async revealed(id, reveal) {
      await db
        .updateTable('round')
        .set({ reveal: toJson(reveal) })
        .where('id', '=', id)
        .execute();
    },

    async drawn(id, state) {
      await db
        .updateTable('round')
        .set({ drawn: state, final: state === closedState ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },
  };
}
