import { StudyhallError } from '../../errors.js';
import { withoutPassword } from './address.js';

/** A server has tools of its own for this; `line` is what to run, without the password. */
const byTheServer = (url: string, line: (address: string) => string): StudyhallError =>
  new StudyhallError('store-unsupported', `the store is in PostgreSQL: run  ${line(`'${withoutPassword(url)}'`)}`, {
    exit: 2,
  });

/** Rejects with the command that copies the database to a file. */
export async function backup(url: string, target: string): Promise<never> {
  throw byTheServer(url, (address) => `pg_dump --format=custom --file='${target}' ${address}`);
}

/** Rejects with the command that puts such a file in the place of the database. */
export async function restore(url: string, from: string): Promise<never> {
  throw byTheServer(
    url,
    (address) => `pg_restore --clean --if-exists --single-transaction --dbname=${address} '${from}'`,
  );
}
