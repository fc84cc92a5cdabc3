import { pause } from '../shared/pause.js';

/** Every wait of this adapter, in milliseconds, so that tests are fast and never sleep. */
export interface SlackTiming {
  /** How long the bot may think before Slack's client is told to stop waiting; it gives up after 3 s. */
  readonly defer: number;
  /** A call that takes longer has failed. */
  readonly call: number;
  /** How long a new connection may take until Slack greets on it. */
  readonly connect: number;
  /** A connection that has not answered a ping for this long is dead. Slack's own pauses make 5 s too tight. */
  readonly ping: number;
  /** The first pause after a failure; doubled up to `backoffMost`. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** How long a connection that was replaced is kept for Slack to end it, and as long again for what it still owes. */
  readonly overlap: number;
  /** How long the other side may take to agree to the end of a connection. */
  readonly close: number;
  /** How long `stop` waits for answers that are under way. */
  readonly drain: number;
  /** How long the same event is known again. Slack repeats events for several minutes. */
  readonly seen: number;
  /** How long a person's name, zone and rights are taken for true. */
  readonly profile: number;
}

export const defaultSlackTiming: SlackTiming = {
  defer: 1_500,
  call: 10_000,
  connect: 10_000,
  ping: 20_000,
  backoff: 1_000,
  backoffMost: 60_000,
  overlap: 3_000,
  close: 1_000,
  drain: 5_000,
  seen: 15 * 60_000,
  profile: 10 * 60_000,
};

/** The pause before the next attempt: doubled with every failure, capped, and between half and all of that by chance. */
export const backoffOf = (timing: SlackTiming, failures: number, random: () => number): number =>
  Math.min(timing.backoffMost, timing.backoff * 2 ** Math.max(0, failures - 1)) * (0.5 + random() / 2);

/** Whether the work ended in time; how it ended is not looked at. */
export async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const first = await Promise.race([ended, pause(milliseconds, over.signal).then(() => false)]);
  over.abort();
  return first;
}
