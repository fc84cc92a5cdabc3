import type { DeliveryTiming } from '../../src/adapters/shared/timing.js';

/** Waits that a test has no time for. */
export const noWaits: DeliveryTiming = {
  defer: 1,
  call: 1,
  answer: 1,
  backoff: 1,
  backoffMost: 1,
  drain: 1,
  seen: 1,
  patience: 1,
  hold: 1,
  look: 1,
};
