import type { Recipe } from './recipe.js';

/** Makes a vector one of length 1, in place. */
export function normalise(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const each of vector) sum += each * each;
  const length = Math.sqrt(sum);
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/** The unit vector of a text from those of its tokens, which lie end to end. */
export function pool(tokens: Float32Array, size: number, pooling: Recipe['pooling']): Float32Array {
  if (pooling === 'cls') return normalise(tokens.slice(0, size));
  if (pooling === 'last') return normalise(tokens.slice(-size));
  // The sum points where the mean does.
  const sum = new Float32Array(size);
  for (let from = 0; from < tokens.length; from += size) {
    for (let i = 0; i < size; i += 1) sum[i] = (sum[i] ?? 0) + (tokens[from + i] ?? 0);
  }
  return normalise(sum);
}
