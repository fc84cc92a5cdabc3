import { createRequire } from 'node:module';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { StudyhallError } from '../errors.js';

/** What a network says of one text: the vectors of its tokens end to end, or one of the whole text. */
export interface Said {
  readonly vectors: Float32Array;
  readonly of: 'tokens' | 'text';
}

/** A network that reads the ids of tokens. */
export interface Network {
  /** Numbers of a vector. */
  readonly size: number;
  run(texts: readonly (readonly number[])[]): Promise<readonly Said[]>;
  close(): Promise<void>;
}

const wrong = (why: string, cause?: unknown) =>
  new StudyhallError('meaning-model', `the model of meaning can't be used: ${why}`, { cause });

/** Throws a StudyhallError `meaning-model` when the runtime, which is optional, is not installed. */
export function demandRuntime(): void {
  try {
    createRequire(import.meta.url).resolve('onnxruntime-node');
  } catch (cause) {
    throw wrong('onnxruntime-node is not installed; “npm ci” without --omit=optional brings it', cause);
  }
}

/** It is large, and loaded only when there is a model to run. */
async function loadRuntime() {
  demandRuntime();
  try {
    const loaded = await import('onnxruntime-node');
    return loaded.default ?? loaded;
  } catch (cause) {
    throw wrong('onnxruntime-node has no build for this machine', cause);
  }
}

/** Ids of several texts as one tensor, filled up with zeros; `value` makes the number at each place. */
const rectangle = (texts: readonly (readonly number[])[], width: number, value: (id: number, at: number) => number) => {
  const all = new BigInt64Array(texts.length * width);
  for (const [row, ids] of texts.entries()) {
    for (const [at, id] of ids.entries()) all[row * width + at] = BigInt(value(id, at));
  }
  return all;
};

/** What networks are fed, by the names that they give it. */
const inputs: Readonly<Record<string, (id: number, at: number) => number>> = {
  input_ids: (id) => id,
  attention_mask: () => 1,
  token_type_ids: () => 0,
  position_ids: (_, at) => at,
};

/** The output to take: what there is for every token, if there is such a thing. */
const outputs = ['last_hidden_state', 'token_embeddings', 'sentence_embedding'];

/**
 * Opens a network in the ONNX format. `threads` are those that one run works on. Rejects with a StudyhallError
 * `meaning-model` when the runtime is not installed, or can't make anything of the network.
 */
export async function openNetwork(bytes: Uint8Array, threads: number): Promise<Network> {
  const { InferenceSession: sessions, Tensor: TensorOf } = await loadRuntime();
  let session: InferenceSession;
  try {
    // Without the arena a run is as fast and the process half as large.
    const options = { intraOpNumThreads: threads, interOpNumThreads: 1, enableCpuMemArena: false } as const;
    session = await sessions.create(bytes, options);
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const strange = session.inputNames.filter((name) => inputs[name] === undefined);
  if (strange.length > 0) throw wrong(`it wants ${strange.join(', ')}, which no encoder of texts does`);
  const output = outputs.find((name) => session.outputNames.includes(name)) ?? session.outputNames[0] ?? '';

  const run = async (texts: readonly (readonly number[])[]): Promise<Said[]> => {
    const width = Math.max(...texts.map((ids) => ids.length));
    const feeds = Object.fromEntries(
      session.inputNames.map((name): [string, Tensor] => {
        const value = inputs[name] ?? (() => 0);
        return [name, new TensorOf('int64', rectangle(texts, width, value), [texts.length, width])];
      }),
    );
    const { [output]: result } = await session.run(feeds, [output]);
    if (!result || !(result.data instanceof Float32Array)) throw wrong(`its output ${output} holds no numbers`);
    const { data, dims } = result;
    const size = dims.at(-1) ?? 0;
    return texts.map((ids, row) =>
      dims.length === 2
        ? { of: 'text', vectors: data.slice(row * size, (row + 1) * size) }
        : { of: 'tokens', vectors: data.slice(row * width * size, (row * width + ids.length) * size) },
    );
  };

  // A first run tells what no description does.
  const [first] = await run([[0, 0]]);
  return {
    size: (first?.vectors.length ?? 0) / (first?.of === 'tokens' ? 2 : 1),
    run,
    close: () => session.release(),
  };
}
