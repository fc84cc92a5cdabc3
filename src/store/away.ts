import { type Expression, type SqlBool, sql } from 'kysely';
import type { Space, SpaceStore } from '../core/ports/spaces.js';
import { type Db, tableKeys } from './schema.js';
import { atomically } from './transaction.js';

/** Leaves out the rows of spaces that took the bot out: for whatever is done in all spaces. */
export const hereOnly = (table: 'schedule' | 'round' | 'outbox' | 'exam') => (): Expression<SqlBool> =>
  sql<SqlBool>`not exists (
  select 1 from away where away.adapter = ${sql.ref(`${table}.adapter`)} and away.space = ${sql.ref(`${table}.space`)})`;

const columns = ({ adapter, space }: Space) => ({ adapter, space });

/** Of these anything is kept in a space as soon as something is kept at all. */
const telling = ['schedule', 'round', 'person', 'settings'] as const;

/** Tables whose rows say their space, those that refer to others first. */
const spaced = (Object.keys(tableKeys) as (keyof typeof tableKeys)[])
  .filter((table) => !['asked', 'lease', 'seen', 'encoded'].includes(table))
  .reverse() as Exclude<keyof typeof tableKeys, 'asked' | 'lease' | 'seen' | 'encoded'>[];

export function createSpaces(db: Db): SpaceStore {
  return {
    async left(space, at) {
      const row = await db
        .insertInto('away')
        .values({ ...columns(space), since: at.getTime() })
        .onConflict((conflict) => conflict.columns(['adapter', 'space']).doNothing())
        .returning('space')
        .executeTakeFirst();
      return row !== undefined;
    },

    async returned(space) {
      const row = await db
        .deleteFrom('away')
        .where((away) => away.and(columns(space)))
        .returning('space')
        .executeTakeFirst();
      return row !== undefined;
    },

    async away() {
      const rows = await db.selectFrom('away').selectAll().orderBy('since').orderBy('space').execute();
      return rows.map(({ adapter, space, since }) => ({ adapter, space, since: new Date(since) }));
    },

    async of(adapter) {
      const [first, ...others] = telling.map((table) =>
        db.selectFrom(table).select(['adapter', 'space']).where('adapter', '=', adapter),
      );
      return first
        ? others
            .reduce((all, each) => all.union(each), first)
            .orderBy('space')
            .execute()
        : [];
    },

    clear: (space) =>
      atomically(db, async (tx) => {
        // What was asked lives for a day, and is gone long before.
        for (const table of spaced) {
          await tx
            .deleteFrom(table)
            .where((row) => row.and(columns(space)))
            .execute();
        }
      }),
  };
}
