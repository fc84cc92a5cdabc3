import type { Context } from 'hono';
import { mostText } from './page/text-limit.js';

/** Room for the longest text where every character of it is written as an escape. */
const largestBody = 32 * 1024;
const overlong = `That’s too long: the limit is ${mostText.toLocaleString('en')} characters. Shorten it and send it again.`;

export type Body =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly why: string };

/**
 * The body as JSON. What is too large is read to its end and dropped: a browser that is cut off while it sends would
 * report a lost connection and not our sentence. So Hono's own limit won't do: it answers first, leaves the rest, and
 * the connection is ended under whoever still sends.
 */
export async function readJson({ req }: Context): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of req.raw.body ?? []) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > largestBody) return { ok: false, status: 413, why: overlong };
  try {
    return { ok: true, json: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, status: 400, why: 'The request is not JSON; reload the page.' };
  }
}
