import Database from 'better-sqlite3';
import { migrate } from '../../src/store/migrate.js';
import { overSqlite } from '../../src/store/sqlite/connection.js';
import { createStore } from '../../src/store/store.js';

/** A store in memory: an empty one, or one with what another one's database held (`database.serialize()`). */
export async function openMemory(now: () => Date, left?: Buffer) {
  const database = new Database(left ?? ':memory:');
  const db = overSqlite(database);
  if (!left) await migrate(db);
  const store = createStore({
    db,
    place: 'memory',
    engine: 'SQLite',
    now: async () => now(),
    close: () => db.destroy(),
  });
  return { store, database };
}
