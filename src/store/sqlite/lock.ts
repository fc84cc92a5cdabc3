import Database from 'better-sqlite3';
import { StudyhallError } from '../../errors.js';
import { makePrivate } from './private-file.js';

/** A lock lives as long as its handle: one that is referenced nowhere would be collected, and the lock be gone. */
const held = new Set<Database.Database>();

/**
 * Makes this process the only one that may write the store at that path, until the returned function is called or the
 * process ends, however it ends. The lock is SQLite's own, held on a second, empty database beside the store: nothing
 * stale is left behind by a kill.
 */
export function takeLock(path: string): () => void {
  makePrivate(`${path}.lock`);
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw new StudyhallError(
        'store-locked',
        `${path} is in use by another Studyhall process; stop that one, or set DATABASE_URL to another file`,
        { cause },
      );
    }
    throw cause;
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
