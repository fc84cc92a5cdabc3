/** What only one of several processes may have or do. */
export interface LeaseStore {
  /** Takes or renews a lease for `length` milliseconds from `now`; false while somebody else holds it. */
  take(name: string, holder: string, now: Date, length: number): Promise<boolean>;
  /** Gives a lease back, when it is still this holder's. */
  release(name: string, holder: string): Promise<void>;
  /** True for the first who asks with that key, of all processes; false for everybody after. */
  first(key: string, now: Date): Promise<boolean>;
  /** Forgets the keys of `first` from before an instant. */
  forget(before: Date): Promise<number>;
}

export interface LeaseStores {
  readonly leases: LeaseStore;
}
