import { inTurns, type Steps } from '../../knowledge/steps.js';
import type { Meaning } from '../../ports/meaning.js';
import type { Index } from './build-index.js';
import { type Sample, trainSteps } from './linear-model.js';
import { vectorsOf } from './note-vectors.js';

/** Tells from the meaning of a query which of the entries that list how they are asked for it is likely for. */
export interface VectorClassifier {
  /** The probability of each of their sections for a query's unit vector. */
  classify(vector: Float32Array): ReadonlyMap<number, number>;
}

/** Multiplications that training may cost: a few seconds, in the background. */
const mostWork = 6e9;
/** Vectors that are looked up between two pauses. */
const piece = 100;

const learned = new WeakMap<Index, WeakMap<Meaning, VectorClassifier>>();

/** What was learned of an index's phrasings, once it was. */
export const learnedOf = (index: Index, meaning: Meaning): VectorClassifier | undefined =>
  learned.get(index)?.get(meaning);

/**
 * Learns an index's phrasings from their vectors as soon as all of them are there; `breathe` lets everybody else have a
 * turn, and says whether that index is still wanted. Nothing is learned where notes list no phrasings or vectors are
 * missing for good.
 */
export async function learnPhrasings(index: Index, meaning: Meaning, breathe: () => Promise<boolean>): Promise<void> {
  if (index.phrasings.length === 0) return;
  await meaning.settled();
  if (!(await breathe())) return;
  const classifier = await inTurns(vectorClassifierSteps(index, meaning), breathe);
  if (classifier) learned.set(index, (learned.get(index) ?? new WeakMap()).set(meaning, classifier));
}

function* vectorClassifierSteps(index: Index, meaning: Meaning): Steps<VectorClassifier | undefined> {
  const { phrasings, sections, entries } = index;
  const table = vectorsOf(index, meaning);
  const labels = [...new Set(phrasings.map(({ section }) => section))];
  if (labels.length < 2) return undefined;
  const labelOf = new Map(labels.map((section, label) => [section, label]));
  const features = Array.from({ length: meaning.size }, (_, i) => i);
  const samples: Sample[] = [];
  for (const [i, { section }] of phrasings.entries()) {
    const values = table?.vectorAt(sections.length + entries.length + i);
    if (values === undefined) return undefined;
    samples.push({ features, values, label: labelOf.get(section) ?? 0 });
    if (i % piece === 0) yield;
  }
  const sharesOf = yield* trainSteps(samples, { features: meaning.size, labels: labels.length, mostWork });
  return (
    sharesOf && {
      classify(values) {
        const shares = sharesOf({ features, values });
        return new Map(labels.map((section, label) => [section, shares[label] ?? 0]));
      },
    }
  );
}
