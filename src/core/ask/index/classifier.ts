import type { Steps } from '../../knowledge/steps.js';
import type { Word } from '../../language/words.js';
import type { Phrasing } from './phrasings.js';
import type { Thesaurus } from './thesaurus.js';

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

/** How much a feature counts, by what it is; and how much less it does in a word that names nothing. */
const weights = { stem: 2, synonym: 0.7, pair: 1, letters: 0.7 };
const littleShare = 0.7;

type Features = ReadonlyMap<string, number>;

/**
 * Trains a linear model (multinomial logistic regression by gradient descent in a fixed order) over stems, their
 * synonyms, pairs and letter groups. Undefined when there is nothing to learn or too much for start-up.
 */
export function* classifierSteps(phrasings: readonly Phrasing[], thesaurus: Thesaurus): Steps<Classifier | undefined> {
  const labels = [...new Set(phrasings.map((each) => each.section))];
  if (labels.length < 2) return undefined;
  const labelOf = new Map(labels.map((section, label) => [section, label]));
  const lists: Features[] = [];
  const counts = new Map<string, number>();
  for (const [i, { words }] of phrasings.entries()) {
    if (i % piece === 0) yield;
    const list = featuresOf(words, thesaurus);
    for (const feature of list.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    lists.push(list);
  }
  const ids = new Map([...counts.keys()].map((feature, id) => [feature, id]));
  const rarities = [...counts.values()].map((count) => Math.sqrt(Math.log(1 + phrasings.length / count)));

  const sampleOf = (list: Features): Omit<Sample, 'label'> => {
    const features: number[] = [];
    const raw: number[] = [];
    for (const [feature, weight] of list) {
      const id = ids.get(feature);
      if (id === undefined) continue;
      features.push(id);
      raw.push(weight * (rarities[id] ?? 0));
    }
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
  const model = new Float32Array(ids.size * labels.length);
  for (let i = 0; i < rounds; i += 1) yield* learn(model, samples, labels.length, 3 / (1 + 0.15 * i));
  return {
    classify: (words) => {
      const shares = softmax(scores(model, sampleOf(featuresOf(words, thesaurus)), labels.length));
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

/**
 * Four rows of the model at a time: it is far larger than a processor's cache, and so it waits for four at once. Every
 * sum is rounded as if it were written to the array and read again.
 */
const scores = (weights: Float32Array, { features, values }: Omit<Sample, 'label'>, size: number): Float32Array => {
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

const mostWords = 60;

/** Stems with their synonyms, pairs of stems, and groups of three and four letters, which forgive misspelling. */
const featuresOf = (list: readonly Word[], { senses }: Thesaurus): Features => {
  const words = list.slice(0, mostWords);
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    if ((features.get(feature) ?? 0) < weight) features.set(feature, weight);
  };
  for (const [i, word] of words.entries()) {
    const share = word.little ? littleShare : 1;
    add(`w ${word.stem}`, share * weights.stem);
    for (const { stems } of senses.get(word.stem) ?? []) {
      if (stems.length === 1) add(`w ${stems[0]}`, weights.synonym);
    }
    const next = words[i + 1];
    if (next !== undefined) add(`p ${word.stem} ${next.stem}`, weights.pair);
    const framed = `^${word.text}$`;
    for (const size of [3, 4]) {
      for (let at = 0; at + size <= framed.length; at += 1) {
        add(`l ${framed.slice(at, at + size)}`, share * weights.letters);
      }
    }
  }
  return features;
};
