import { setImmediate } from 'node:timers/promises';

/**
 * Turns of the event loop that everybody else gets. Node takes one new connection in each (libuv 1.46), so that with a
 * single one between pieces of 10 ms a crowd of strangers would keep everybody at the door.
 */
const turns = 10;

/** Lets whatever came in meanwhile go first: for long work between two of its pieces. */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
}
