import type { Backoff } from './backoff.js';
import { pause } from './pause.js';

export interface Retrying<End> {
  /**
   * Whether another attempt may help and does no harm: undefined when not, else how long the platform asks to wait
   * before it, in milliseconds; 0 when it does not say.
   */
  again(end: End): number | undefined;
  readonly backoff: Backoff;
  /** Attempts at most, the first one included; by default as many as there is time for. */
  readonly tries?: number;
  /** How much time is left, in milliseconds: an attempt that would begin later is not made. */
  left?(): number;
  /** Cuts a pause short; the attempt after it is the last one. */
  readonly stopping?: AbortSignal;
}

/** Makes an attempt again after it failed, with growing pauses. Resolves to the end of the last one. */
export async function retry<End>(attempt: () => Promise<End>, options: Retrying<End>): Promise<End> {
  const { again, backoff, tries = Number.POSITIVE_INFINITY, left, stopping } = options;
  for (let made = 1; ; made += 1) {
    const end = await attempt();
    const asked = again(end);
    if (asked === undefined || made >= tries || stopping?.aborted) return end;
    const wait = Math.max(asked, backoff(made));
    if (left && wait > left()) return end;
    await pause(wait, stopping);
  }
}
