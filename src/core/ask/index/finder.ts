/**
 * Finds numbered things by their hash: a hash table in arrays of numbers. Where there are a million of them a Map of
 * strings would take ten times the memory, and the time to collect it.
 */
export interface Finder {
  /** The latest thing with that hash; -1 without one. */
  first(hash: number): number;
  /** The one before it with the same hash; -1 after the last. */
  next(thing: number): number;
  /** Things are numbered in the order in which they are added, from 0. */
  add(hash: number): void;
}

const fewest = 1024;

export const createFinder = (): Finder => {
  const hashes: number[] = [];
  /** The thing before it in the same place. */
  const befores: number[] = [];
  let heads = new Int32Array(fewest).fill(-1);
  const enter = (thing: number): void => {
    const place = (hashes[thing] ?? 0) & (heads.length - 1);
    befores[thing] = heads[place] ?? -1;
    heads[place] = thing;
  };
  const from = (start: number, hash: number): number => {
    let thing = start;
    while (thing >= 0 && hashes[thing] !== hash) thing = befores[thing] ?? -1;
    return thing;
  };
  return {
    first: (hash) => from(heads[hash & (heads.length - 1)] ?? -1, hash),
    next: (thing) => from(befores[thing] ?? -1, hashes[thing] ?? 0),
    add(hash) {
      const thing = hashes.length;
      hashes.push(hash);
      if (thing < heads.length) enter(thing);
      else {
        heads = new Int32Array(2 * heads.length).fill(-1);
        for (let each = 0; each <= thing; each += 1) enter(each);
      }
    },
  };
};
