import type { Person, Room } from '../core/chat/address.js';
import type { Entry, TranscriptStore } from '../core/ports/transcripts.js';
import { toJson } from './json.js';
import { roomColumns } from './rows.js';
import type { Db, EntryRow } from './schema.js';
import { readBy, readMessage, readOnly } from './shapes.js';

/** Wide enough that ids sort the same as words and as numbers. */
const idDigits = 12;
const keptAtMost = 10_000;
/** No index finds a person's own entries: the search for them has to end. */
const furthestBack = 1_000;

const seqOf = (id: string): number | undefined => (/^\d{1,15}$/.test(id) ? Number(id) : undefined);

/** One spelling a person, so that a private entry is found by equality and by nobody else. */
export const personKey = ({ adapter, space, id }: Person): string => toJson([adapter, space, id]);

function toEntry({ adapter, space, id }: Room, row: EntryRow): Entry {
  const key = [adapter, space, id, row.seq];
  return {
    id: String(row.seq).padStart(idDigits, '0'),
    room: { adapter, space, id },
    at: new Date(row.at),
    ...(row.by === null ? {} : { by: readBy(row.by, ...key) }),
    ...(row.only === null ? {} : { only: readOnly(row.only, ...key) }),
    ...(row.key === null ? {} : { key: row.key }),
    message: readMessage(row.message, ...key),
  };
}

async function entryWith(db: Db, room: Room, own: { key: string } | { seq: number }): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('entry')
    .selectAll()
    .where((entry) => entry.and({ ...roomColumns(room), ...own }))
    .executeTakeFirst();
  return row && toEntry(room, row);
}

export function createTranscripts(db: Db): TranscriptStore {
  return {
    async append({ room, at, by, only, asker, key, message }) {
      // Another process may write the same number or the same key first: then the next one is tried.
      for (;;) {
        const first = key === undefined ? undefined : await entryWith(db, room, { key });
        if (first) return first;
        const row = await db
          .insertInto('entry')
          .values((values) => ({
            ...roomColumns(room),
            seq: values
              .selectFrom('entry as other')
              .select((other) =>
                other(other.fn.coalesce(other.fn.max('other.seq'), other.lit(0)), '+', other.lit(1)).as('next'),
              )
              .where('other.adapter', '=', room.adapter)
              .where('other.space', '=', room.space)
              .where('other.room', '=', room.id),
            at: at.getTime(),
            by: by ? personKey(by) : null,
            only: only ? personKey(only) : null,
            asker: asker ? personKey(asker) : null,
            key: key ?? null,
            message: toJson(message),
          }))
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (row) return toEntry(room, row);
      }
    },

    async replace(room, id, message) {
      const seq = seqOf(id);
      if (seq === undefined) return undefined;
      const row = await db
        .updateTable('entry')
        .set({ message: toJson(message) })
        .where((entry) => entry.and({ ...roomColumns(room), seq }))
        .where('by', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row && toEntry(room, row);
    },

    async latest(room, limit, before) {
      const rows = await db
        .selectFrom('entry')
        .selectAll()
        .where((entry) => entry.and(roomColumns(room)))
        .where('only', 'is', null)
        .where('seq', '<', before === undefined ? Number.MAX_SAFE_INTEGER : (seqOf(before) ?? 0))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map((row) => toEntry(room, row));
    },

    async forget(before) {
      const old = await db.deleteFrom('entry').where('at', '<', before.getTime()).executeTakeFirst();
      let count = Number(old.numDeletedRows);
      const rooms = await db
        .selectFrom('entry')
        .select((row) => ['adapter', 'space', 'room', row.fn.max('seq').as('last')])
        .groupBy(['adapter', 'space', 'room'])
        .execute();
      for (const { last, ...room } of rooms) {
        const surplus = await db
          .deleteFrom('entry')
          .where((row) => row.and(room))
          .where('seq', '<=', last - keptAtMost)
          .executeTakeFirst();
        count += Number(surplus.numDeletedRows);
      }
      return count;
    },

    async privateTo(person, room, limit) {
      const newest = await db
        .selectFrom('entry')
        .select('seq')
        .where((entry) => entry.and(roomColumns(room)))
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const rows = await db
        .selectFrom('entry')
        .selectAll()
        .where((entry) => entry.and(roomColumns(room)))
        .where('only', '=', personKey(person))
        .where('seq', '>', (newest?.seq ?? 0) - furthestBack)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map((row) => toEntry(room, row));
    },

    async byId(room, id) {
      const seq = seqOf(id);
      return seq === undefined ? undefined : entryWith(db, room, { seq });
    },

    byKey: (room, key) => entryWith(db, room, { key }),
  };
}
