import type { Person } from '../chat/address.js';

/**
 * What an answer's buttons refer to: short-lived, capped. Nobody reads who asked; it is found for an export or a deletion.
 */
export interface AskedStore {
  add(asked: {
    readonly id: string;
    readonly space: string;
    readonly query: string;
    readonly passages: readonly string[];
    readonly at: Date;
    readonly by: Person;
  }): Promise<void>;
  get(id: string, space: string): Promise<{ readonly query: string; readonly passages: readonly string[] } | undefined>;
  /** Deletes what is older than that instant, the oldest beyond 1,000 of one person, and the oldest beyond 10,000 of all. */
  forget(before: Date): Promise<number>;
}

export interface AskedStores {
  readonly asked: AskedStore;
}
