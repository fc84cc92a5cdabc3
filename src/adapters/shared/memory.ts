/** A map that forgets. */
export interface Memory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** The value of a key; made, and kept, when there is none. */
  once(key: string, make: () => Value): Value;
  /** Forgets a key, as long as it has this value. */
  drop(key: string, value: Value): void;
}

export interface MemoryOptions {
  /** When there are more entries, the oldest is forgotten. */
  readonly most: number;
  /** How long an entry is kept, in milliseconds. */
  readonly keep: number;
  readonly now: () => number;
}

export function createMemory<Value>({ most, keep, now }: MemoryOptions): Memory<Value> {
  /** In the order in which they were set, and so in which they end. */
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  const forget = (): void => {
    for (const [key, { until }] of entries) {
      if (entries.size <= most && until > now()) return;
      entries.delete(key);
    }
  };
  const get = (key: string): Value | undefined => {
    const entry = entries.get(key);
    return entry && entry.until > now() ? entry.value : undefined;
  };
  const set = (key: string, value: Value): void => {
    entries.delete(key);
    entries.set(key, { value, until: now() + keep });
    forget();
  };
  return {
    get,
    set,
    once(key, make) {
      const known = get(key);
      if (known !== undefined) return known;
      const value = make();
      set(key, value);
      return value;
    },
    drop(key, value) {
      if (entries.get(key)?.value === value) entries.delete(key);
    },
  };
}
