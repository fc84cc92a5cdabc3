import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { StudyhallError } from '../errors.js';
import { type Db, tableKeys } from './schema.js';

type Row = Readonly<Record<string, unknown>>;

/** The tables as a copy sees them: names and rows, whatever is in them. */
type AnyDb = Kysely<Record<string, Row>>;

const anyTables = (db: Db): AnyDb => db as unknown as AnyDb;

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
}

export interface Target {
  /** The transaction in which all of it happens; nobody else writes meanwhile. */
  readonly tx: Db;
  /** How messages call it. */
  readonly place: string;
  /** What it gives back for a value. */
  storable(value: unknown): unknown;
}

/** Rows of one statement: a server takes 65,535 parameters at most. */
const rowsAtOnce = 500;

type Batches = (table: string) => AsyncGenerator<readonly Row[]>;

/** The rows of a table as the target should give them back. */
async function* batches(db: AnyDb, table: string, storable: Target['storable']): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of db.selectFrom(table).selectAll().stream()) {
    batch.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storable(value)])));
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

/** Reads every row of a table back and compares it; what differs first, if anything. */
async function difference(
  from: Batches,
  to: AnyDb,
  table: string,
  keys: readonly string[],
): Promise<string | undefined> {
  const keyOf = (row: Row): string => JSON.stringify(keys.map((name) => row[name]));
  let read = 0;
  for await (const batch of from(table)) {
    read += batch.length;
    const wanted = batch.map((row) => sql`(${sql.join(keys.map((name) => row[name]))})`);
    const found = await to
      .selectFrom(table)
      .selectAll()
      .where(sql<boolean>`(${sql.join(keys.map((name) => sql.ref(name)))}) in (${sql.join(wanted)})`)
      .execute();
    const copies = new Map(found.map((row) => [keyOf(row), row]));
    const wrong = batch.find((row) => !isDeepStrictEqual(copies.get(keyOf(row)), { ...row }));
    if (wrong) return `row ${keyOf(wrong)} of ${table} was copied wrong`;
  }
  const there = await countOf(to, table);
  return there === read ? undefined : `${table} has ${there} rows, not ${read}`;
}

const tables = Object.entries(tableKeys);

/** Copies all tables into a store without rows, and reads every row back. Whatever is wrong is thrown. */
export async function copyTables(source: Db, { tx, place, storable }: Target): Promise<readonly CopiedTable[]> {
  const to = anyTables(tx);
  const from: Batches = (table) => batches(anyTables(source), table, storable);
  for (const [table] of tables) {
    if ((await countOf(to, table)) === 0) continue;
    throw new StudyhallError('store-not-empty', `${place} already holds a store (${table}); name an empty database`);
  }
  for (const [table] of tables) {
    for await (const batch of from(table)) await to.insertInto(table).values(batch).execute();
  }
  const copied: CopiedTable[] = [];
  for (const [table, keys] of tables) {
    const why = await difference(from, to, table, keys);
    if (why) throw new StudyhallError('store-copy', `nothing was copied to ${place}: ${why}; please report this`);
    copied.push({ table, rows: await countOf(to, table) });
  }
  return copied;
}
