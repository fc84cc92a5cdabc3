import type { Place } from '../place.js';
import { backup, restore } from './backup.js';
import { lend } from './copy.js';
import { openSqlite } from './open.js';

/** The place that `sqlite:data/studyhall.db` names; undefined for any other URL. */
export function sqlitePlace(databaseUrl: string): Place | undefined {
  const file = /^sqlite:(.+)$/s.exec(databaseUrl)?.[1];
  if (file === undefined) return undefined;
  return {
    name: file,
    shared: false,
    file,
    open: (options) => openSqlite(file, options),
    backup: (target) => backup(file, target),
    restore: (from) => restore(file, from),
    lend: (work) => lend(file, work),
  };
}
