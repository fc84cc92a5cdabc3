import { pause } from '../shared/pause.js';
import { type Failure, failureOf } from './failure.js';
import { type DiscordTiming, pauseAfter } from './timing.js';

export interface Insisting {
  readonly tries: number;
  readonly timing: DiscordTiming;
  /** Whether another try may help and does no harm; by default whenever Discord has not refused the call itself. */
  again?(failure: Failure): boolean;
  readonly stopping?: AbortSignal;
}

/** Makes a call again after it failed, with growing pauses, and not before Discord allows it; throws the last failure. */
export async function insist<Answer>(call: () => Promise<Answer>, options: Insisting): Promise<Answer> {
  const { tries, timing, again = ({ kind }) => kind !== 'refused', stopping } = options;
  for (let failures = 0; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failures + 1 >= tries || stopping?.aborted || !again(failure)) throw error;
      await pause(Math.max(failure.wait ?? 0, pauseAfter(failures, timing)), stopping);
    }
  }
}
