import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import {
  type Dialect,
  Kysely,
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { demandState, migrate, type SchemaState, schemaState } from './migrate.js';
import type { Db, Schema } from './schema.js';
import { explained, explainSqlite } from './sqlite-errors.js';
import { takeLock } from './sqlite-lock.js';
import { createStore, type OpenedStore } from './store.js';

export interface SqliteOptions {
  now: () => Date;
  /** `owner` takes the lock and writes; any number of readers may look on beside it. */
  mode: 'owner' | 'reader';
}

const elsewhere = 'set DATABASE_URL to another place';

/** How long a statement waits for another process, in milliseconds: the event loop waits with it. */
const busyTimeout = 50;

/** SQLite can undo changes of a schema: a migration that is cut short leaves nothing behind. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Nobody else writes during a transaction, so that there are no rows to lock. */
class OneWriter extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct') super.visitSelectModifier(node);
  }
}

/** The database as Kysely needs it. What goes wrong with a statement is explained, as what goes wrong at opening is. */
function statements(database: Database.Database): SqliteDatabase {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw explainSqlite(database.name, elsewhere, cause);
    }
  };
  // To compile a statement takes longer than to run most of them.
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(sql) {
      // A full disk has ended the transaction already.
      if (sql === 'rollback' && !database.inTransaction) return nothingToDo;
      const known = prepared.get(sql);
      if (known) return known;
      const statement = database.prepare<unknown[]>(sql);
      const made: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => explained(() => statement.all(...parameters)),
        run: (parameters) => explained(() => statement.run(...parameters)),
        iterate: (parameters) => statement.iterate(...parameters),
      };
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(sql, made);
      return made;
    },
  };
}

/** Lists in a statement make many of one: they must not fill the memory. */
const mostPrepared = 500;

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

export function overSqlite(database: Database.Database): Db {
  const sqlite = new SqliteDialect({ database: statements(database) });
  const dialect: Dialect = {
    createAdapter: () => new WholeMigrations(),
    createDriver: () => sqlite.createDriver(),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => new OneWriter(),
  };
  return new Kysely<Schema>({ dialect });
}

/** The one true name of a store's file, so that two ways to it meet at one lock. Its folder has to be there. */
export function storePath(path: string): string {
  if (!existsSync(path)) return join(realpathSync(dirname(path)), basename(path));
  if (statSync(path).isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return realpathSync(path);
}

/** A connection with the settings that a kill or a power cut can't get past. They last no longer than it does. */
export function connectSqlite(path: string, mode: SqliteOptions['mode']): Database.Database {
  const database = new Database(path, { timeout: busyTimeout, readonly: mode === 'reader' });
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** How a file stands to this program: one that has any other table is another program's. */
export async function stateOfFile(db: Db): Promise<SchemaState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return schemaState(
    db,
    tables.map(({ name }) => name),
    'alone',
  );
}

const engineOf = (database: Database.Database): string =>
  `SQLite ${database.prepare('select sqlite_version()').pluck().get()}`;

async function openOwner(path: string, now: () => Date): Promise<OpenedStore> {
  mkdirSync(dirname(path), { recursive: true });
  const file = storePath(path);
  const unlock = takeLock(file);
  try {
    const database = connectSqlite(file, 'owner');
    const db = overSqlite(database);
    try {
      // Asked before anything is written: a file that is not ours stays as it is.
      const state = await stateOfFile(db);
      demandState(path, state, ['empty', 'older', 'current']);
      database.pragma('journal_mode = WAL');
      if (state !== 'current') await migrate(db);
    } catch (cause) {
      await db.destroy();
      throw cause;
    }
    const close = async () => {
      await db.destroy();
      unlock();
    };
    return createStore({ db, place: path, engine: engineOf(database), now: async () => now(), close, alone: true });
  } catch (cause) {
    unlock();
    throw cause;
  }
}

/** Stands for a store that is not there yet. */
export async function openNothing(place: string, now: () => Date): Promise<OpenedStore> {
  const database = new Database(':memory:');
  const db = overSqlite(database);
  await migrate(db);
  database.pragma('query_only = ON');
  return createStore({ db, place, engine: engineOf(database), now: async () => now(), close: () => db.destroy() });
}

async function openReader(path: string, now: () => Date): Promise<OpenedStore> {
  if (!existsSync(path)) return openNothing(path, now);
  const database = connectSqlite(storePath(path), 'reader');
  const db = overSqlite(database);
  try {
    const state = await stateOfFile(db);
    if (state === 'empty') {
      await db.destroy();
      return openNothing(path, now);
    }
    demandState(path, state, ['current']);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return createStore({
    db,
    place: path,
    engine: engineOf(database),
    now: async () => now(),
    close: () => db.destroy(),
  });
}

/**
 * Opens the store in a SQLite file. The owner makes the folder and the file, and brings the schema up to date. For a
 * reader a missing file is an empty store.
 * @throws StudyhallError `store-locked` when another process owns the file, and other `store-…` codes for a place
 * that can't be used or a file that is not ours.
 */
export const openSqlite = (path: string, { now, mode }: SqliteOptions): Promise<OpenedStore> =>
  explained(path, elsewhere, () => (mode === 'owner' ? openOwner(path, now) : openReader(path, now)));
