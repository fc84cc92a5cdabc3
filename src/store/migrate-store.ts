import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { StudyhallError } from '../errors.js';
import { demandState } from './migrate.js';
import { connectPostgres, migratePostgres, postgresPlace } from './postgres.js';
import { storable } from './postgres-pool.js';
import { type Schema, tableKeys } from './schema.js';
import { connectSqlite, overSqlite, stateOfFile, storePath } from './sqlite.js';
import { explained } from './sqlite-errors.js';
import { takeLock } from './sqlite-lock.js';

type Row = Readonly<Record<string, unknown>>;

/** The tables as a copy sees them: names and rows, whatever is in them. */
type AnyDb = Kysely<Record<string, Row>>;

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
}

/** Rows of one statement: a server takes 65,535 parameters at most. */
const rowsAtOnce = 500;

/** What the other engine should give back for a row. */
const asStored = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storable(value)]));

async function* batches(db: AnyDb, table: string): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of db.selectFrom(table).selectAll().stream()) {
    batch.push(asStored(row));
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const countOf = async (db: AnyDb, table: string): Promise<number> => {
  const { rows } = await db
    .selectFrom(table)
    .select((row) => row.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
};

async function insert(from: AnyDb, to: AnyDb, table: string): Promise<void> {
  for await (const batch of batches(from, table)) await to.insertInto(table).values(batch).execute();
}

/** Reads every row of a table back and compares it; what differs first, if anything. */
async function difference(from: AnyDb, to: AnyDb, table: string, keys: readonly string[]): Promise<string | undefined> {
  const keyOf = (row: Row): string => JSON.stringify(keys.map((name) => row[name]));
  let read = 0;
  for await (const batch of batches(from, table)) {
    read += batch.length;
    const wanted = batch.map((row) => sql`(${sql.join(keys.map((name) => row[name]))})`);
    const found = await to
      .selectFrom(table)
      .selectAll()
      .where(sql<boolean>`(${sql.join(keys.map((name) => sql.ref(name)))}) in (${sql.join(wanted)})`)
      .execute();
    const copies = new Map(found.map((row) => [keyOf(row), row]));
    const wrong = batch.find((row) => !isDeepStrictEqual(copies.get(keyOf(row)), { ...row }));
    if (wrong) return `row ${keyOf(wrong)} of ${table} came out otherwise`;
  }
  const there = await countOf(to, table);
  return there === read ? undefined : `${table} has ${there} rows, not ${read}`;
}

const tables = Object.entries(tableKeys);

/** Copies all tables within one transaction of the target, and reads them back in it. */
async function copyAll(from: AnyDb, to: AnyDb, place: string): Promise<readonly CopiedTable[]> {
  const names = tables.map(([table]) => table);
  // Nobody writes there meanwhile; a bot that runs on it waits.
  await sql`lock table ${sql.join(names.map((name) => sql.table(name)))} in exclusive mode`.execute(to);
  for (const table of names) {
    if ((await countOf(to, table)) === 0) continue;
    throw new StudyhallError('store-not-empty', `${place} holds a store already (${table}); name an empty database`);
  }
  for (const table of names) await insert(from, to, table);
  const copied: CopiedTable[] = [];
  for (const [table, keys] of tables) {
    const why = await difference(from, to, table, keys);
    if (why) throw new StudyhallError('store-copy', `nothing was copied to ${place}: ${why}; please report this`);
    copied.push({ table, rows: await countOf(from, table) });
  }
  return copied;
}

/**
 * Copies the store in a SQLite file, which nobody may have open, into a PostgreSQL database without rows of ours. All
 * of it is there at the end, each row read back and compared, or nothing. The file stays as it is.
 */
export async function migrateStore(path: string, url: string): Promise<readonly CopiedTable[]> {
  if (!existsSync(path)) throw new StudyhallError('store-missing', `${path} is not there; check the name`);
  return explained(path, 'name another file', async () => {
    const file = storePath(path);
    const unlock = takeLock(file);
    const source = overSqlite(connectSqlite(file, 'reader'));
    try {
      demandState(path, await stateOfFile(source), ['current']);
      await migratePostgres(url);
      const target = connectPostgres(url, { connections: 1, patience: 0 });
      try {
        return await target
          .transaction()
          .execute((tx) => copyAll(anyTables(source), anyTables(tx), postgresPlace(url)));
      } finally {
        await target.destroy();
      }
    } finally {
      await source.destroy();
      unlock();
    }
  });
}

const anyTables = (db: Kysely<Schema>): AnyDb => db as unknown as AnyDb;
