import { sql } from 'kysely';
import type { ScheduleState, ScheduleStore, SkippedWhy } from '../core/schedule/store.js';
import { hereOnly } from './away.js';
import { toJson } from './json.js';
import { forever, roomColumns, toSchedule } from './rows.js';
import type { Db, ScheduleRow } from './schema.js';
import { atomically } from './transaction.js';

/** Slots written by one statement: engines limit the parameters of one. */
const slotsAtOnce = 500;
/** Nobody can vote meanwhile in a file; and schedules don't settle as many from one time to the next. */
const forgottenAtOnce = 1_000;

/** Schedules with the last slot that was settled of each. */
const withLast = (db: Db) =>
  db
    .selectFrom('schedule')
    .selectAll()
    .select((row) => {
      const latest = row
        .selectFrom('slot')
        .whereRef('slot.schedule', '=', 'schedule.id')
        // Keys are times as text, so they tell the order, also after a change of the zone.
        .orderBy('slot.key', 'desc')
        .limit(1);
      return [latest.select('slot.key').as('last_key'), latest.select('slot.opens').as('last_opens')];
    });

/** Old slots that nothing is counted from any more: a later one of their schedule was settled, or it was removed. */
const needless = (db: Db, before: Date) =>
  db
    .selectFrom('slot')
    .select(['slot.schedule', 'slot.key'])
    .where('slot.opens', '<', before.getTime())
    .where(({ or, not, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('slot as later')
            .select('later.key')
            .whereRef('later.schedule', '=', 'slot.schedule')
            .whereRef('later.key', '>', 'slot.key'),
        ),
        not(exists(selectFrom('schedule').select('schedule.id').whereRef('schedule.id', '=', 'slot.schedule'))),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('round')
            .select('round.id')
            .whereRef('round.id', '=', 'slot.round')
            .where('round.closed', 'is', null),
        ),
      ),
    )
    .limit(forgottenAtOnce);

type StateRow = ScheduleRow & { readonly last_key: string | null; readonly last_opens: number | null };

const toState = (row: StateRow): ScheduleState => ({
  schedule: toSchedule(row),
  ...(row.last_key === null || row.last_opens === null
    ? {}
    : { last: { schedule: row.id, key: row.last_key, opens: new Date(row.last_opens) } }),
});

export function createSchedules(db: Db): ScheduleStore {
  return {
    async add(schedule) {
      const { paused } = schedule;
      await db
        .insertInto('schedule')
        .values({
          ...roomColumns(schedule.room),
          id: schedule.id,
          thread: schedule.room.thread ?? null,
          phrase: schedule.phrase,
          by: schedule.by?.id ?? '',
          made: schedule.since.getTime(),
          since: schedule.since.getTime(),
          paused: paused === 'forever' ? forever : (paused?.getTime() ?? null),
        })
        .execute();
    },

    async of(room) {
      const rows = await db
        .selectFrom('schedule')
        .selectAll()
        .where((row) => row.and(roomColumns(room)))
        .orderBy('made')
        .orderBy('id')
        .execute();
      return rows.map(toSchedule);
    },

    async in(adapter, space) {
      const rows = await db
        .selectFrom('schedule')
        .selectAll()
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .orderBy('made')
        .orderBy('id')
        .execute();
      return rows.map(toSchedule);
    },

    async get(room, id) {
      const row = await withLast(db)
        .where((schedule) => schedule.and({ ...roomColumns(room), id }))
        .executeTakeFirst();
      return row && toState(row);
    },

    async due() {
      const rows = await withLast(db).where(hereOnly('schedule')).orderBy('made').orderBy('id').execute();
      return rows.map(toState);
    },

    pause: (room, until, now, id) =>
      atomically(db, async (tx) => {
        const at = now.getTime();
        const paused = await tx
          .updateTable('schedule')
          .set(
            until === undefined
              ? // A schedule that was not paused keeps its start: no slot of it is lost by lifting.
                (row) => ({
                  paused: null,
                  since: row.case().when('paused', '>', at).then(at).else(row.ref('since')).end(),
                })
              : { paused: until === 'forever' ? forever : until.getTime() },
          )
          .where((row) => row.and({ ...roomColumns(room), ...(id === undefined ? {} : { id }) }))
          .returning('id')
          .execute();
        return paused.length;
      }),

    async move(room, id, phrase, since) {
      const row = await db
        .updateTable('schedule')
        .set({ phrase, since: since.getTime() })
        .where((schedule) => schedule.and({ ...roomColumns(room), id }))
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async remove(room, id) {
      const row = await db
        .deleteFrom('schedule')
        .where('id', '=', id)
        .where((schedule) => schedule.and(roomColumns(room)))
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    skip: (slots, why) =>
      atomically(db, async (tx) => {
        if (slots.length === 0) return [];
        const schedules = await tx
          .selectFrom('schedule')
          .select(['id', 'adapter', 'space'])
          .where('id', 'in', [...new Set(slots.map((slot) => slot.schedule))])
          .execute();
        const home = new Map(schedules.map((row) => [row.id, row]));
        const rows = slots.flatMap((slot) => {
          const { adapter, space } = home.get(slot.schedule) ?? {};
          if (adapter === undefined || space === undefined) return [];
          return [
            { adapter, space, schedule: slot.schedule, key: slot.key, opens: slot.opens.getTime(), skipped: why },
          ];
        });
        const written = new Set<string>();
        for (let start = 0; start < rows.length; start += slotsAtOnce) {
          const fresh = await tx
            .insertInto('slot')
            .values(rows.slice(start, start + slotsAtOnce))
            .onConflict((conflict) => conflict.doNothing())
            .returning(['schedule', 'key'])
            .execute();
          for (const { schedule, key } of fresh) written.add(toJson([schedule, key]));
        }
        return slots.filter(({ schedule, key }) => written.has(toJson([schedule, key])));
      }),

    async skipped(room, limit) {
      const rows = await db
        .selectFrom('slot')
        .innerJoin('schedule', 'schedule.id', 'slot.schedule')
        .leftJoin('outbox', (join) => join.on('outbox.key', '=', sql<string>`'card:' || slot.round`))
        .select(['slot.opens', 'slot.skipped', 'outbox.advice'])
        .where('schedule.adapter', '=', room.adapter)
        .where('schedule.space', '=', room.space)
        .where('schedule.room', '=', room.id)
        .where('slot.skipped', 'is not', null)
        .orderBy('slot.opens', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ opens, skipped, advice }) => ({
        opens: new Date(opens),
        why: skipped as SkippedWhy,
        ...(advice === null ? {} : { advice }),
      }));
    },

    async forget(before) {
      const { numDeletedRows } = await db
        .deleteFrom('slot')
        .where((row) => row(row.refTuple('schedule', 'key'), 'in', needless(db, before).$asTuple('schedule', 'key')))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
