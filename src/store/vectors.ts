import { isUntidy, type VectorCache } from '../core/ports/vector-cache.js';
import type { Db } from './schema.js';

/** Keys of one statement: an engine takes so many values and not many more. */
const keysAtOnce = 1_000;

export function createVectors(db: Db): VectorCache {
  return {
    async read(model, keys) {
      const rows = new Map<string, Uint8Array>();
      for (let from = 0; from < keys.length; from += keysAtOnce) {
        const found = await db
          .selectFrom('encoded')
          .select(['key', 'row'])
          .where('model', '=', model)
          .where('key', 'in', keys.slice(from, from + keysAtOnce))
          .execute();
        for (const { key, row } of found) rows.set(key, Buffer.from(row, 'base64'));
      }
      return rows;
    },

    async write(model, rows) {
      const values = [...rows].map(([key, row]) => ({ model, key, row: Buffer.from(row).toString('base64') }));
      for (let from = 0; from < values.length; from += keysAtOnce) {
        await db
          .insertInto('encoded')
          .values(values.slice(from, from + keysAtOnce))
          .onConflict((conflict) => conflict.columns(['model', 'key']).doNothing())
          .execute();
      }
    },

    async tidy(model, keys) {
      await db.deleteFrom('encoded').where('model', '!=', model).execute();
      const own = db.selectFrom('encoded').where('model', '=', model);
      const { rows } = await own.select((eb) => eb.fn.countAll().as('rows')).executeTakeFirstOrThrow();
      if (!isUntidy(Number(rows), keys.length)) return;
      const inUse = new Set(keys);
      const others = (await own.select('key').execute()).map(({ key }) => key).filter((key) => !inUse.has(key));
      for (let from = 0; from < others.length; from += keysAtOnce) {
        await db
          .deleteFrom('encoded')
          .where('model', '=', model)
          .where('key', 'in', others.slice(from, from + keysAtOnce))
          .execute();
      }
    },
  };
}
