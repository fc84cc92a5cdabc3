import type { AskedStore } from '../core/ask/store.js';
import { fingerprint } from './fingerprint.js';
import { toJson } from './json.js';
import type { Db } from './schema.js';
import { readPassages } from './shapes.js';
import { atomically } from './transaction.js';

const keptAtMost = 10_000;
const keptOfOne = 1_000;

export function createAsked(db: Db): AskedStore {
  return {
    async add({ id, space, query, passages, at, by }) {
      await db
        .insertInto('asked')
        .values({ id, space, query, passages: toJson(passages), at: at.getTime(), asker: fingerprint(by) })
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
          row.fn
            .agg<number>('row_number')
            .over((window) => window.partitionBy('asker').orderBy('at', 'desc').orderBy('space').orderBy('id'))
            .as('own'),
          'asker',
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
                .where((each) =>
                  each.or([
                    each('ranked.place', '>', keptAtMost),
                    each.and([each('ranked.own', '>', keptOfOne), each('ranked.asker', 'is not', null)]),
                  ]),
                )
                .$asTuple('space', 'id'),
            ),
          )
          .executeTakeFirst();
        return Number(old.numDeletedRows + surplus.numDeletedRows);
      }),
  };
}
