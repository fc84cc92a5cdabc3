import { setImmediate } from 'node:timers/promises';

/**
 * Begins one piece of work after the other, and gives everything else a turn before each: a crowd that comes at once
 * holds up neither votes on other platforms nor the look at the program's health.
 */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => T | Promise<T>): Promise<T> => {
    const begun = last.then(() => setImmediate());
    last = begun;
    return begun.then(work);
  };
}
