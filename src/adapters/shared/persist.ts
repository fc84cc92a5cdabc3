import type { Outcome } from '../../core/ports/adapter.js';
import type { Backoff } from './backoff.js';
import { retry } from './retry.js';
import type { Look } from './sender.js';

export interface PersistOptions {
  readonly backoff: Backoff;
  /** How long an answer is worth trying, in milliseconds. */
  readonly within: number;
  readonly now: () => number;
  readonly stopping: AbortSignal;
}

/** Posts an answer again until it stands, is refused or comes too late: people ask again for a missing one. */
export type Persist = <End extends Outcome | Look>(attempt: () => Promise<End>) => Promise<End>;

export const createPersist =
  ({ backoff, within, now, stopping }: PersistOptions): Persist =>
  (attempt) => {
    const until = now() + within;
    return retry(attempt, {
      again(end) {
        if (end.kind === 'later') return Math.max(0, end.at.getTime() - now());
        return end.kind === 'unsure' ? 0 : undefined;
      },
      backoff,
      left: () => until - now(),
      stopping,
    });
  };
