import { existsSync } from 'node:fs';
import { StudyhallError } from '../../errors.js';
import { demandState } from '../migrate.js';
import type { Db } from '../schema.js';
import { storePath } from './address.js';
import { connectSqlite, overSqlite } from './connection.js';
import { explained } from './errors.js';
import { takeLock } from './lock.js';
import { stateOfFile } from './migrate.js';

/** Gives the rows of the store in a file, which nobody may have open. The file stays as it is. */
export async function lend<T>(path: string, work: (rows: Db) => Promise<T>): Promise<T> {
  if (!existsSync(path)) throw new StudyhallError('store-missing', `${path} does not exist; check the name`);
  return explained(path, 'name another file', async () => {
    const file = storePath(path);
    const unlock = takeLock(file);
    const rows = overSqlite(connectSqlite(file, 'reader'));
    try {
      demandState(path, await stateOfFile(rows), ['current']);
      return await work(rows);
    } finally {
      await rows.destroy();
      unlock();
    }
  });
}
