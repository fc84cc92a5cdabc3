import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Db, Schema } from '../schema.js';
import { serverName } from './address.js';
import { explainPostgres } from './errors.js';

export interface ConnectOptions {
  readonly connections: number;
  /** How long one statement may take, in milliseconds; 0 for as long as it likes. */
  readonly patience: number;
  readonly readOnly?: boolean;
}

/** A press has to be answered within three seconds. */
const connectWithin = 2_500;
/** A process that stands still in the middle of a transaction holds its locks no longer than this. */
const idleInTransaction = 20_000;
/** How much longer than the server we wait for the end of a statement: it may be gone without a word. */
const networkGrace = 5_000;

const asNumber = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Counts and instants are far below 2^53. Kept to our connections: a parser set globally would hold for everybody. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    asNumber.has(oid) ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
};

/** A text as PostgreSQL can keep it: the one character that it can't is shown as unknown. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;

const begun: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

/** The pool as Kysely needs it, over the driver's. */
function createPool(url: string, { connections, patience, readOnly = false }: ConnectOptions): PostgresPool {
  const place = serverName(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'studyhall',
    max: connections,
    connectionTimeoutMillis: connectWithin,
    idle_in_transaction_session_timeout: idleInTransaction,
    keepAlive: true,
    types,
    // What is asked in a row is sent without waiting for the answers.
    pipeline: true,
    ...(patience > 0 ? { statement_timeout: patience, query_timeout: patience + networkGrace } : {}),
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
  });
  // A connection that breaks while nobody uses it is replaced by the next; one in use tells its user.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const explained = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw explainPostgres(place, cause);
    });

  const handOut = (client: pg.PoolClient): PostgresPoolClient => {
    function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
      const answer = client.query(sql, parameters.map(storable)) as unknown as Promise<PostgresQueryResult<R>>;
      if (sql !== 'begin') return explained(answer);
      // Nobody needs its answer: what goes wrong with it goes wrong with the next statement too.
      answer.catch(() => undefined);
      return Promise.resolve(begun);
    }
    return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
  };

  // Kysely knows a connection by its object: the same one is handed out for the same connection.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await explained(pool.connect());
      const handed = known.get(client) ?? handOut(client);
      known.set(client, handed);
      return handed;
    },
    end: () => pool.end(),
  };
}

/** The queries over connections to a server. */
export const connectPostgres = (url: string, options: ConnectOptions): Db =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });
