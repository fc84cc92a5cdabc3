import Fuse from 'fuse.js';

/** Candidates that come almost as near as the nearest are worth naming; the others only distract. */
const asGood = 0.1;

/** The candidates that look most like what was written, best first; none when nothing comes near. */
export const nearest = (written: string, candidates: readonly string[], limit: number): string[] => {
  const fuse = new Fuse(candidates, { threshold: 0.3, ignoreLocation: true, includeScore: true });
  const found = fuse.search(written.slice(0, 32), { limit });
  const best = found[0]?.score ?? 0;
  return found.flatMap(({ item, score = 1 }) => (score <= best + asGood ? [item] : []));
};
