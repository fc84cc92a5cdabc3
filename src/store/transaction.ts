import type { Db } from './schema.js';

/** What an engine says when it gave up one of two transactions that waited for each other: PostgreSQL's codes. */
const collisions: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const triesAtMost = 5;

const collided = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && collisions.has(cause.code);

/** Does what is whole or not done at all; starts over when it collided with another. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (cause) {
      if (tries === triesAtMost || !collided(cause)) throw cause;
    }
  }
}

/** Runs a verb as one transaction: all of it survives a kill, or nothing. */
export const atomically = <T>(db: Db, verb: (tx: Db) => Promise<T>): Promise<T> =>
  persistently(() => db.transaction().execute(verb));

/** Reads several times from the same state, whatever others write meanwhile. */
export const consistently = <T>(db: Db, verb: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').execute(verb);
