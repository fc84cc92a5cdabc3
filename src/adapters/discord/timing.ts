import type { DeliveryTiming } from '../shared/timing.js';

/** Every wait of the Discord adapter, in milliseconds. */
export interface DiscordTiming extends DeliveryTiming {
  /** As `call`, for the first answer to an interaction, which is worth nothing later. */
  readonly firstAnswer: number;
  /** How long Discord shows that somebody is typing, less a little. */
  readonly typing: number;
  /** Opening a connection to the gateway may take this long. */
  readonly handshake: number;
  /** How long the start waits for servers that Discord says are unavailable. */
  readonly servers: number;
  /** Without an acknowledged heartbeat for so long the gateway counts as away; Discord asks for one every 41 s. */
  readonly silence: number;
  /** How long somebody's right to manage is believed. */
  readonly rights: number;
  /** At a stop, for the gateway's own goodbye. */
  readonly goodbye: number;
}

export const defaultDiscordTiming: DiscordTiming = {
  defer: 1_500,
  call: 10_000,
  firstAnswer: 1_000,
  answer: 60_000,
  patience: 2_000,
  hold: 30_000,
  look: 2_000,
  typing: 8_000,
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
