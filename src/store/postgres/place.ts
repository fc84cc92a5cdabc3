import type { Place } from '../place.js';
import { serverName } from './address.js';
import { backup, restore } from './backup.js';
import { receive } from './copy.js';
import { openPostgres } from './open.js';

/** The place that `postgres://user:password@host:5432/studyhall` names; undefined for any other URL. */
export function postgresPlace(databaseUrl: string): Place | undefined {
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl)) return undefined;
  return {
    get name() {
      return serverName(databaseUrl);
    },
    shared: true,
    // The time is the server's.
    open: ({ mode }) => openPostgres(databaseUrl, { mode }),
    backup: (target) => backup(databaseUrl, target),
    restore: (from) => restore(databaseUrl, from),
    receive: (from) => receive(databaseUrl, from),
  };
}
