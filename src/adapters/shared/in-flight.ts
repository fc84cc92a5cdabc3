import { endsWithin } from './ends-within.js';

/** Work that has begun and that nobody waits for, kept hold of so that a stop can. */
export interface InFlight {
  /** `what` says in the log what did not happen, should the work fail: nothing is lost silently. */
  keep(what: string, work: Promise<unknown>): void;
  /** Resolves when nothing is under way, what was begun meanwhile included. */
  idle(): Promise<void>;
  /** The same for so many milliseconds at most. */
  drain(milliseconds: number): Promise<void>;
}

export function createInFlight(failed: (what: string, error: unknown) => void): InFlight {
  const working = new Set<Promise<void>>();
  const idle = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
  };
  return {
    idle,
    keep(what, work) {
      const kept = work
        .then(
          () => undefined,
          (error: unknown) => failed(what, error),
        )
        .finally(() => working.delete(kept));
      working.add(kept);
    },
    async drain(milliseconds) {
      await endsWithin(idle(), milliseconds);
    },
  };
}
