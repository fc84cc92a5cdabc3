/** Longer words by the shorter ones that they begin or end with: `Serverkonfiguration` by `server`. */
export interface Insides {
  /** The stems that begin or end with this one. */
  holding(stem: string): readonly string[];
  /** The known stems that this one is made of: two that make up all of it, or else what it begins and ends with. */
  partsOf(stem: string): readonly (readonly string[])[];
}

const shortest = 4;
const mostHolding = 8;
/** Letters that join two words. */
const joint = /^(?:s|n|en|es|er|e)?$/u;

const reversed = (text: string): string => [...text].reverse().join('');

const beginning = (sorted: readonly string[], prefix: string): string[] => {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let i = low; sorted[i]?.startsWith(prefix) && found.length < mostHolding; i += 1) {
    if ((sorted[i]?.length ?? 0) >= prefix.length + shortest - 1) found.push(sorted[i] ?? '');
  }
  return found;
};

export const insidesOf = (stems: Iterable<string>): Insides => {
  const forward = [...new Set(stems)].filter((stem) => stem.length >= shortest && /^\p{L}+$/u.test(stem)).sort();
  const known = new Set(forward);
  const backward = forward.map(reversed).sort();
  return {
    holding: (stem) =>
      stem.length < shortest ? [] : [...beginning(backward, reversed(stem)).map(reversed), ...beginning(forward, stem)],
    partsOf(stem) {
      const single: string[][] = [];
      for (let at = stem.length - shortest + 1; at >= shortest; at -= 1) {
        const left = stem.slice(0, at);
        if (!known.has(left)) continue;
        for (let from = at; from < Math.min(stem.length - shortest + 1, at + 3); from += 1) {
          if (known.has(stem.slice(from)) && joint.test(stem.slice(at, from))) return [[left, stem.slice(from)]];
        }
        single.push([left]);
      }
      for (let at = shortest; at <= stem.length - shortest; at += 1) {
        if (known.has(stem.slice(at))) return [...single.slice(0, 1), [stem.slice(at)]];
      }
      return single.slice(0, 1);
    },
  };
};
