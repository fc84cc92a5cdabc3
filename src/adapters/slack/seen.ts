const most = 50_000;

/**
 * Does a thing once for one key, however often it comes: who comes again gets the first one's promise. Keys are kept
 * for `keep` milliseconds after they came, at most 50,000 of them. `first` tells whether no other process had the key
 * before this one; the work is told so too.
 */
export function createSeen(keep: number, now: () => number, first: (key: string) => Promise<boolean>) {
  const seen = new Map<string, { at: number; work: Promise<void> }>();

  const forget = (): void => {
    for (const [key, { at }] of seen) {
      if (seen.size <= most && at + keep > now()) return;
      seen.delete(key);
    }
  };

  return {
    once(key: string, work: (first: boolean) => Promise<void>): Promise<void> {
      forget();
      const known = seen.get(key);
      if (known) return known.work;
      const entry = { at: now(), work: first(key).then(work) };
      seen.set(key, entry);
      return entry.work;
    },
    size: () => seen.size,
  };
}

export type Seen = ReturnType<typeof createSeen>;
