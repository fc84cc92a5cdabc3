import type { Config } from '../config.js';
import type { Index } from '../core/ask/index/build-index.js';
import { noteTexts } from '../core/ask/index/note-vectors.js';
import { createLog } from '../log.js';
import { countKept } from '../meaning/count-kept.js';
import { openMeaning } from '../meaning/open-meaning.js';
import { createVectorFile } from '../meaning/vector-file.js';
import { placeOf } from '../store/open-store.js';
import { modelPlaces, vectorsDir } from './meaning-places.js';

/** What is waited for the first query of a model, in milliseconds: the first takes longer than all others. */
const patience = 10_000;

/**
 * Opens what encodes texts as it is set, fetching nothing, has it encode a query, and says how many of the notes' texts
 * are encoded already. That there is none is only wrong where one was asked for.
 */
export async function lookAtMeaning(config: Config, index: Index): Promise<{ ok: boolean; text: string }> {
  const { databaseUrl, meaning: setting } = config;
  const place = placeOf(databaseUrl);
  const store = place.shared ? await place.open({ now: () => new Date(), mode: 'reader' }) : undefined;
  const cache = store?.vectors ?? createVectorFile(vectorsDir(databaseUrl));
  const places = modelPlaces(databaseUrl);
  const opened = openMeaning({ setting, places, fetch: false, cache, log: createLog('silent') });
  try {
    await opened.opened();
    const state = opened.state();
    const meaning = opened.current();
    if (state.kind === 'off') return { ok: true, text: 'off: words alone' };
    if (state.kind !== 'there' || !meaning) {
      const why = state.kind === 'away' ? state.why : 'there is no model of meaning';
      return { ok: setting.kind === 'auto', text: `words alone: ${why}` };
    }
    await meaning.query('first', patience);
    const from = performance.now();
    if (!(await meaning.query('second', patience))) return { ok: false, text: `${state.name} does not encode a query` };
    const took = Math.ceil(performance.now() - from);
    const texts = noteTexts(index);
    const kept = await countKept(cache, meaning, texts).catch(() => 0);
    return { ok: true, text: `${state.name}, ${took} ms a query; ${kept} of ${texts.length} texts encoded` };
  } finally {
    await opened.stop();
    await store?.close();
  }
}
