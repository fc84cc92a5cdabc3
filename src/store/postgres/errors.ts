import { StudyhallError } from '../../errors.js';

/** What an operator is told, by the code of the server, of the network or of the name service. */
const sentences: readonly (readonly [RegExp, string, (place: string) => string])[] = [
  [
    /^28/,
    'store-login',
    (place) => `${place} refuses this user or password; correct them in DATABASE_URL, or the server's pg_hba.conf`,
  ],
  [/^3D000$/, 'store-missing', (place) => `${place} has no database of that name; create it with createdb`],
  [/^3F000$/, 'store-not-writable', (place) => `${place} has no schema to create tables in; correct its search_path`],
  [
    /^(42501|25006)$/,
    'store-not-writable',
    (place) => `${place} can't be written by this user; let it own the database, or name the server that takes writes`,
  ],
  [
    /^(53100|58030)$/,
    'store-full',
    (place) => `the disk of ${place} is full or failing; nothing is lost, but it needs fixing`,
  ],
  [/^53300$/, 'store-away', (place) => `${place} takes no more connections; raise its max_connections`],
];

/** The server is out of reach, goes away, comes up, or does not answer in time. */
const away =
  /^(08|57P0|E(CONN|PIPE|NOT|AI_|TIMEDOUT|HOST|NET)|ENOENT$|EACCES$)|timeout|terminated|not queryable|was closed/i;

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';

/**
 * An error of the driver in an operator's words, where it is one that they can mend; any other as it is. The driver
 * puts no password into its messages, so that they may be kept as the cause.
 */
export function explainPostgres(place: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StudyhallError) return cause;
  const code = codeOf(cause);
  const [, ours, sentence] = sentences.find(([pattern]) => pattern.test(code)) ?? [];
  if (ours && sentence) return new StudyhallError(ours, sentence(place), { cause });
  if (/password must be a string|SASL/.test(cause.message)) {
    return new StudyhallError('store-login', `${place} asks for a password; add it to DATABASE_URL`, { cause });
  }
  if (!away.test(code || cause.message)) return cause;
  const why = code || cause.message;
  return new StudyhallError('store-away', `${place} does not answer (${why}); check that the server is running`, {
    cause,
  });
}
