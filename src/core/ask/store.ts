/** What an answer's buttons refer to: no author, short-lived, capped. */
export interface AskedStore {
  add(asked: {
    readonly id: string;
    readonly space: string;
    readonly query: string;
    readonly passages: readonly string[];
    readonly at: Date;
  }): Promise<void>;
  get(id: string, space: string): Promise<{ readonly query: string; readonly passages: readonly string[] } | undefined>;
  /** Deletes what is older than that instant, and the oldest beyond 10,000. */
  forget(before: Date): Promise<number>;
}

export interface AskedStores {
  readonly asked: AskedStore;
}
