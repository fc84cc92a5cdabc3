import { StudyhallError } from '../errors.js';
import type { OpenOptions, Place } from './place.js';
import { postgresPlace } from './postgres/place.js';
import { sqlitePlace } from './sqlite/place.js';
import type { OpenedStore } from './store.js';

/**
 * Where the store of a database URL is: `sqlite:data/studyhall.db`, a file relative to the working folder, or
 * `postgres://user:password@host:5432/studyhall`.
 * @throws StudyhallError with exit code 2 for any other.
 */
export function placeOf(databaseUrl: string): Place {
  const place = sqlitePlace(databaseUrl) ?? postgresPlace(databaseUrl);
  if (place) return place;
  // The URL itself is not repeated: it may hold a password.
  throw new StudyhallError(
    'store-unsupported',
    'DATABASE_URL must look like sqlite:data/studyhall.db or postgres://user:password@host:5432/studyhall',
    { exit: 2 },
  );
}

/** Opens the store that a database URL names. */
export const openStore = async (databaseUrl: string, options: OpenOptions): Promise<OpenedStore> =>
  placeOf(databaseUrl).open(options);
