import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StudyhallError } from '../errors.js';
import { databaseClock } from './database-clock.js';
import { demandState, migrate, type SchemaState, schemaState } from './migrate.js';
import { createPool } from './postgres-pool.js';
import { persistently } from './rows.js';
import { type Db, type Schema, tableKeys } from './schema.js';
import { openNothing } from './sqlite.js';
import { createStore, type OpenedStore } from './store.js';

export interface PostgresOptions {
  /** `owner` writes, and there may be several; a reader can't write. */
  mode: 'owner' | 'reader';
  /** Stands for the database's own clock. */
  now?: () => Date;
}

const connections = 10;
/** Far more than a room of ten thousand needs when it closes; counting such a room anew comes near. */
const patience = 60_000;

/** The address without user and password. */
export function postgresPlace(url: string): string {
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    const server = host.startsWith('/') ? host : `${host}${port === 5432 ? '' : `:${port}`}`;
    return `PostgreSQL database ${database ?? ''} on ${server}`;
  } catch {
    // The driver's own error may repeat what it was given.
    throw new StudyhallError(
      'store-unsupported',
      'DATABASE_URL is no address: it looks like postgres://user:password@host:5432/studyhall, and what is special in a password is percent-encoded',
      { exit: 2 },
    );
  }
}

/** The same address to be shown, or typed at a tool that asks for the password itself. */
export function withoutPassword(url: string): string {
  postgresPlace(url);
  return url.replace(/^(\w+:\/\/[^/?#:@]*):[^/?#]*@/, '$1@').replace(/([?&])password=[^&#]*&?/, '$1');
}

/** Connections to a server. With `patience` 0 a statement may take as long as it needs. */
export const connectPostgres = (
  url: string,
  { readOnly = false, ...limits }: { readOnly?: boolean; connections: number; patience: number },
): Db =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: createPool({ url, place: postgresPlace(url), readOnly, ...limits }) }),
  });

interface Server {
  /** Where tables are made; null when nothing of the search path exists. */
  readonly schema: string | null;
  readonly version: string;
}

async function look(db: Db): Promise<Server> {
  const { rows } = await sql<Server>`
    select current_schema() as schema, split_part(current_setting('server_version'), ' ', 1) as version`.execute(db);
  return rows[0] ?? { schema: null, version: '' };
}

const tablesHere = sql<{ name: string }>`
  select c.relname as name from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = current_schema() and c.relkind in ('r', 'v', 'p', 'm', 'f')`;

/** Tables of other programs may stand beside ours, as long as none has the name of one of ours. */
async function stateOf(db: Db): Promise<SchemaState> {
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

/** Brings the schema up to date. Of several that start at once one does it, and the others wait for it. */
export async function migratePostgres(url: string): Promise<void> {
  const place = postgresPlace(url);
  const db = connectPostgres(url, { connections: 2, patience: 0 });
  try {
    const { schema } = await look(db);
    if (schema === null) {
      throw new StudyhallError(
        'store-not-writable',
        `${place} has no schema to make tables in; correct its search_path`,
      );
    }
    const state = await stateOf(db);
    demandState(place, state, ['empty', 'older', 'current']);
    if (state !== 'current') await persistently(() => migrate(db, { within: schema, ahead: takeTables }));
  } finally {
    await db.destroy();
  }
}

/**
 * Opens the store in a PostgreSQL database. Any number of owners may work on it at once; the first of a new version
 * brings the schema up to date. For a reader a database without our tables is an empty store.
 * @throws StudyhallError `store-away` when no server answers, and other `store-…` codes for one that can't be used.
 * No message repeats the password.
 */
export async function openPostgres(url: string, { mode, now }: PostgresOptions): Promise<OpenedStore> {
  const place = postgresPlace(url);
  if (mode === 'owner') await migratePostgres(url);
  const db = connectPostgres(url, { connections, patience, readOnly: mode === 'reader' });
  try {
    if (mode === 'reader') {
      const state = await stateOf(db);
      if (state === 'empty') {
        await db.destroy();
        return openNothing(place, now ?? (() => new Date()));
      }
      demandState(place, state, ['current']);
    }
    const { version } = await look(db);
    const ask = async (): Promise<number> => {
      const { rows } = await sql<{ ms: number }>`
        select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
      return rows[0]?.ms ?? Number.NaN;
    };
    return createStore({
      db,
      place,
      engine: `PostgreSQL ${version}`,
      now: now ? async () => now() : databaseClock(ask),
      close: () => db.destroy(),
    });
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
}
