import type { Outcome } from '../../core/ports/adapter.js';
import { retry } from './retry.js';
import type { Look } from './sender.js';
import type { Tools } from './tools.js';

/** Posts an answer again until it stands, is refused or comes too late: people ask again for a missing one. */
export type Persist = <End extends Outcome | Look>(attempt: () => Promise<End>) => Promise<End>;

export const createPersist =
  ({ timing, now, backoff, stopping }: Tools): Persist =>
  (attempt) => {
    const until = now() + timing.answer;
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
