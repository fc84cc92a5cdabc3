import type { Meaning } from '../core/ports/meaning.js';
import type { VectorCache } from '../core/ports/vector-cache.js';
import { createVectorList } from './vector-list.js';

/** How many of some texts have a vector that is kept for a model; nothing is encoded. */
export async function countKept(
  cache: VectorCache,
  { model, size }: Meaning,
  texts: readonly string[],
): Promise<number> {
  const list = createVectorList(texts, size);
  await list.number();
  await list.putAll(await cache.read(model, list.missing()));
  return list.known();
}
