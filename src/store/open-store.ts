import { StudyhallError } from '../core/errors.js';
import type { Store } from '../core/store.js';
import { openSqlite, type SqliteOptions } from './sqlite.js';

/**
 * The file that a database URL names (`sqlite:data/studyhall.db`), relative to the working folder.
 * @throws StudyhallError with exit code 2 for any other URL.
 */
export function sqliteFile(databaseUrl: string): string {
  const path = /^sqlite:(.+)$/s.exec(databaseUrl)?.[1];
  if (path !== undefined) return path;
  if (/^postgres(ql)?:/.test(databaseUrl)) {
    throw new StudyhallError(
      'store-unsupported',
      'DATABASE_URL: PostgreSQL is not built in yet; use sqlite:data/studyhall.db',
      { exit: 2 },
    );
  }
  // The URL itself is not repeated: it may hold a password.
  throw new StudyhallError('store-unsupported', 'DATABASE_URL must look like sqlite:data/studyhall.db', { exit: 2 });
}

/** Opens the store that a database URL names. */
export async function openStore(databaseUrl: string, options: SqliteOptions): Promise<Store> {
  return openSqlite(sqliteFile(databaseUrl), options);
}
