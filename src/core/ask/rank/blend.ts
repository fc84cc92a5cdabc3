import type { Index } from '../index/build-index.js';
import type { Nearness } from './nearness.js';

/**
 * What words and meaning count beside each other, in logits: a conditional logistic regression over the sections of
 * fifteen public repositories, each judged by what the others taught. Late interaction of tokens was tried beside these
 * and added nothing. Longer sections hold an answer more often than their nearness tells.
 */
const shares = { words: 8.06, passage: 8.03, section: 8.99, size: 0.37 };
/** Beyond, more words tell no more. */
const mostWords = 1.5;

const sizes = new WeakMap<Index, Float32Array>();

/** The logarithm of how many letters each section has. */
const sizesOf = (index: Index): Float32Array => {
  const known = sizes.get(index);
  if (known) return known;
  const made = Float32Array.from(index.sections, ({ from, to }) => {
    let letters = 1;
    for (let entry = from; entry < to; entry += 1) letters += index.entries[entry]?.passage.text.length ?? 0;
    return Math.log(letters);
  });
  sizes.set(index, made);
  return made;
};

/** For every entry how likely it is what was asked for, in logits; `total` are the scores by words, out of `ideal`. */
export const blend = (index: Index, near: Nearness, total: Float64Array, ideal: number): Float64Array => {
  const size = sizesOf(index);
  return total.map((words, entry) => {
    const home = index.homes[entry] ?? 0;
    return (
      shares.words * Math.min(mostWords, words / (ideal || 1)) +
      shares.passage * (near.entries[entry] ?? 0) +
      shares.section * (near.sections[home] ?? 0) +
      shares.size * (size[home] ?? 0)
    );
  });
};
