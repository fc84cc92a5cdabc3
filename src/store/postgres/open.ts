import { sql } from 'kysely';
import { demandState } from '../migrate.js';
import type { Db } from '../schema.js';
import { openNothing } from '../sqlite/nothing.js';
import { createStore, type OpenedStore } from '../store.js';
import { serverName } from './address.js';
import { databaseClock } from './clock.js';
import { connectPostgres } from './connection.js';
import { migratePostgres, stateOfDatabase } from './migrate.js';

export interface PostgresOptions {
  /** `owner` writes, and there may be several; a reader can't write. */
  readonly mode: 'owner' | 'reader';
  /** Stands for the database's own clock. */
  readonly now?: () => Date;
}

const connections = 10;
/** Far more than a room of ten thousand needs when it closes; counting such a room anew comes near. */
const patience = 60_000;

async function versionOf(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select split_part(current_setting('server_version'), ' ', 1) as version`.execute(db);
  return rows[0]?.version ?? '';
}

/** The server's clock, in epoch milliseconds. */
async function timeOf(db: Db): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
  return rows[0]?.ms ?? Number.NaN;
}

/**
 * Opens the store in a PostgreSQL database. Any number of owners may work on it at once; the first of a new version
 * brings the schema up to date. For a reader a database without our tables is an empty store.
 * @throws StudyhallError `store-away` when no server answers, and other `store-…` codes for one that can't be used.
 * No message repeats the password.
 */
export async function openPostgres(url: string, { mode, now }: PostgresOptions): Promise<OpenedStore> {
  const place = serverName(url);
  if (mode === 'owner') await migratePostgres(url);
  const db = connectPostgres(url, { connections, patience, readOnly: mode === 'reader' });
  try {
    if (mode === 'reader') {
      const state = await stateOfDatabase(db);
      if (state === 'empty') {
        await db.destroy();
        return openNothing(place, now ?? (() => new Date()));
      }
      demandState(place, state, ['current']);
    }
    return createStore({
      db,
      place,
      engine: `PostgreSQL ${await versionOf(db)}`,
      now: now ? async () => now() : databaseClock(() => timeOf(db)),
      close: () => db.destroy(),
    });
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
}
