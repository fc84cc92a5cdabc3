import type { Posted } from '../../core/chat/address.js';
import type { Outcome } from '../../core/ports/adapter.js';
import type { Backoff } from './backoff.js';
import { type Failure, type NotSent, outcomeOf, type Refused } from './failure.js';
import type { Look } from './sender.js';

export interface AttemptOptions<F extends Failure> {
  readonly now: () => number;
  readonly backoff: Backoff;
  /** Reads what a call threw, and says in the log what failed in which room. */
  readonly failed: (error: unknown, what: string, room: string) => F;
  readonly refusalOf: (failure: F, room: string) => Refused;
}

export type Ended<Value> = { readonly kind: 'done'; readonly value: Value } | NotSent;

/** Makes one call. Never rejects: what platforms do is an outcome. */
export type Attempt = <Value>(what: string, room: string, call: () => Promise<Value>) => Promise<Ended<Value>>;

/** Where the platform does not say how long to wait, the pause grows with the failures in a row. */
export function createAttempt<F extends Failure>(options: AttemptOptions<F>): Attempt {
  const { now, backoff, failed, refusalOf } = options;
  let failures = 0;
  return async (what, room, call) => {
    try {
      const value = await call();
      failures = 0;
      return { kind: 'done', value };
    } catch (error) {
      failures += 1;
      const failure = failed(error, what, room);
      const at = new Date(now() + (failure.wait || backoff(failures)));
      return outcomeOf(failure, at, (refused) => refusalOf(refused, room));
    }
  };
}

/** How a post or an edit ended. */
export const sentBy = (ended: Ended<Posted>): Outcome =>
  ended.kind === 'done' ? { kind: 'sent', posted: ended.value } : ended;

/** What a look for a message has told. */
export function lookBy(ended: Ended<Posted | undefined>): Look {
  if (ended.kind !== 'done') return { kind: ended.kind === 'refused' ? 'denied' : 'unknown' };
  return ended.value ? { kind: 'found', posted: ended.value } : { kind: 'absent' };
}
