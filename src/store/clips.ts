import type { Clip, ClipStore } from '../core/draft/store.js';
import { toJson } from './json.js';
import { roomColumns } from './rows.js';
import type { ClipTable, Db } from './schema.js';
import { readFilled } from './shapes.js';

const toClip = ({ id, kind, adapter, space, room, by, text, url, filled }: ClipTable): Clip => ({
  id,
  kind: kind === 'note' ? 'note' : 'question',
  room: { adapter, space, id: room },
  by: { adapter, space, id: by },
  text,
  ...(url === null ? {} : { url }),
  ...(filled === null ? {} : { filled: readFilled(filled, id) }),
});

export function createClips(db: Db): ClipStore {
  return {
    async add({ id, kind, room, by, text, url, filled }, at) {
      await db
        .insertInto('clip')
        .values({
          ...roomColumns(room),
          id,
          kind,
          by: by.id,
          at: at.getTime(),
          text,
          url: url ?? null,
          filled: filled === undefined ? null : toJson(filled),
        })
        .execute();
    },

    async of(room, id) {
      const row = await db
        .selectFrom('clip')
        .selectAll()
        .where((clip) => clip.and({ ...roomColumns(room), id }))
        .executeTakeFirst();
      return row && toClip(row);
    },

    async questions(room) {
      const rows = await db
        .selectFrom('clip')
        .selectAll()
        .where((clip) => clip.and({ ...roomColumns(room), kind: 'question' }))
        .where('filled', 'is not', null)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(toClip);
    },

    async fill(room, id, filled) {
      const { numUpdatedRows } = await db
        .updateTable('clip')
        .set({ filled: toJson(filled) })
        .where((clip) => clip.and({ ...roomColumns(room), id }))
        .executeTakeFirst();
      return Number(numUpdatedRows) > 0;
    },

    async drop(room, id) {
      await db
        .deleteFrom('clip')
        .where((clip) => clip.and({ ...roomColumns(room), id }))
        .execute();
    },

    async forget(before, empty = false) {
      const old = db.deleteFrom('clip').where('at', '<', before.getTime());
      await (empty ? old.where('filled', 'is', null) : old).execute();
    },
  };
}
