import Database from 'better-sqlite3';
import { migrate } from '../migrate.js';
import { createStore, type OpenedStore } from '../store.js';
import { engineOf, overSqlite } from './connection.js';

/** Stands for a store that is not there yet, whatever it will be kept in. */
export async function openNothing(place: string, now: () => Date): Promise<OpenedStore> {
  const database = new Database(':memory:');
  const db = overSqlite(database);
  await migrate(db);
  database.pragma('query_only = ON');
  return createStore({ db, place, engine: engineOf(database), now: async () => now(), close: () => db.destroy() });
}
