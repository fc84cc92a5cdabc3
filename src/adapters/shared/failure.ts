import type { Outcome } from '../../core/ports/adapter.js';

export type NotSent = Exclude<Outcome, { kind: 'sent' }>;
export type Refused = Extract<Outcome, { kind: 'refused' }>;

/** How a call of a platform failed. What else a platform tells is in its own type, which extends this one. */
export interface Failure {
  /**
   * `limited`: turned away for now. `token`: the bot's token is no longer good, which somebody has to mend.
   * `unreached`: it surely did not get there. `unsure`: it may have taken effect. `refused`: it is not wanted so.
   */
  readonly kind: 'limited' | 'token' | 'unreached' | 'unsure' | 'refused';
  /** As long as the platform asks to wait, in milliseconds; 0 where it does not say. */
  readonly wait: number;
}
