/** The waits that every platform has, in milliseconds. */
export interface DeliveryTiming {
  /** How long the bot may think before the platform is told to wait; a person's client gives up after 3 s. */
  readonly defer: number;
  /** A call that takes longer has ended uncertainly. */
  readonly call: number;
  /** How long an answer to words in a room is tried for, such as while the room is rate-limited. */
  readonly answer: number;
  /** The first pause after a failure; doubled up to `backoffMost`. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** How long `stop` waits for answers that are under way. */
  readonly drain: number;
  /** How long the same thing is known again. Platforms repeat what they send for several minutes. */
  readonly seen: number;
}
