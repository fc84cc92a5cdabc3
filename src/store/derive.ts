import { type RawBuilder, sql } from 'kysely';
import type { Room } from '../core/chat/address.js';
import { roomColumns } from './rows.js';
import type { Db } from './schema.js';

/** A closed round, as far as the derived tables care. */
export interface ClosedRound {
  readonly id: string;
  readonly room: Room;
  readonly opens: number;
  readonly slotted: boolean;
}

const longestHistory = 400;

/**
 * A row for each closed round that was offered to a member (`r` and `m`); `grade` says what they made of it. Everything
 * that is counted is counted from here, so that sums, histories and records can't disagree.
 */
export const offers = (db: Db) =>
  db
    .selectFrom('round as r')
    .innerJoin('member as m', (join) =>
      join
        .onRef('m.adapter', '=', 'r.adapter')
        .onRef('m.space', '=', 'r.space')
        .onRef('m.room', '=', 'r.room')
        .onRef('m.since', '<=', 'r.opens'),
    )
    .where('r.closed', 'is not', null);

type Offers = ReturnType<typeof offers>;

/**
 * 1, 0, or null without a vote. Not a join: a planner that has not seen ten thousand new votes yet would compare each
 * with each.
 */
export const grade = sql<number | null>`(select v."right" from vote as v where v.round = r.id and v.person = m.person)`;

/** Adds offers to the totals. */
async function addUp(tx: Db, which: (all: Offers) => Offers): Promise<void> {
  await tx
    .insertInto('total')
    .columns(['adapter', 'space', 'room', 'month', 'person', 'topic', 'difficulty', 'offered', 'answered', 'right'])
    .expression(
      which(offers(tx))
        .select((row) => [
          'r.adapter',
          'r.space',
          'r.room',
          'r.month',
          'm.person',
          'r.topic',
          'r.difficulty',
          row.fn.countAll<number>().as('offered'),
          row.fn.count<number>(grade).as('answered'),
          row.fn.coalesce(row.fn.sum<number>(grade), row.lit(0)).as('right'),
        ])
        .groupBy(['r.adapter', 'r.space', 'r.room', 'r.month', 'm.person', 'r.topic', 'r.difficulty']),
    )
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'space', 'room', 'month', 'person', 'topic', 'difficulty']).doUpdateSet((row) => ({
        offered: row('total.offered', '+', row.ref('excluded.offered')),
        answered: row('total.answered', '+', row.ref('excluded.answered')),
        right: row('total.right', '+', row.ref('excluded.right')),
      })),
    )
    .execute();
}

/**
 * Makes members of everybody who voted in closed rounds of a room, or in one of them. Whoever is new, or voted in a
 * round that opened before their first one so far, gets no history yet: `settle` writes it. How many those are.
 */
async function admit(tx: Db, room: Room, round?: string): Promise<bigint> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('member')
    .columns(['adapter', 'space', 'room', 'person', 'since'])
    .expression(
      tx
        .selectFrom('round as r')
        .innerJoin('vote as v', 'v.round', 'r.id')
        .where('r.adapter', '=', room.adapter)
        .where('r.space', '=', room.space)
        .where('r.room', '=', room.id)
        .where('r.closed', 'is not', null)
        .where('v.nameless', '=', 0)
        .$if(round !== undefined, (query) => query.where('r.id', '=', round ?? ''))
        .select((row) => ['r.adapter', 'r.space', 'r.room', 'v.person', row.fn.min('r.opens').as('since')])
        .groupBy(['r.adapter', 'r.space', 'r.room', 'v.person']),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['adapter', 'space', 'room', 'person'])
        .doUpdateSet((row) => ({ since: row.ref('excluded.since'), history: null }))
        .whereRef('member.since', '>', 'excluded.since'),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows;
}

/** One character of a member's history, for a round of that id. */
const letter = (round: RawBuilder<unknown>) => sql`coalesce((
  select case when v."right" = 1 then 'r' else 'w' end
  from vote as v where v.round = ${round} and v.person = member.person), '-')`;

/** Writes the histories that are missing in a room, from the votes. */
async function writeHistories(tx: Db, room: Room): Promise<void> {
  const slots = sql`
    select r.id, r.opens from round as r
    where r.adapter = member.adapter and r.space = member.space and r.room = member.room and r.opens >= member.since
      and r.closed is not null and r.schedule is not null
    order by r.opens desc, r.id desc limit ${sql.lit(longestHistory)}`;
  await tx
    .updateTable('member')
    .set({
      history: sql<string>`coalesce((
        select string_agg(${letter(sql`s.id`)}, '' order by s.opens desc, s.id desc) from (${slots}) as s), '')`,
    })
    .where('history', 'is', null)
    .where((row) => row.and(roomColumns(room)))
    .execute();
}

/**
 * Puts one more character into the histories that exist. A round may close after others that opened later; everybody
 * to whom it was offered was offered those too, so its place is the same for all.
 */
async function extendHistories(tx: Db, { id, room, opens }: ClosedRound): Promise<void> {
  const place = sql`cast((
    select count(*) from round as later
    where later.adapter = ${room.adapter} and later.space = ${room.space} and later.room = ${room.id}
      and later.closed is not null and later.schedule is not null
      and (later.opens > ${opens} or (later.opens = ${opens} and later.id > ${id}))) as integer)`;
  await tx
    .updateTable('member')
    .set({
      history: sql<string>`substr(
        substr(history, 1, ${place}) || ${letter(sql`${id}`)} || substr(history, ${place} + 1),
        1, ${sql.lit(longestHistory)})`,
    })
    .where((row) => row.and(roomColumns(room)))
    .where('history', 'is not', null)
    .where('since', '<=', opens)
    .execute();
}

const offersIn = (all: Offers, room: Room): Offers =>
  all.where('r.adapter', '=', room.adapter).where('r.space', '=', room.space).where('r.room', '=', room.id);

/** Adds a round that was closed just now, in the same transaction, to the totals and histories of its room. */
export async function derive(tx: Db, round: ClosedRound): Promise<void> {
  const { room } = round;
  const unsettled = await admit(tx, room, round.id);
  if (round.slotted) await extendHistories(tx, round);
  await addUp(tx, (all) => all.where('r.id', '=', round.id).where('m.history', 'is not', null));
  if (unsettled > 0n) await settle(tx, round);
}

/** Those without a history start over: what they had before lies after this round, and is counted again from it on. */
async function settle(tx: Db, { room, opens }: ClosedRound): Promise<void> {
  await tx
    .deleteFrom('total')
    .where((row) => row.and(roomColumns(room)))
    .where('person', 'in', (row) =>
      row
        .selectFrom('member')
        .select('member.person')
        .where((member) => member.and(roomColumns(room)))
        .where('member.history', 'is', null),
    )
    .execute();
  await addUp(tx, (all) => offersIn(all, room).where('r.opens', '>=', opens).where('m.history', 'is', null));
  await writeHistories(tx, room);
}

/** Throws everything derived of a room away and computes it from the votes. */
export async function rederive(tx: Db, room: Room): Promise<void> {
  for (const table of ['total', 'member'] as const) {
    await tx
      .deleteFrom(table)
      .where((row) => row.and(roomColumns(room)))
      .execute();
  }
  await admit(tx, room);
  await addUp(tx, (all) => offersIn(all, room));
  await writeHistories(tx, room);
}
