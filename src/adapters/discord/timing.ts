/** Every wait of the Discord adapter, in milliseconds. */
export interface DiscordTiming {
  /** How long a reply may take before the interaction is deferred; Discord gives up after 3 s. */
  readonly defer: number;
  /** A REST call that has not been answered by then has ended uncertainly. */
  readonly call: number;
  /** The same for the first answer to an interaction, which is worth nothing later. */
  readonly firstAnswer: number;
  /** How long an answer to a mention is tried for, such as while the room is rate-limited. */
  readonly answer: number;
  /** The first pause after a failure; doubled up to `backoffMost`, with jitter. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** Opening a connection to the gateway may take this long. */
  readonly handshake: number;
  /** How long the start waits for servers that Discord says are unavailable. */
  readonly servers: number;
  /** Without an acknowledged heartbeat for so long the gateway counts as away; Discord asks for one every 41 s. */
  readonly silence: number;
  /** How long the keys of handled events are kept. */
  readonly seen: number;
  /** How long somebody's right to manage is believed. */
  readonly rights: number;
  /** At a stop: for answers that are on their way, and for the gateway's own goodbye. */
  readonly drain: number;
  readonly goodbye: number;
}

export const defaultDiscordTiming: DiscordTiming = {
  defer: 1_500,
  call: 10_000,
  firstAnswer: 1_000,
  answer: 60_000,
  backoff: 500,
  backoffMost: 30_000,
  handshake: 5_000,
  servers: 5_000,
  silence: 100_000,
  seen: 15 * 60_000,
  rights: 60_000,
  drain: 4_000,
  goodbye: 2_000,
};

/** The pause before attempt `failures + 1`: doubled each time, and spread so that many don't come back at once. */
export const pauseAfter = (failures: number, { backoff, backoffMost }: DiscordTiming): number =>
  Math.min(backoffMost, backoff * 2 ** Math.min(failures, 20)) * (0.75 + Math.random() / 4);
