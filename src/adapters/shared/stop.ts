import { setMaxListeners } from 'node:events';

/** Says when an adapter stops. All that waits or calls listens to it at the same time, which is no leak. */
export function createStop(): AbortController {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
}
