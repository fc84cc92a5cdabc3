import type { Backoff } from '../../shared/backoff.js';
import { retry } from '../../shared/retry.js';
import { type DiscordFailure, failureOf } from '../failure.js';

export interface Insisting {
  readonly tries: number;
  readonly backoff: Backoff;
  /** Whether another try may help and does no harm; by default whenever Discord has not refused the call itself. */
  again?(failure: DiscordFailure): boolean;
  readonly stopping?: AbortSignal;
}

/** Makes a call again after it failed, and not before Discord allows it; throws what the last try threw. */
export async function insist<Value>(call: () => Promise<Value>, options: Insisting): Promise<Value> {
  const { tries, backoff, again = ({ kind }) => kind !== 'refused', stopping } = options;
  const attempt = () =>
    call().then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, error, failure: failureOf(error) }),
    );
  const last = await retry(attempt, {
    again: (end) => (end.ok || !again(end.failure) ? undefined : end.failure.wait),
    backoff,
    tries,
    ...(stopping ? { stopping } : {}),
  });
  if (last.ok) return last.value;
  throw last.error;
}
