import { StudyhallError } from '../errors.js';
import { openPostgres } from './postgres.js';
import { openSqlite, type SqliteOptions } from './sqlite.js';
import type { OpenedStore } from './store.js';

/** What a database URL names: a file relative to the working folder, or a server. */
export type Place =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string };

/**
 * Reads a database URL: `sqlite:data/studyhall.db` or `postgres://user:password@host:5432/studyhall`.
 * @throws StudyhallError with exit code 2 for any other.
 */
export function placeOf(databaseUrl: string): Place {
  const file = /^sqlite:(.+)$/s.exec(databaseUrl)?.[1];
  if (file !== undefined) return { engine: 'sqlite', file };
  if (/^postgres(ql)?:\/\/./.test(databaseUrl)) return { engine: 'postgres', url: databaseUrl };
  // The URL itself is not repeated: it may hold a password.
  throw new StudyhallError(
    'store-unsupported',
    'DATABASE_URL must look like sqlite:data/studyhall.db or postgres://user:password@host:5432/studyhall',
    { exit: 2 },
  );
}

/** Opens the store that a database URL names. On PostgreSQL the time is the server's. */
export async function openStore(databaseUrl: string, options: SqliteOptions): Promise<OpenedStore> {
  const place = placeOf(databaseUrl);
  return place.engine === 'sqlite' ? openSqlite(place.file, options) : openPostgres(place.url, { mode: options.mode });
}
