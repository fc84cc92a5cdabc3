import type { Posted } from '../../core/chat/address.js';
import type { Outcome } from '../../core/ports/adapter.js';
import type { Failure, NotSent, Refused } from './failure.js';
import type { Look } from './sender.js';
import type { Tools } from './tools.js';

/** Reads what a call threw, and says in the log what failed in which room. For a refusal: why, and what helps. */
export type Failed = (error: unknown, what: string, room: string) => Failure & { readonly refusal: () => Refused };

export type Ended<Value> = { readonly kind: 'done'; readonly value: Value } | NotSent;

/** Makes one call. Never rejects: what platforms do is an outcome. */
export type Attempt = <Value>(what: string, room: string, call: () => Promise<Value>) => Promise<Ended<Value>>;

/** Where the platform does not say how long to wait, the pause grows with the failures in a row. */
export function createAttempt({ now, backoff }: Pick<Tools, 'now' | 'backoff'>, failed: Failed): Attempt {
  let failures = 0;
  return async (what, room, call) => {
    try {
      const value = await call();
      failures = 0;
      return { kind: 'done', value };
    } catch (error) {
      failures += 1;
      const { kind, wait, refusal } = failed(error, what, room);
      if (kind === 'refused') return refusal();
      return kind === 'unsure' ? { kind } : { kind: 'later', at: new Date(now() + (wait || backoff(failures))) };
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
