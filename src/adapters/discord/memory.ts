/** A map that forgets: entries after `keep` milliseconds, and the oldest when there are more than `most`. */
export interface Memory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** Remembers a key; whether it is a new one. */
  isNew(key: string, value: Value): boolean;
}

export function createMemory<Value>(most: number, keep: number): Memory<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  const get = (key: string): Value | undefined => {
    const entry = entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  };
  const set = (key: string, value: Value): void => {
    entries.delete(key);
    entries.set(key, { value, until: Date.now() + keep });
    const [oldest] = entries.keys();
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
  };
  return {
    get,
    set,
    isNew(key, value) {
      if (get(key) !== undefined) return false;
      set(key, value);
      return true;
    },
  };
}
