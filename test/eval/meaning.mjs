import { fileURLToPath } from 'node:url';
import { encodeNotes, vectorsOf } from '../../dist/core/ask/index/note-vectors.js';
import { nearnessOf } from '../../dist/core/ask/rank/nearness.js';
import { openLocalModel } from '../../dist/meaning/local-model.js';
import { createVectorBook } from '../../dist/meaning/vector-book.js';
import { createVectorFile } from '../../dist/meaning/vector-file.js';

const kept = fileURLToPath(new URL('../results/vectors', import.meta.url));
const log = { info: () => {}, warn: (fields, text) => process.stderr.write(`${text} ${JSON.stringify(fields)}\n`) };

/** What a model of a folder says of queries; without a folder nothing, so that words answer alone. */
export const openNearness = async (dir) => {
  if (dir === undefined) return { of: async () => undefined, stop: async () => {} };
  const encoder = await openLocalModel(dir);
  const meaning = createVectorBook({ encoder, cache: createVectorFile(kept), log: { ...log, error: log.warn } });
  return {
    /** How near an index is to a query, once all of it is encoded. */
    async of(index, query) {
      if (vectorsOf(index, meaning) === undefined) encodeNotes(index, meaning);
      await meaning.settled();
      return nearnessOf(index, meaning, query, Number.POSITIVE_INFINITY);
    },
    stop: () => meaning.stop(),
  };
};
