import { noteSteps, type ParsedNote } from '../../knowledge/reader/parse-note.js';
import type { Steps } from '../../knowledge/steps.js';
import { type Sample, type Size, trainSteps } from './linear-model.js';

/** Who does the two works of making a library that need nothing of the rest: whoever makes it, or another thread. */
export interface Hands {
  readNote(file: string, text: string): Steps<ParsedNote>;
  train(samples: readonly Sample[], size: Size): Steps<Float32Array | undefined>;
}

export const ownHands: Hands = { readNote: noteSteps, train: trainSteps };
