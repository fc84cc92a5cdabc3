import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StudyhallError } from '../errors.js';
import { migrations } from './migrations.js';
import { type Db, tableKeys } from './schema.js';

/**
 * How a database stands to this program: `empty` (no table of ours), `current`, `older` (migrations are pending),
 * `newer` (a later version wrote it), `foreign` (tables that are not ours are in the way).
 */
export type SchemaState = 'empty' | 'current' | 'older' | 'newer' | 'foreign';

/** `found` are the names of the tables that are there; any foreign one is in the way of a store that is `alone`. */
export async function schemaState(
  db: Db,
  found: readonly string[],
  company: 'alone' | 'beside others',
): Promise<SchemaState> {
  if (!found.includes('kysely_migration')) {
    const inTheWay = company === 'alone' ? found : found.filter((name) => Object.hasOwn(tableKeys, name));
    return inTheWay.length === 0 ? 'empty' : 'foreign';
  }
  const rows = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.rows.map((row) => row.name));
  if ([...done].some((name) => migrations[name] === undefined)) return done.has('0001-first') ? 'newer' : 'foreign';
  return Object.keys(migrations).every((name) => done.has(name)) ? 'current' : 'older';
}

/** What is wrong with a database, and what to do about it. */
const refusals: Partial<Record<SchemaState, string>> = {
  newer: 'was written by a newer version of Studyhall; run that version, or restore an older backup',
  older: 'was written by an older version of Studyhall; "studyhall start" brings it up to date',
  foreign: 'is the database of another program; set DATABASE_URL to another',
};

/** @throws StudyhallError `store-newer`, `store-older`, `store-foreign` or `store-empty` unless the state is `fine`. */
export function demandState(place: string, state: SchemaState, fine: readonly SchemaState[]): void {
  if (fine.includes(state)) return;
  throw new StudyhallError(`store-${state}`, `${place} ${refusals[state] ?? 'holds no Studyhall store'}`);
}

export interface MigrateOptions {
  /** The schema that keeps the list of what is done, where an engine has several. */
  readonly within?: string;
  /** Runs ahead of each migration, in its transaction. */
  readonly ahead?: (tx: Kysely<unknown>) => Promise<void>;
  /** The name of the last one to run; all by default. */
  readonly last?: string;
}

/** Brings an empty or older database to this program's schema. */
export async function migrate(db: Db, { within, ahead, last }: MigrateOptions = {}): Promise<void> {
  const wanted = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    {
      async up(tx: Kysely<unknown>) {
        await ahead?.(tx);
        await up(tx);
      },
    },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(wanted) },
    ...(within === undefined ? {} : { migrationTableSchema: within }),
  });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error) throw error;
}
