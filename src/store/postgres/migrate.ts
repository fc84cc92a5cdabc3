import { type Kysely, sql } from 'kysely';
import { StudyhallError } from '../../errors.js';
import { demandState, migrate, type SchemaState, schemaState } from '../migrate.js';
import { type Db, tableKeys } from '../schema.js';
import { persistently } from '../transaction.js';
import { serverName } from './address.js';
import { connectPostgres } from './connection.js';

const tablesHere = sql<{ name: string }>`
  select c.relname as name from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = current_schema() and c.relkind in ('r', 'v', 'p', 'm', 'f')`;

/** Tables of other programs may stand beside ours, as long as none has the name of one of ours. */
export async function stateOfDatabase(db: Db): Promise<SchemaState> {
  const { rows } = await tablesHere.execute(db);
  return schemaState(
    db,
    rows.map(({ name }) => name),
    'beside others',
  );
}

/**
 * Takes all tables at once, in the order in which verbs touch them: an older version that writes meanwhile waits a
 * moment, and neither waits for the other without end.
 */
async function takeTables(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await tablesHere.execute(tx);
  const found = new Set(rows.map(({ name }) => name));
  const ours = Object.keys(tableKeys).filter((name) => found.has(name));
  if (ours.length === 0) return;
  await sql`lock table ${sql.join(ours.map((name) => sql.table(name)))} in access exclusive mode`.execute(tx);
}

/** Where tables are made; null when nothing of the search path exists. */
async function schemaOf(db: Db): Promise<string | null> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema ?? null;
}

/** Brings the schema up to date. Of several that start at once one does it, and the others wait for it. */
export async function migratePostgres(url: string): Promise<void> {
  const place = serverName(url);
  const db = connectPostgres(url, { connections: 2, patience: 0 });
  try {
    const schema = await schemaOf(db);
    if (schema === null) {
      throw new StudyhallError(
        'store-not-writable',
        `${place} has no schema to create tables in; correct its search_path`,
      );
    }
    const state = await stateOfDatabase(db);
    demandState(place, state, ['empty', 'older', 'current']);
    if (state !== 'current') await persistently(() => migrate(db, { within: schema, ahead: takeTables }));
  } finally {
    await db.destroy();
  }
}
