import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { TextKind } from '../core/ports/meaning.js';
import { StudyhallError } from '../errors.js';
import { type Encoder, encoderId } from './encoder.js';
import { readModelFolder } from './model-folder.js';
import { openNetwork } from './network.js';
import { normalise, pool } from './pool.js';
import { createTokenizer, type ModelTokenizer } from './tokenizer.js';

/** Texts of one run at most, and their tokens: more makes it slower, and lets a query wait for longer. */
const usualTexts = 8;
const mostTokens = 256;

/** A network with this in it takes its measures from all that is in a run: beside others a text is another one. */
const measuring = 'DynamicQuantizeLinear';

const tokenizerOf = (bytes: Uint8Array, path: string): ModelTokenizer => {
  try {
    return createTokenizer(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new StudyhallError('meaning-model', `${path} can't be used: it describes no tokenizer`, { cause });
  }
};

/** The places of lists of ids in runs: of about the same length, since the shorter are filled up. */
function runsOf(texts: readonly (readonly number[])[], mostTexts: number): number[][] {
  const runs: number[][] = [];
  let room = 0;
  const lengthAt = (place: number): number => texts[place]?.length ?? 0;
  for (const place of [...texts.keys()].sort((a, b) => lengthAt(b) - lengthAt(a))) {
    if (room === 0) {
      room = Math.max(1, Math.min(mostTexts, Math.floor(mostTokens / Math.max(1, lengthAt(place)))));
      runs.push([]);
    }
    runs.at(-1)?.push(place);
    room -= 1;
  }
  return runs;
}

/**
 * A model from a folder, in this thread: whoever has something else to do puts it in another. Rejects with a
 * StudyhallError `meaning-model`.
 */
export async function openLocalModel(dir: string, threads = 1): Promise<Encoder> {
  const { name, recipe, ...paths } = await readModelFolder(dir);
  const [networkBytes, tokenizerBytes] = await Promise.all([readFile(paths.network), readFile(paths.tokenizer)]);
  // Of what is in memory, so that nothing that happens to the files makes it untrue.
  const { language, ...use } = recipe;
  const id = encoderId(name, [networkBytes, tokenizerBytes, JSON.stringify(use)]);
  const tokenizer = tokenizerOf(tokenizerBytes, paths.tokenizer);
  const network = await openNetwork(networkBytes, threads);
  const { size } = network;
  const batch = networkBytes.includes(measuring) ? 1 : usualTexts;

  /** Runs in turns with whatever else comes in, and stops between two of them. */
  async function* run(texts: readonly (readonly number[])[], signal?: AbortSignal) {
    for (const places of runsOf(texts, batch)) {
      signal?.throwIfAborted();
      const said = await network.run(places.map((place) => texts[place] ?? []));
      for (const [i, place] of places.entries()) {
        const each = said[i];
        if (each) yield [place, each] as const;
      }
      await setImmediate();
    }
  }

  return {
    id,
    name,
    size,
    batch,
    language,

    async encode(texts, kind: TextKind, signal) {
      const read = texts.map((text) => tokenizer.read(text, recipe[kind], recipe.longest));
      const vectors: Float32Array[] = texts.map(() => new Float32Array());
      for await (const [place, { of, vectors: said }] of run(read, signal)) {
        vectors[place] = of === 'text' ? normalise(said) : pool(said, size, recipe.pooling);
      }
      return vectors;
    },

    close: () => network.close(),
  };
}
