import type { Pace } from '../shared/lanes.js';
import type { DeliveryTiming } from '../shared/timing.js';

/** Every wait of this adapter, in milliseconds, so that tests are fast and never sleep. */
export interface SlackTiming extends DeliveryTiming {
  /** How long a new connection may take until Slack greets on it. */
  readonly connect: number;
  /** A connection that has not answered a ping for this long is dead. Slack's own pauses make 5 s too tight. */
  readonly ping: number;
  /** How long a connection that was replaced is kept for Slack to end it, and as long again for what it still owes. */
  readonly overlap: number;
  /** How long the other side may take to agree to the end of a connection. */
  readonly close: number;
  /** What one room takes: a little less than Slack says, whose clock is another one. */
  readonly pace: Pace;
  /** How often the same person is told in the same room that their answer is on its way. */
  readonly told: number;
  /** How long a person's name, zone and rights are taken for true. */
  readonly profile: number;
  /** How long the names of those whom a message mentions are waited for: Slack waits three seconds for the whole. */
  readonly names: number;
}

export const defaultSlackTiming: SlackTiming = {
  defer: 1_500,
  call: 10_000,
  answer: 60_000,
  patience: 2_000,
  hold: 30_000,
  look: 2_000,
  pace: { burst: 5, every: 1_050 },
  told: 60_000,
  connect: 10_000,
  ping: 20_000,
  backoff: 1_000,
  backoffMost: 60_000,
  overlap: 3_000,
  close: 1_000,
  drain: 5_000,
  seen: 15 * 60_000,
  profile: 10 * 60_000,
  names: 800,
};
