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
import type { Db, Schema } from '../schema.js';
import { explainSqlite } from './errors.js';

/** How long a statement waits for another process, in milliseconds: the event loop waits with it. */
const busyTimeout = 50;

/** A connection with the settings that a kill or a power cut can't get past. They last no longer than it does. */
export function connectSqlite(path: string, mode: 'owner' | 'reader'): Database.Database {
  const database = new Database(path, { timeout: busyTimeout, readonly: mode === 'reader' });
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** What an operator calls the engine behind a connection. */
export const engineOf = (database: Database.Database): string =>
  `SQLite ${database.prepare('select sqlite_version()').pluck().get()}`;

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

/** Lists in a statement make many of one: they must not fill the memory. */
const mostPrepared = 500;

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/** The database as Kysely needs it. What goes wrong with a statement is explained, as what goes wrong at opening is. */
function statements(database: Database.Database): SqliteDatabase {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw explainSqlite(database.name, 'set DATABASE_URL to another place', cause);
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

/** The queries over a connection. */
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
