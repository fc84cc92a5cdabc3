import { placeOf } from '../store/open-store.js';
import type { Io } from './io.js';

/** `backup FILE`: copies the store beside a running bot. */
export async function runBackup(databaseUrl: string, target: string, io: Io): Promise<void> {
  const place = placeOf(databaseUrl);
  await place.backup(target);
  io.out(`backed up ${place.name} to ${target}; opened and verified`);
}

/** `restore FILE`: puts a backup in the place of the store. */
export async function runRestore(databaseUrl: string, from: string, io: Io): Promise<void> {
  const place = placeOf(databaseUrl);
  const kept = await place.restore(from);
  io.out(`restored ${place.name} from ${from}${kept ? `; what was there is kept as ${kept}` : ''}`);
}
