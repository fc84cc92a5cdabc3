import type { AskedStore } from '../core/ask/store.js';
import { toJson } from './json.js';
import type { Db } from './schema.js';
import { readPassages } from './shapes.js';
import { atomically } from './transaction.js';

const keptAtMost = 10_000;

export function createAsked(db: Db): AskedStore {
  return {
    async add({ id, space, query, passages, at }) {
      await db
        .insertInto('asked')
        .values({ id, space, query, passages: toJson(passages), at: at.getTime() })
        .onConflict((conflict) => conflict.columns(['space', 'id']).doNothing())
        .execute();
    },

    async get(id, space) {
      const row = await db
        .selectFrom('asked')
        .select(['query', 'passages'])
        .where('space', '=', space)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { query: row.query, passages: readPassages(row.passages, space, id) };
    },

    forget: (before) =>
      atomically(db, async (tx) => {
        const old = await tx.deleteFrom('asked').where('at', '<', before.getTime()).executeTakeFirst();
        const ranked = tx.selectFrom('asked').select((row) => [
          'space',
          'id',
          row.fn
            .agg<number>('row_number')
            .over((window) => window.orderBy('at', 'desc').orderBy('space').orderBy('id'))
            .as('place'),
        ]);
        const surplus = await tx
          .deleteFrom('asked')
          .where((row) =>
            row(
              row.refTuple('space', 'id'),
              'in',
              row
                .selectFrom(ranked.as('ranked'))
                .select(['ranked.space', 'ranked.id'])
                .where('ranked.place', '>', keptAtMost)
                .$asTuple('space', 'id'),
            ),
          )
          .executeTakeFirst();
        return Number(old.numDeletedRows + surplus.numDeletedRows);
      }),
  };
}
