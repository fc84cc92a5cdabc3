import type { Config } from '../config.js';
import type { Index } from '../core/ask/index/build-index.js';
import { noteTexts } from '../core/ask/index/note-vectors.js';
import { countKept } from '../meaning/count-kept.js';
import { withMeaning } from './with-meaning.js';

/** What is waited for a query, in milliseconds: the first takes longer than all others. */
const patience = 10_000;

/**
 * Opens what encodes texts as it is set, has it encode a query, and says how many of the notes' texts are encoded
 * already. That there is none is only wrong where one was asked for.
 */
export const lookAtMeaning = (config: Config, index: Index): Promise<{ ok: boolean; text: string }> =>
  withMeaning(config, async (opened, cache) => {
    const state = opened.state();
    const meaning = opened.current();
    if (state.kind === 'off') return { ok: true, text: 'off: words alone' };
    if (state.kind !== 'there' || !meaning) {
      const why = state.kind === 'away' ? state.why : 'there is no model of meaning';
      return { ok: config.meaning.kind === 'auto', text: `words alone: ${why}` };
    }
    await meaning.query('first', patience);
    const from = performance.now();
    if (!(await meaning.query('second', patience))) return { ok: false, text: `${state.name} does not encode a query` };
    const took = Math.ceil(performance.now() - from);
    const texts = noteTexts(index);
    const kept = await countKept(cache, meaning, texts).catch(() => 0);
    return { ok: true, text: `${state.name}, ${took} ms a query; ${kept} of ${texts.length} texts encoded` };
  });
