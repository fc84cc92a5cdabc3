import type { Steps } from '../../knowledge/steps.js';

/** What is to be told: features that it has, by their numbers, and how much of each. */
export interface Features {
  readonly features: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** The same, and which label is right. */
export interface Sample extends Features {
  readonly label: number;
}

export interface Size {
  readonly features: number;
  readonly labels: number;
  /** Multiplications that training may cost. */
  readonly mostWork: number;
}

const mostRounds = 30;
const fewestRounds = 4;
/** Samples that are learned between two pauses. */
const piece = 16;

/**
 * Trains a linear model (multinomial logistic regression by gradient descent in a fixed order: the same samples make the
 * same model). What comes back gives the probability of every label. Undefined when it is too much work.
 */
export function* trainSteps(
  samples: readonly Sample[],
  { features, labels, mostWork }: Size,
): Steps<((sample: Features) => Float32Array) | undefined> {
  const round = samples.reduce((sum, sample) => sum + 2 * sample.features.length * labels, 0);
  const rounds = Math.min(mostRounds, Math.floor(mostWork / Math.max(1, round)));
  if (rounds < fewestRounds) return undefined;
  const model = new Float32Array(features * labels);
  for (let i = 0; i < rounds; i += 1) yield* learn(model, samples, labels, 3 / (1 + 0.15 * i));
  return (sample) => softmax(scores(model, sample, labels));
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
    for (let f = 0; f < sample.features.length; f += 1) {
      const scale = rate * (sample.values[f] ?? 0);
      const base = (sample.features[f] ?? 0) * size;
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

/**
 * Four rows of the model at a time: it is far larger than a processor's cache, and so it waits for four at once. Every
 * sum is rounded as if it were written to the array and read again.
 */
const scores = (weights: Float32Array, { features, values }: Features, size: number): Float32Array => {
  const out = new Float32Array(size);
  const { fround } = Math;
  let f = 0;
  for (; f + 3 < features.length; f += 4) {
    const [v0, v1, v2, v3] = [values[f] ?? 0, values[f + 1] ?? 0, values[f + 2] ?? 0, values[f + 3] ?? 0];
    const [at0, at1] = [(features[f] ?? 0) * size, (features[f + 1] ?? 0) * size];
    const [at2, at3] = [(features[f + 2] ?? 0) * size, (features[f + 3] ?? 0) * size];
    for (let c = 0; c < size; c += 1) {
      const one = fround((out[c] ?? 0) + v0 * (weights[at0 + c] ?? 0));
      const two = fround(one + v1 * (weights[at1 + c] ?? 0));
      const three = fround(two + v2 * (weights[at2 + c] ?? 0));
      out[c] = three + v3 * (weights[at3 + c] ?? 0);
    }
  }
  for (; f < features.length; f += 1) {
    const value = values[f] ?? 0;
    const base = (features[f] ?? 0) * size;
    for (let c = 0; c < size; c += 1) out[c] = (out[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
  return out;
};

const softmax = (raw: Float32Array): Float32Array => {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < raw.length; c += 1) top = Math.max(top, raw[c] ?? 0);
  const shares = new Float32Array(raw.length);
  let sum = 0;
  for (let c = 0; c < raw.length; c += 1) {
    shares[c] = Math.exp((raw[c] ?? 0) - top);
    sum += shares[c] ?? 0;
  }
  for (let c = 0; c < raw.length; c += 1) shares[c] = (shares[c] ?? 0) / sum;
  return shares;
};
