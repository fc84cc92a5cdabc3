import type { SelectQueryBuilder } from 'kysely';
import type { Gap, GapStore } from '../core/gaps/store.js';
import { fingerprint } from './fingerprint.js';
import type { Db, Schema } from './schema.js';
import { atomically } from './transaction.js';

const keptAtMost = 10_000;
const keptOfOne = 1_000;
/** Ids of one statement: engines limit its parameters. */
const idsAtOnce = 500;

/** Deletes all of them but the newest. */
async function keepNewest(tx: Db, gaps: SelectQueryBuilder<Schema, 'gap', { id: string }>, most: number) {
  await tx
    .deleteFrom('gap')
    // SQLite knows an offset only behind a limit.
    .where('id', 'in', gaps.orderBy('at', 'desc').orderBy('id', 'desc').limit(keptAtMost).offset(most))
    .execute();
}

export function createGaps(db: Db): GapStore {
  return {
    add: (adapter, space, gap, by) =>
      atomically(db, async (tx) => {
        const asker = by ? fingerprint(by) : null;
        await tx
          .insertInto('gap')
          .values({ adapter, space, ...gap, passage: gap.passage ?? null, at: gap.at.getTime(), asker })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
        const inSpace = tx.selectFrom('gap').select('id').where('adapter', '=', adapter).where('space', '=', space);
        if (asker !== null) await keepNewest(tx, inSpace.where('asker', '=', asker), keptOfOne);
        await keepNewest(tx, inSpace, keptAtMost);
      }),

    async countOf(by, since) {
      const row = await db
        .selectFrom('gap')
        .select((gap) => gap.fn.countAll<number>().as('count'))
        .where('asker', '=', fingerprint(by))
        .where('at', '>=', since.getTime())
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async in(adapter, space) {
      const rows = await db
        .selectFrom('gap')
        .selectAll()
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ id, query, kind, passage, at }) => ({
        id,
        query,
        kind: kind as Gap['kind'],
        ...(passage === null ? {} : { passage }),
        at: new Date(at),
      }));
    },

    spaces: () => db.selectFrom('gap').select(['adapter', 'space']).distinct().execute(),

    forget: (adapter, space, which) =>
      atomically(db, async (tx) => {
        const some = tx.deleteFrom('gap').where('adapter', '=', adapter).where('space', '=', space);
        if ('before' in which) {
          const { numDeletedRows } = await some.where('at', '<', which.before.getTime()).executeTakeFirst();
          return Number(numDeletedRows);
        }
        let count = 0;
        for (let start = 0; start < which.ids.length; start += idsAtOnce) {
          const { numDeletedRows } = await some
            .where('id', 'in', which.ids.slice(start, start + idsAtOnce))
            .executeTakeFirst();
          count += Number(numDeletedRows);
        }
        return count;
      }),
  };
}
