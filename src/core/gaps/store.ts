import type { Person } from '../chat/address.js';

/** A query that the notes did not answer well, without its author. */
export interface Gap {
  readonly id: string;
  /** The query in one spelling: lower case, single spaces. */
  readonly query: string;
  /** `nothing` was found, the answer did not help, or another passage was `chosen` than the first. */
  readonly kind: 'nothing' | 'unhelpful' | 'chosen';
  /** The passage that was shown or chosen, by its name in `passage-name.ts`. */
  readonly passage?: string;
  readonly at: Date;
}

export interface GapStore {
  /**
   * 10,000 a space at most: beyond that the oldest go. `by` is found for an export or a deletion, and read by nobody;
   * beyond 1,000 of one person their own oldest go.
   */
  add(adapter: string, space: string, gap: Gap, by?: Person): Promise<void>;
  /** How many of a person's gaps came since an instant. */
  countOf(by: Person, since: Date): Promise<number>;
  /** Of a space, the newest first. */
  in(adapter: string, space: string): Promise<readonly Gap[]>;
  /** Where there are any. */
  spaces(): Promise<readonly { readonly adapter: string; readonly space: string }[]>;
  /** Deletes gaps of a space: those older than an instant, or those of these ids. How many. */
  forget(
    adapter: string,
    space: string,
    which: { readonly before: Date } | { readonly ids: readonly string[] },
  ): Promise<number>;
}

export interface GapStores {
  readonly gaps: GapStore;
}
