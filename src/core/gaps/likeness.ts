import type { Index } from '../ask/index/build-index.js';
import { cosine } from '../ask/index/cosine.js';
import { vectorsOf } from '../ask/index/note-vectors.js';
import type { Meaning } from '../ports/meaning.js';

/** How much nearer two texts are to each other than is usual around each of them; undefined where one has no vector. */
export type Likeness = (a: string, b: string) => number | undefined;

/** Neighbours that say what is usual around a text. */
const around = 6;
/** Sections that stand for the notes where they are compared with. */
const mostSections = 500;
/** How long a list waits for what its wordings mean, in milliseconds; most are known from when they were asked again. */
const patience = 1_000;

/** The mean of the highest few cosines of a vector with others. */
const usualNear = (vector: Float32Array, others: readonly Float32Array[]): number => {
  const highest: number[] = [];
  for (const other of others) {
    const near = cosine(vector, other);
    if (highest.length === around && near <= (highest[0] ?? 0)) continue;
    highest.push(near);
    highest.sort((a, b) => a - b);
    if (highest.length > around) highest.shift();
  }
  return highest.reduce((sum, each) => sum + each, 0) / (highest.length || 1);
};

/**
 * Compares texts by their unit vectors. A cosine alone tells little: two questions about one subject are always near, and
 * short ones never very. So what is usual around both, among all of these texts and `others`, is taken away.
 */
const likenessOf = (vectors: ReadonlyMap<string, Float32Array>, others: readonly Float32Array[]): Likeness => {
  const all = [...vectors.values(), ...others];
  const levels = new Map<string, number>();
  const levelOf = (text: string, vector: Float32Array): number => {
    const known = levels.get(text);
    if (known !== undefined) return known;
    const level = usualNear(
      vector,
      all.filter((other) => other !== vector),
    );
    levels.set(text, level);
    return level;
  };
  return (a, b) => {
    const [first, second] = [vectors.get(a), vectors.get(b)];
    if (!first || !second) return undefined;
    return cosine(first, second) - (levelOf(a, first) + levelOf(b, second)) / 2;
  };
};

/** What wordings mean beside each other and beside the notes, as far as it is told in time. */
export const heard = async (
  index: Index,
  meaning: Meaning | undefined,
  wordings: readonly string[],
): Promise<Likeness | undefined> => {
  const table = meaning && vectorsOf(index, meaning);
  if (!table || wordings.length < 2) return undefined;
  const found = await meaning.queries(wordings, patience);
  const vectors = new Map(wordings.flatMap((query, i) => (found[i] ? [[query, found[i]] as const] : [])));
  const step = Math.ceil(index.sections.length / mostSections);
  const others = index.sections.flatMap((_, i) => (i % step === 0 ? (table.vectorAt(i) ?? []) : []));
  return likenessOf(vectors, others);
};
