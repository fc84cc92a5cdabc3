import type { Config } from '../config.js';
import { fetchModel, isWhole } from '../meaning/fetch/fetch-model.js';
import { sourcesOf } from '../meaning/fetch/sources.js';
import { modelName } from '../meaning/fetch/the-model.js';
import type { Io } from './io.js';
import { modelPlaces } from './meaning-places.js';
import { stopSignal } from './runtime.js';

/** Fetches the model of meaning now, unless it is there, and says where it is. */
export async function runModel({ databaseUrl, meaning }: Config, force: boolean, io: Io): Promise<number> {
  const sources = sourcesOf(meaning.kind === 'auto' ? meaning.hub : undefined);
  const places = modelPlaces(databaseUrl);
  for (const place of force ? [] : places) {
    if (!(await isWhole(place, sources))) continue;
    io.out(`${modelName} is in ${place}.`);
    return 0;
  }
  const [place = ''] = places;
  const given = new AbortController();
  void stopSignal().then(() => given.abort());
  io.err(`Fetching ${modelName} (24 MB) …`);
  const from = await fetchModel(place, sources, given.signal).catch((error: unknown) => {
    if (!given.signal.aborted) throw error;
  });
  if (!from) return 1;
  io.out(`${modelName} is in ${place}, from ${from.name}.`);
  if (meaning.kind !== 'auto') io.out('It is not used: MEANING or MEANING_URL says otherwise.');
  return 0;
}
