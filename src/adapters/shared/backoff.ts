import type { DeliveryTiming } from './timing.js';

/** How long to pause after so many failures in a row (1 at least), in milliseconds. */
export type Backoff = (failures: number) => number;

/** Doubles with every failure, is capped, and is between half and all of that by chance: many don't come back at once. */
export const createBackoff =
  ({ backoff, backoffMost }: Pick<DeliveryTiming, 'backoff' | 'backoffMost'>, random: () => number): Backoff =>
  (failures) =>
    Math.min(backoffMost, backoff * 2 ** Math.max(0, failures - 1)) * (0.5 + random() / 2);
