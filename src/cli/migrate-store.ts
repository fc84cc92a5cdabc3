import { StudyhallError } from '../errors.js';
import { placeOf } from '../store/open-store.js';
import type { Place } from '../store/place.js';
import type { Io } from './io.js';
import { count } from './lint.js';

const oneWay = (): StudyhallError =>
  new StudyhallError(
    'usage',
    'migrate-store copies a SQLite file into PostgreSQL: studyhall migrate-store sqlite:data/studyhall.db postgres://user:password@host:5432/studyhall',
    { exit: 2 },
  );

function named(text: string): Place {
  try {
    return placeOf(text);
  } catch {
    throw oneWay();
  }
}

/** `migrate-store FROM TO`: copies a SQLite file into an empty PostgreSQL database, and compares every row. */
export async function runMigrateStore(from: string, to: string, io: Io): Promise<void> {
  const [source, target] = [named(from), named(to)];
  const { lend } = source;
  const { receive } = target;
  if (!lend || !receive) throw oneWay();
  const copied = await lend(receive);
  const width = Math.max(...copied.map(({ table }) => table.length));
  for (const { table, rows } of copied) io.out(`${table.padEnd(width)}  ${rows}`);
  const rows = copied.reduce((sum, each) => sum + each.rows, 0);
  io.out(`copied ${count(rows, 'row')} from ${source.name} to ${target.name}; each was read back and compared`);
  io.out('Set DATABASE_URL to the new database and start. The SQLite file is unchanged.');
}
