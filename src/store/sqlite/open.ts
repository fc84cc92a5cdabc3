import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { demandState } from '../migrate.js';
import type { OpenOptions } from '../place.js';
import { createStore, type OpenedStore } from '../store.js';
import { storePath } from './address.js';
import { connectSqlite, engineOf, overSqlite } from './connection.js';
import { explained } from './errors.js';
import { createGroupCommit } from './group-commit.js';
import { takeLock } from './lock.js';
import { migrateSqlite, stateOfFile } from './migrate.js';
import { openNothing } from './nothing.js';
import { makePrivate } from './private-file.js';

async function openOwner(path: string, now: () => Date): Promise<OpenedStore> {
  mkdirSync(dirname(path), { recursive: true });
  const file = storePath(path);
  const unlock = takeLock(file);
  try {
    makePrivate(file);
    const database = connectSqlite(file, 'owner');
    const db = overSqlite(database);
    try {
      await migrateSqlite(path, database, db);
    } catch (cause) {
      await db.destroy();
      throw cause;
    }
    return createStore({
      db,
      place: path,
      engine: engineOf(database),
      now: async () => now(),
      together: createGroupCommit(db),
      async close() {
        await db.destroy();
        unlock();
      },
    });
  } catch (cause) {
    unlock();
    throw cause;
  }
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
 * Opens the store in a SQLite file. The owner, of whom there is one at a time, makes the folder and the file, and brings
 * the schema up to date; any number of readers may look on beside it. For a reader a missing file is an empty store.
 * @throws StudyhallError `store-locked` when another process owns the file, and other `store-…` codes for a place
 * that can't be used or a file that is not ours.
 */
export const openSqlite = (path: string, { now, mode }: OpenOptions): Promise<OpenedStore> =>
  explained(path, 'set DATABASE_URL to another place', () =>
    mode === 'owner' ? openOwner(path, now) : openReader(path, now),
  );
