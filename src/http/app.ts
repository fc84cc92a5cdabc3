import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Health } from '../core/ports/adapter.js';
import type { Log } from '../core/ports/services.js';

/** Some paths and what they do, to be joined with others; each adapter keeps to its own. */
export type Routes = Hono<{ Bindings: HttpBindings }>;

/** Whether everything that the program needs is within reach; `remark` is what is less than perfect, in a line. */
export type Readiness = Health & { readonly remark?: string };

export interface HttpAppOptions {
  readonly routes: readonly Routes[];
  ready(): Promise<Readiness>;
  readonly log: Log;
}

const plain = (c: Context, status: 200 | 404 | 500 | 503, text: string): Response =>
  c.text(`${text}\n`, status, { 'X-Content-Type-Options': 'nosniff' });

/** All that is answered over HTTP: `/healthz` (the process lives), `/readyz` (it can work), and the given routes. */
export function createHttpApp({ routes, ready, log }: HttpAppOptions): Routes {
  const app: Routes = new Hono();
  app.get('/healthz', (c) => plain(c, 200, 'ok'));
  app.get('/readyz', async (c) => {
    const health = await ready();
    if (!health.ok) return plain(c, 503, health.why);
    return plain(c, 200, health.remark === undefined ? 'ready' : `ready; ${health.remark}`);
  });
  for (const each of routes) app.route('/', each);
  app.notFound((c) => plain(c, 404, 'There is nothing here.'));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path.slice(0, 200) }, 'a request failed');
    const { outgoing } = c.env;
    if (!outgoing.headersSent) return plain(c, 500, 'Something went wrong here. The log says what.');
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}
