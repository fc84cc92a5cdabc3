import { sql } from 'kysely';
import { type CopiedTable, copyTables } from '../copy.js';
import { type Db, tableKeys } from '../schema.js';
import { serverName } from './address.js';
import { connectPostgres, storable } from './connection.js';
import { migratePostgres } from './migrate.js';

/** Takes over all rows of another store into a database without rows of ours: all of them, or nothing. */
export async function receive(url: string, from: Db): Promise<readonly CopiedTable[]> {
  await migratePostgres(url);
  const db = connectPostgres(url, { connections: 1, patience: 0 });
  try {
    return await db.transaction().execute(async (tx) => {
      // Nobody writes there meanwhile; a bot that runs on it waits.
      const names = Object.keys(tableKeys).map((name) => sql.table(name));
      await sql`lock table ${sql.join(names)} in exclusive mode`.execute(tx);
      return copyTables(from, { tx, place: serverName(url), storable });
    });
  } finally {
    await db.destroy();
  }
}
