import type { Question } from '../knowledge/question.js';
import { shortHash } from '../language/short-hash.js';
import type { Snapshot } from '../quiz/round.js';
import { snapshotOf } from '../quiz/snapshot.js';

const known = new WeakMap<Question, string>();

/** A question in one version: what it asks and what is right. */
export function versionOf(question: Question): string {
  const { id, kind, prompt, choices, accepts } = question;
  const version = known.get(question) ?? shortHash(JSON.stringify([id, kind, prompt, choices, accepts]));
  known.set(question, version);
  return version;
}

/** The same numbers from 0 up to but not including 1 for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The question as it is shown for a seed: its choices in an order that can be made again, each question in its own. */
export const shownFor = (question: Question, seed: number): Snapshot =>
  snapshotOf(question, seeded(Number.parseInt(versionOf(question).slice(-6), 36) ^ seed));
