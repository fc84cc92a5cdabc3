import type { NewRound, RoundStore } from '../core/store.js';
import { derive, rederive } from './derive.js';
import { enqueue } from './outbox.js';
import { atomically, fromJson, monthOf, roomColumns, spaceColumns, toJson, toRound } from './rows.js';
import type { Db } from './schema.js';

/** What `drawn` says of a card that shows its round closed. */
const closedState = 'closed';

/** Settles the slot of a new round; false when somebody was faster. */
async function settle(tx: Db, { id, room, slot }: NewRound): Promise<boolean> {
  if (!slot) return true;
  const settled = await tx
    .insertInto('slot')
    .values({
      ...spaceColumns(room),
      schedule: slot.schedule,
      key: slot.key,
      opens: slot.opens.getTime(),
      round: id,
    })
    .onConflict((conflict) => conflict.columns(['schedule', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return settled !== undefined;
}

async function open(tx: Db, round: NewRound, cardKey: string): ReturnType<RoundStore['open']> {
  const { id, room, slot, snapshot, opens, closes } = round;
  if (!(await settle(tx, round))) return 'taken';
  if (
    !slot &&
    (await openRounds(tx)
      .where((row) => row.and(roomColumns(room)))
      .executeTakeFirst())
  )
    return 'busy';
  await tx
    .insertInto('round')
    .values({
      ...roomColumns(room),
      id,
      thread: room.thread ?? null,
      schedule: slot?.schedule ?? null,
      slot: slot?.key ?? null,
      slot_opens: slot?.opens.getTime() ?? null,
      question: snapshot.question,
      topic: snapshot.topic,
      difficulty: snapshot.difficulty,
      month: monthOf(opens),
      snapshot: toJson(snapshot),
      opens: opens.getTime(),
      closes: closes.getTime(),
    })
    .execute();
  await enqueue(tx, { key: cardKey, to: room, letter: { kind: 'card', round: id } }, opens);
  return 'opened';
}

async function close(tx: Db, id: string, at: Date, revealKey: string): Promise<boolean> {
  const row = await tx
    .updateTable('round')
    .set({ closed: at.getTime() })
    .where('id', '=', id)
    .where('closed', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) return false;
  const { room } = toRound(row);
  await countVotes(tx, id);
  await derive(tx, { id, room, opens: row.opens, slotted: row.schedule !== null });
  await enqueue(tx, { key: revealKey, to: room, letter: { kind: 'reveal', round: id } }, at);
  return true;
}

/** Notes at a closed round how many voted and were right, for those who look at many rounds. */
const countVotes = (tx: Db, id: string) =>
  tx
    .updateTable('round')
    .set((row) => {
      const votes = row.selectFrom('vote').whereRef('vote.round', '=', 'round.id');
      return {
        voters: votes.select((vote) => vote.fn.countAll<number>().as('voters')),
        right: votes.select((vote) => vote.fn.coalesce(vote.fn.sum<number>('vote.right'), vote.lit(0)).as('right')),
      };
    })
    .where('id', '=', id)
    .execute();

async function withdraw(tx: Db, id: string, cardKey: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('round')
    .where('id', '=', id)
    .where('closed', 'is', null)
    .where('card', 'is', null)
    .where((round) => round.not(round.exists(round.selectFrom('vote').select('person').where('vote.round', '=', id))))
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await tx.updateTable('outbox').set({ state: 'refused', why: 'withdrawn' }).where('key', '=', cardKey).execute();
  return true;
}

async function correct(tx: Db, ...[id, snapshot, right]: Parameters<RoundStore['correct']>): Promise<boolean> {
  const row = await tx
    .updateTable('round')
    .set({ snapshot: toJson(snapshot), topic: snapshot.topic, difficulty: snapshot.difficulty, final: 0 })
    .where('id', '=', id)
    .where('closed', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  const votes = await tx.selectFrom('vote').select(['person', 'picks', 'text']).where('round', '=', id).execute();
  for (const { person, picks, text } of votes) {
    const ballot = { picks: fromJson<number[]>(picks), ...(text === null ? {} : { text }) };
    await tx
      .updateTable('vote')
      .set({ right: right(ballot) ? 1 : 0 })
      .where('round', '=', id)
      .where('person', '=', person)
      .execute();
  }
  await countVotes(tx, id);
  // A correction is rare: counting everything anew is simpler than taking the old answers out of every sum.
  await rederive(tx);
  return true;
}

const openRounds = (db: Db) =>
  db.selectFrom('round').selectAll().where('closed', 'is', null).orderBy('closes').orderBy('id');

type Port = Omit<
  RoundStore,
  'past' | 'topics' | 'vote' | 'ballot' | 'tally' | 'totals' | 'record' | 'rooms' | 'rebuildTotals'
>;

export function createRounds(db: Db): Port {
  return {
    open: (round, cardKey) => atomically(db, (tx) => open(tx, round, cardKey)),

    async get(id) {
      const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toRound(row);
    },

    async openIn(room) {
      const rows = await openRounds(db)
        .where((row) => row.and(roomColumns(room)))
        .execute();
      return rows.map(toRound);
    },

    async due(now) {
      const rows = await openRounds(db).where('closes', '<=', now.getTime()).execute();
      return rows.map(toRound);
    },

    close: (id, at, revealKey) => atomically(db, (tx) => close(tx, id, at, revealKey)),

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
      return rows.map(toRound);
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

    async drawn(id, state) {
      await db
        .updateTable('round')
        .set({ drawn: state, final: state === closedState ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },

    async undrawn() {
      const rows = await db
        .selectFrom('round')
        .selectAll()
        .select((row) =>
          row
            .selectFrom('vote')
            .whereRef('vote.round', '=', 'round.id')
            .select((vote) => vote.fn.countAll<number>().as('votes'))
            .as('votes'),
        )
        .where('final', '=', 0)
        .where('card', 'is not', null)
        .orderBy('opens')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        round: toRound(row),
        voters: Number(row.votes),
        ...(row.drawn === null ? {} : { drawn: row.drawn }),
      }));
    },
  };
}
