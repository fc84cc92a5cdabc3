import type { Steps } from '../steps.js';
import type { Phrasing } from './phrasings.js';
import type { Word } from './words.js';

/** Tells from the wording of a query which of the entries it is likely for. */
export interface Classifier {
  /** The probability of each section that has phrasings. */
  classify(words: readonly Word[]): ReadonlyMap<number, number>;
}

/** Multiplications that training may cost: about a second. */
const mostWork = 1.2e9;
const mostRounds = 30;
const fewestRounds = 4;
/** Phrasings that are learned, or prepared, between two pauses. */
const piece = 16;

interface Sample {
  readonly features: readonly number[];
  readonly values: readonly number[];
  readonly label: number;
}

/**
 * Trains a linear model (multinomial logistic regression by gradient descent in a fixed order) over stems, pairs and
 * letter groups. Undefined when there is nothing to learn or too much for start-up.
 */
export function* classifierSteps(phrasings: readonly Phrasing[]): Steps<Classifier | undefined> {
  const labels = [...new Set(phrasings.map((each) => each.section))];
  if (labels.length < 2) return undefined;
  const labelOf = new Map(labels.map((section, label) => [section, label]));
  const lists: Set<string>[] = [];
  const counts = new Map<string, number>();
  for (const [i, { words }] of phrasings.entries()) {
    if (i % piece === 0) yield;
    const list = featuresOf(words);
    for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    lists.push(list);
  }
  const ids = new Map([...counts.keys()].map((feature, id) => [feature, id]));
  const rarities = [...counts.values()].map((count) => Math.log(1 + phrasings.length / count));

  const sampleOf = (list: ReadonlySet<string>): Omit<Sample, 'label'> => {
    const features: number[] = [];
    for (const feature of list) {
      const id = ids.get(feature);
      if (id !== undefined) features.push(id);
    }
    const raw = features.map((id) => rarities[id] ?? 0);
    const norm = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0)) || 1;
    return { features, values: raw.map((value) => value / norm) };
  };
  const samples: Sample[] = [];
  for (const [i, list] of lists.entries()) {
    if (i % piece === 0) yield;
    samples.push({ ...sampleOf(list), label: labelOf.get(phrasings[i]?.section ?? -1) ?? 0 });
  }
  const round = samples.reduce((sum, sample) => sum + 2 * sample.features.length * labels.length, 0);
  const rounds = Math.min(mostRounds, Math.floor(mostWork / Math.max(1, round)));
  if (rounds < fewestRounds) return undefined;
  const weights = new Float32Array(ids.size * labels.length);
  for (let i = 0; i < rounds; i += 1) yield* learn(weights, samples, labels.length, 8 / (1 + 0.15 * i));
  return {
    classify: (words) => {
      const shares = softmax(scores(weights, sampleOf(featuresOf(words)), labels.length));
      return new Map(labels.map((section, label) => [section, shares[label] ?? 0]));
    },
  };
}

/** One pass over the samples, in strides so that neighbours with one label don't follow each other. */
function* learn(weights: Float32Array, samples: readonly Sample[], size: number, rate: number): Steps<void> {
  const stride = coprime(samples.length);
  for (let n = 0, at = 0; n < samples.length; n += 1, at = (at + stride) % samples.length) {
    const sample = samples[at];
    if (sample === undefined) continue;
    if (n % piece === 0) yield;
    const step = softmax(scores(weights, sample, size));
    step[sample.label] = (step[sample.label] ?? 0) - 1;
    for (const [f, feature] of sample.features.entries()) {
      const scale = rate * (sample.values[f] ?? 0);
      const base = feature * size;
      for (let c = 0; c < size; c += 1) weights[base + c] = (weights[base + c] ?? 0) - scale * (step[c] ?? 0);
    }
  }
}

const coprime = (length: number): number => {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (common(stride, length) !== 1) stride += 1;
  return stride;
};

const scores = (weights: Float32Array, { features, values }: Omit<Sample, 'label'>, size: number): Float32Array => {
  const out = new Float32Array(size);
  for (const [f, feature] of features.entries()) {
    const value = values[f] ?? 0;
    const base = feature * size;
    for (let c = 0; c < size; c += 1) out[c] = (out[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
  return out;
};

const softmax = (raw: Float32Array): Float32Array => {
  const top = raw.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const shares = raw.map((each) => Math.exp(each - top));
  const sum = shares.reduce((total, each) => total + each, 0);
  return shares.map((each) => each / sum);
};

const mostWords = 60;

/** Stems, pairs of them, and groups of three and four letters, which forgive misspelling. */
const featuresOf = (list: readonly Word[]): Set<string> => {
  const words = list.slice(0, mostWords);
  const features = new Set<string>();
  for (const [i, word] of words.entries()) {
    features.add(`w ${word.stem}`);
    const next = words[i + 1];
    if (next !== undefined) features.add(`p ${word.stem} ${next.stem}`);
    const framed = `^${word.text}$`;
    for (const size of [3, 4]) {
      for (let at = 0; at + size <= framed.length; at += 1) features.add(`l ${framed.slice(at, at + size)}`);
    }
  }
  return features;
};
