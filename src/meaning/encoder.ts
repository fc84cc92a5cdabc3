import { createHash } from 'node:crypto';
import type { TextKind } from '../core/ports/meaning.js';

/**
 * Turns texts into unit vectors that lie near each other where texts mean something alike. Texts of any length are
 * taken; what a model can't hold is left out at the end. Every method rejects with a StudyhallError when the model
 * can't be reached or answers nonsense, and with the signal's reason once it is aborted.
 */
export interface Encoder {
  /** Names the model and the way it is used, exactly: only vectors of one id can be compared. */
  readonly id: string;
  /** What an operator calls the model. */
  readonly name: string;
  /** How many numbers a vector has. */
  readonly size: number;
  /** The one language that it understands, as the core names it; undefined: many. */
  readonly language?: string | undefined;
  /** How many texts at a time are best where there are many. */
  readonly batch: number;
  /** A vector for each text, in their order. A query goes ahead of passages that wait. */
  encode(texts: readonly string[], kind: TextKind, signal?: AbortSignal): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** An encoder's id: its name, fit for a file's, and a hash of all that its vectors depend on. */
export function encoderId(name: string, parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `${name.replace(/[^\w.-]+/g, '-').slice(0, 80)}-${hash.digest('hex').slice(0, 12)}`;
}
