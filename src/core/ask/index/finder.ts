/**
 * Finds numbered things by their hash: a hash table in two arrays of numbers. Where there are a million of them a Map
 * of strings would take ten times the memory, and the time to collect it.
 */
export interface Finder {
  /** The latest thing with such a hash, or one that shares its place; -1 without one. */
  first(hash: number): number;
  /** The one before it in the same place; -1 after the last. */
  next(thing: number): number;
  /** Things are numbered in the order in which they are added, from 0. */
  add(hash: number): number;
}

const fewest = 1024;

export const createFinder = (): Finder => {
  const hashes: number[] = [];
  const nexts: number[] = [];
  let heads = new Int32Array(fewest).fill(-1);
  const enter = (thing: number): void => {
    const place = (hashes[thing] ?? 0) & (heads.length - 1);
    nexts[thing] = heads[place] ?? -1;
    heads[place] = thing;
  };
  return {
    first: (hash) => heads[hash & (heads.length - 1)] ?? -1,
    next: (thing) => nexts[thing] ?? -1,
    add(hash) {
      const thing = hashes.length;
      hashes.push(hash);
      if (hashes.length <= heads.length) enter(thing);
      else {
        heads = new Int32Array(2 * heads.length).fill(-1);
        for (let each = 0; each <= thing; each += 1) enter(each);
      }
      return thing;
    },
  };
};
