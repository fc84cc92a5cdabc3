import type Database from 'better-sqlite3';
import { demandState, migrate, type SchemaState, schemaState } from '../migrate.js';
import type { Db } from '../schema.js';

/** How a file stands to this program: one that has any other table is another program's. */
export async function stateOfFile(db: Db): Promise<SchemaState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return schemaState(
    db,
    tables.map(({ name }) => name),
    'alone',
  );
}

/** Brings the file at `path` up to date. Asked before anything is written: a file that is not ours stays as it is. */
export async function migrateSqlite(path: string, database: Database.Database, db: Db): Promise<void> {
  const state = await stateOfFile(db);
  demandState(path, state, ['empty', 'older', 'current']);
  database.pragma('journal_mode = WAL');
  if (state !== 'current') await migrate(db);
}
