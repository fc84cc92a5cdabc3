import { StudyhallError } from '../errors.js';
import { backup, restore } from '../store/backup.js';
import { placeOf } from '../store/open-store.js';
import { withoutPassword } from '../store/postgres.js';
import type { Io } from './io.js';

/** A server has tools of its own for this; `line` is what to run, without the password. */
const byTheServer = (url: string, line: (address: string) => string): StudyhallError =>
  new StudyhallError('store-unsupported', `the store is in PostgreSQL: run  ${line(`'${withoutPassword(url)}'`)}`, {
    exit: 2,
  });

/** `backup FILE`: copies the store beside a running bot. */
export async function runBackup(databaseUrl: string, target: string, io: Io): Promise<void> {
  const place = placeOf(databaseUrl);
  if (place.engine === 'postgres') {
    throw byTheServer(place.url, (address) => `pg_dump --format=custom --file='${target}' ${address}`);
  }
  await backup(place.file, target);
  io.out(`backed up ${place.file} to ${target}; opened and verified`);
}

/** `restore FILE`: puts a backup in the place of the store. */
export async function runRestore(databaseUrl: string, from: string, io: Io): Promise<void> {
  const place = placeOf(databaseUrl);
  if (place.engine === 'postgres') {
    throw byTheServer(
      place.url,
      (address) => `pg_restore --clean --if-exists --single-transaction --dbname=${address} '${from}'`,
    );
  }
  const kept = await restore(place.file, from);
  io.out(`restored ${place.file} from ${from}${kept ? `; what was there is kept as ${kept}` : ''}`);
}
