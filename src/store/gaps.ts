import type { Gap, GapStore } from '../core/gaps/store.js';
import type { Db } from './schema.js';
import { atomically } from './transaction.js';

const keptAtMost = 10_000;
/** Ids of one statement: engines limit its parameters. */
const idsAtOnce = 500;

export function createGaps(db: Db): GapStore {
  return {
    add: (adapter, space, gap) =>
      atomically(db, async (tx) => {
        await tx
          .insertInto('gap')
          .values({ adapter, space, ...gap, passage: gap.passage ?? null, at: gap.at.getTime() })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
        await tx
          .deleteFrom('gap')
          .where('id', 'in', (row) =>
            row
              .selectFrom('gap')
              .select('id')
              .where('adapter', '=', adapter)
              .where('space', '=', space)
              .orderBy('at', 'desc')
              .orderBy('id', 'desc')
              // SQLite knows an offset only behind a limit.
              .limit(keptAtMost)
              .offset(keptAtMost),
          )
          .execute();
      }),

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
