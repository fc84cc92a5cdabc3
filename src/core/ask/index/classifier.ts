import type { Steps } from '../../knowledge/steps.js';
import type { Word } from '../../language/words.js';
import { type Sample, trainSteps } from './linear-model.js';
import type { Phrasing } from './phrasings.js';
import type { Thesaurus } from './thesaurus.js';

/** Tells from the wording of a query which of the entries it is likely for. */
export interface Classifier {
  /** The probability of each section that has phrasings. */
  classify(words: readonly Word[]): ReadonlyMap<number, number>;
}

/** Multiplications that training may cost: about a second. */
const mostWork = 1.2e9;
/** Phrasings that are prepared between two pauses. */
const piece = 16;

/** How much a feature counts, by what it is; and how much less it does in a word that names nothing. */
const weights = { stem: 2, synonym: 0.7, pair: 1, letters: 0.7 };
const littleShare = 0.7;

type Features = ReadonlyMap<string, number>;

/**
 * Trains a linear model over stems, their synonyms, pairs and letter groups. Undefined when there is nothing to learn or too much for start-up.
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
  const sharesOf = yield* trainSteps(samples, { features: ids.size, labels: labels.length, mostWork });
  return (
    sharesOf && {
      classify: (words) => {
        const shares = sharesOf(sampleOf(featuresOf(words, thesaurus)));
        return new Map(labels.map((section, label) => [section, shares[label] ?? 0]));
      },
    }
  );
}

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
