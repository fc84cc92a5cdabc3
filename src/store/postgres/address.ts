import pg from 'pg';
import { StudyhallError } from '../../errors.js';

/**
 * What an operator calls a database: its name and its server, without user and password.
 * @throws StudyhallError with exit code 2 for a URL that is no address.
 */
export function serverName(url: string): string {
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    const server = host.startsWith('/') ? host : `${host}${port === 5432 ? '' : `:${port}`}`;
    return `PostgreSQL database ${database ?? ''} on ${server}`;
  } catch {
    // The driver's own error may repeat what it was given.
    throw new StudyhallError(
      'store-unsupported',
      "DATABASE_URL isn't an address: it looks like postgres://user:password@host:5432/studyhall, with special characters in the password percent-encoded",
      { exit: 2 },
    );
  }
}

/** The same address to be shown, or typed at a tool that asks for the password itself. */
export function withoutPassword(url: string): string {
  serverName(url);
  return url.replace(/^(\w+:\/\/[^/?#:@]*):[^/?#]*@/, '$1@').replace(/([?&])password=[^&#]*&?/, '$1');
}
