import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Ack } from './page/wire.js';

export interface HttpEnv {
  readonly Bindings: HttpBindings;
}

/** Says why not: to the page's scripts in their own terms, to whoever opens an address as text. */
export function refuse(c: Context<HttpEnv>, status: 400 | 401 | 403 | 404 | 413 | 500 | 503, why: string): Response {
  return c.req.method === 'POST' ? c.json({ error: why } satisfies Ack, status) : c.text(`${why}\n`, status);
}
