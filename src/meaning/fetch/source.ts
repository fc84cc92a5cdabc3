import type { ModelFile } from './the-model.js';

/** Where a model can be had. */
export interface Source {
  /** What an operator calls it. */
  readonly name: string;
  readonly files: readonly ModelFile[];
  /**
   * Lays the files into a folder, unchecked. Rejects with an error whose message says why it can't be had there, in a
   * few words.
   */
  bring(into: string, signal: AbortSignal): Promise<void>;
}
