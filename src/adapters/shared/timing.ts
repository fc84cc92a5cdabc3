/** The waits that every platform has, in milliseconds. */
export interface DeliveryTiming {
  /** How long the bot may think before the platform is told to wait; a person's client gives up after 3 s. */
  readonly defer: number;
  /** A call that takes longer has ended uncertainly. */
  readonly call: number;
  /** How long an answer to words in a room keeps its turn, such as while the room is rate-limited. */
  readonly answer: number;
  /** After so long, and again after it, somebody who waits for an answer is told that it is on its way. */
  readonly patience: number;
  /** How long a process that is no longer heard of keeps others from sending an answer: longer than any call takes. */
  readonly hold: number;
  /** When an answer that may or may not have arrived is first looked for. */
  readonly look: number;
  /** The first pause after a failure; doubled up to `backoffMost`. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** How long `stop` waits for answers that are under way. */
  readonly drain: number;
  /** How long the same thing is known again. Platforms repeat what they send for several minutes. */
  readonly seen: number;
}
