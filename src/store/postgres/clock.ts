import { performance } from 'node:perf_hooks';

/** How long an answer of the database is carried on, in milliseconds. */
const freshFor = 1_000;

/**
 * A clock that several processes share: the database is asked once a second at most, and the time since is measured by
 * a clock that nobody sets. `ask` resolves to epoch milliseconds.
 */
export function databaseClock(ask: () => Promise<number>): () => Promise<Date> {
  let offset = 0;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    const before = performance.now();
    const answer = await ask();
    const after = performance.now();
    offset = answer - (before + after) / 2;
    freshUntil = after + freshFor;
  }

  return async () => {
    if (performance.now() >= freshUntil) {
      asking ??= refresh().finally(() => {
        asking = undefined;
      });
      await asking;
    }
    return new Date(Math.floor(performance.now() + offset));
  };
}
