import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

const own = 0o600;
/** What SQLite writes beside a database, with the rights of the database. */
const besides = ['', '-wal', '-shm', '-journal'];

/** Makes a file that only its owner may read and write, before SQLite would make one that others may read. */
export function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', own));
  for (const each of besides) {
    if (!existsSync(path + each)) continue;
    try {
      chmodSync(path + each, own);
    } catch {
      // A file of somebody else, as on some volumes: its rights are theirs to set.
    }
  }
}
