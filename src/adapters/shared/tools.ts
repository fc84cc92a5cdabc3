import { setMaxListeners } from 'node:events';
import type { Log } from '../../core/ports/services.js';
import { type Backoff, createBackoff } from './backoff.js';
import type { DeliveryTiming } from './timing.js';

export interface ToolOptions<Timing> {
  readonly log: Log;
  readonly timing?: Partial<Timing>;
  /** Milliseconds since the epoch, and a number from 0 to 1; this machine's by default. */
  readonly now?: () => number;
  readonly random?: () => number;
}

/** What the parts of an adapter share. */
export interface Tools<Timing extends DeliveryTiming = DeliveryTiming> {
  readonly log: Log;
  readonly timing: Timing;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly backoff: Backoff;
  /** Ends every wait and every call that is under way. */
  readonly stopping: AbortSignal;
}

/** The one place where adapters take a clock and a chance that they are not given. */
export function createTools<Timing extends DeliveryTiming>(
  { log, timing: given, now = Date.now, random = Math.random }: ToolOptions<Timing>,
  defaults: Timing,
): Tools<Timing> & { stop(): void } {
  const timing = { ...defaults, ...given };
  const stopping = new AbortController();
  // Many wait and call at the same time, and each listens: that is no leak.
  setMaxListeners(0, stopping.signal);
  const backoff = createBackoff(timing, random);
  return { log, timing, now, backoff, stopping: stopping.signal, stop: () => stopping.abort() };
}
