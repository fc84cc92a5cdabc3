import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Ack } from './page/wire.js';

export interface HttpEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Who a browser is, proven by its cookie. Without a token nobody proves anything. */
    readonly browser?: string;
  };
}

type Refusal = 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503;

/** Says why not: to the page's scripts in their own terms, to whoever opens an address as text. */
export function refuse(c: Context<HttpEnv>, status: Refusal, why: string): Response {
  return c.req.method === 'POST' ? c.json({ error: why } satisfies Ack, status) : c.text(`${why}\n`, status);
}
