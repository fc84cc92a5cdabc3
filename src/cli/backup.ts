import { backup, restore } from '../store/backup.js';
import { sqliteFile } from '../store/open-store.js';
import type { Io } from './io.js';

/** `backup FILE`: copies the store beside a running bot. */
export async function runBackup(databaseUrl: string, target: string, io: Io): Promise<void> {
  const path = sqliteFile(databaseUrl);
  await backup(path, target);
  io.out(`backed up ${path} to ${target}; opened and verified`);
}

/** `restore FILE`: puts a backup in the place of the store. */
export async function runRestore(databaseUrl: string, from: string, io: Io): Promise<void> {
  const path = sqliteFile(databaseUrl);
  const kept = await restore(path, from);
  io.out(`restored ${path} from ${from}${kept ? `; what was there is kept as ${kept}` : ''}`);
}
