import type { LeaseStore } from '../core/ports/leases.js';
import type { Db } from './schema.js';

export function createLeases(db: Db): LeaseStore {
  return {
    async take(name, holder, now, length) {
      const until = now.getTime() + length;
      const row = await db
        .insertInto('lease')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((lease) =>
              lease.or([lease('lease.holder', '=', holder), lease('lease.until', '<=', now.getTime())]),
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },

    async release(name, holder) {
      await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
    },

    async first(key, now) {
      const row = await db
        .insertInto('seen')
        .values({ key, at: now.getTime() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },

    async forget(before) {
      const { numDeletedRows } = await db.deleteFrom('seen').where('at', '<', before.getTime()).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
