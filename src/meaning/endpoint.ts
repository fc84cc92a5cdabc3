import { z } from 'zod';
import type { TextKind } from '../core/ports/meaning.js';
import { StudyhallError } from '../errors.js';
import { type Encoder, encoderId } from './encoder.js';
import { normalise } from './pool.js';
import { type Recipe, recipeOf } from './recipe.js';
import { Later, retryAfter, type Wait, withRetries } from './retry.js';

export interface EndpointOptions {
  /** A server's address, its `/v1`, or the whole path. */
  readonly url: string;
  readonly key?: string;
  readonly model?: string;
  /** How long one answer may take, in milliseconds. */
  readonly timeout?: number;
  /** Stands for the clock between attempts. */
  readonly wait?: Wait;
}

const usualTimeout = 30_000;
const batch = 32;
/** Some servers refuse a text that is too long instead of cutting it: this is below 512 tokens in most languages. */
const mostCharacters = 1_600;

const answer = z.object({
  data: z.array(z.object({ embedding: z.array(z.number()), index: z.int().nonnegative().optional() })),
});

const failed = (why: string, cause?: unknown) =>
  new StudyhallError('meaning-endpoint', `the endpoint of MEANING_URL ${why}`, { cause });

/** The path where vectors are made, wherever an operator's address ends. */
function pathOf(given: string): URL {
  const url = new URL(given);
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith('/embeddings')) url.pathname = `${path === '' ? '/v1' : path}/embeddings`;
  return url;
}

/** Reads an answer; rejects when it is none, or not as many vectors as were asked for, all of one size. */
function read(body: unknown, of: number, size: number | undefined): Float32Array[] {
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw failed('does not answer as an OpenAI-compatible one does');
  const { data } = parsed.data;
  if (data.length !== of) throw failed(`gave ${data.length} vectors for ${of} texts`);
  const vectors = new Array<Float32Array | undefined>(of);
  for (const [i, { embedding, index = i }] of data.entries()) vectors[index] = Float32Array.from(embedding);
  const expected = size ?? vectors[0]?.length ?? 0;
  return Array.from(vectors, (vector) => {
    if (vector === undefined) throw failed('gave two vectors for one text');
    if (vector.length === expected && expected > 0) return normalise(vector);
    throw failed(
      `gave a vector of ${vector.length} numbers instead of ${expected}: was its model changed? Restart then`,
    );
  });
}

/** One request. What may be better in a while rejects with Later. */
async function ask(
  url: URL,
  { key, model, timeout = usualTimeout }: EndpointOptions,
  input: readonly string[],
  signal?: AbortSignal,
) {
  const deadline = AbortSignal.timeout(timeout);
  let response: Response;
  let body: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ ...(model === undefined ? {} : { model }), input, encoding_format: 'float' }),
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      // A key goes nowhere but where the operator sends it.
      redirect: 'error',
    });
    body = await response.text();
  } catch {
    signal?.throwIfAborted();
    throw new Later(deadline.aborted ? `did not answer within ${timeout / 1_000} s` : 'is out of reach');
  }
  const { status, headers } = response;
  if (status === 429 || status >= 500)
    throw new Later(`answers ${status}`, retryAfter(headers.get('retry-after'), Date.now()));
  if (status === 401 || status === 403) throw failed(`answers ${status}: look at MEANING_KEY`);
  if (!response.ok) throw failed(`answers ${status}: look at MEANING_URL and MEANING_MODEL`);
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw failed('does not answer in JSON', cause);
  }
}

/**
 * A model behind an OpenAI-compatible endpoint. A first request tells the size of its vectors. Rejects with a
 * StudyhallError `meaning-endpoint` that never holds the key.
 */
export async function openEndpoint(options: EndpointOptions, opening?: AbortSignal): Promise<Encoder> {
  const url = pathOf(options.url);
  const name = options.model ?? url.host;
  const { language, ...recipe }: Recipe = recipeOf(name);

  const encode = async (texts: readonly string[], kind: TextKind, size?: number, signal?: AbortSignal) => {
    const input = texts.map((text) => recipe[kind] + (text.trim() === '' ? '-' : text.slice(0, mostCharacters)));
    try {
      const body = await withRetries(() => ask(url, options, input, signal), signal, options.wait);
      return read(body, texts.length, size);
    } catch (error) {
      throw error instanceof Later ? failed(error.message) : error;
    }
  };

  const [{ length: size } = new Float32Array()] = await encode(['studyhall'], 'passage', undefined, opening);
  return {
    id: encoderId(name, [JSON.stringify([url.href, recipe, size])]),
    name: `${name} at ${url.host}`,
    size,
    batch,
    language,
    async encode(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += batch) {
        vectors.push(...(await encode(texts.slice(from, from + batch), kind, size, signal)));
      }
      return vectors;
    },
    close: async () => undefined,
  };
}
