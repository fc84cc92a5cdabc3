import type { Config } from '../config.js';
import type { VectorCache } from '../core/ports/vector-cache.js';
import { createLog } from '../log.js';
import { type OpenedMeaning, openMeaning } from '../meaning/open-meaning.js';
import { createVectorFile } from '../meaning/vector-file.js';
import { placeOf } from '../store/open-store.js';
import { modelPlaces, vectorsDir } from './meaning-places.js';

/**
 * Opens what encodes texts as it is set, beside a running bot and without fetching anything, and does a command's work
 * once it is open or known to be away; says nothing in the log.
 */
export async function withMeaning<T>(
  { databaseUrl, meaning: setting }: Config,
  work: (opened: OpenedMeaning, cache: VectorCache) => Promise<T>,
): Promise<T> {
  const place = placeOf(databaseUrl);
  const needed = place.shared && setting.kind !== 'off';
  const store = needed ? await place.open({ now: () => new Date(), mode: 'reader' }) : undefined;
  try {
    const cache = store?.vectors ?? createVectorFile(vectorsDir(databaseUrl));
    const places = modelPlaces(databaseUrl);
    const opened = openMeaning({ setting, places, fetch: false, cache, log: createLog('silent') });
    try {
      await opened.opened();
      return await work(opened, cache);
    } finally {
      await opened.stop();
    }
  } finally {
    await store?.close();
  }
}
