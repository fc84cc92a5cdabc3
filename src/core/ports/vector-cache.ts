/**
 * Keeps vectors over restarts, so that a text is encoded once. It may lose rows, never give a wrong one: whatever is
 * missing is encoded again. A row is opaque here; all rows of a model have the same length.
 */
export interface VectorCache {
  /** Those that are there, by their keys: 32 hexadecimal digits. `model` is the encoder's id. */
  read(model: string, keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Adds rows; one that is there already stays. */
  write(model: string, rows: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /**
   * Removes the rows of all other models; and those of this one with other keys, once they are more than the keys and a
   * thousand: a text that is taken back soon is still known.
   */
  tidy(model: string, keys: readonly string[]): Promise<void>;
}

/** Whether of so many rows with so many in use others have to go. */
export const isUntidy = (rows: number, inUse: number): boolean => rows > 2 * inUse + 1_000;

export interface VectorCaches {
  readonly vectors: VectorCache;
}
