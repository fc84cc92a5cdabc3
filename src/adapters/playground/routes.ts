import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Log } from '../../core/ports/services.js';
import { readJson } from './body.js';
import { type Events, stateEvent } from './events.js';
import { createGuard } from './guard.js';
import { strictHeaders } from './headers.js';
import { type HttpEnv, refuse } from './http.js';
import type { Ack, Member, Verb } from './page/wire.js';
import { servePage } from './page-files.js';
import { createTurns } from './turns.js';

/** Who asks: as the request says, and as the browser's cookie proves where there is a token. */
export interface Asker {
  readonly named?: string | undefined;
  readonly browser?: string | undefined;
}

/** What the paths do. */
export interface Handlers {
  /** Why nothing is served now. */
  closed(): string | undefined;
  /** The person whose page it is; with nobody of that name, the first. */
  viewer(asker: Asker): Member;
  /** What that person sees, as JSON in pieces. */
  state(member: Member): Promise<readonly Uint8Array[]>;
  act(verb: Verb, body: unknown, browser: string | undefined): Promise<{ status: 200 | 400 | 404 | 413; ack: Ack }>;
}

export interface RoutesOptions {
  readonly handlers: Handlers;
  readonly events: Events;
  readonly token: string | undefined;
  readonly log: Log;
}

const base = '/playground';
/** The playground's own. */
const paths = ['/', `${base}/*`];
const verbs: readonly Verb[] = ['say', 'press', 'choose', 'submit', 'point', 'typing', 'person'];
const failed = 'Something went wrong on my side. Nothing you typed is lost, so try again; the log has the details.';

const notStored: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  await next();
};

const takesOnly = (method: 'GET' | 'POST') => (c: Context) =>
  c.json({ error: `${c.req.path} takes ${method} only.` } satisfies Ack, 405, { Allow: method });

/** The page, what it asks for and what it sends: `/` and everything below `/playground`. */
export function createRoutes({ handlers, events, token, log }: RoutesOptions): Hono<Pick<HttpEnv, 'Bindings'>> {
  const app = new Hono<HttpEnv>();
  const turn = createTurns();
  const viewer = ({ req, var: { browser } }: Context<HttpEnv>): Member =>
    handlers.viewer({ named: req.query('person'), browser });

  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'playground: a request failed');
    return c.json({ error: failed } satisfies Ack, 500);
  });
  app.on('ALL', paths, strictHeaders, notStored, createGuard(token), async (c, next) => {
    const why = handlers.closed();
    return why === undefined ? next() : refuse(c, 503, why);
  });

  for (const verb of verbs) {
    app.post(`${base}/${verb}`, async (c) => {
      const body = await readJson(c);
      if (!body.ok) return refuse(c, body.status, body.why);
      const { status, ack } = await turn(() => handlers.act(verb, body.json, c.var.browser));
      return c.json(ack, status);
    });
    app.all(`${base}/${verb}`, takesOnly('POST'));
  }
  app.get(`${base}/state`, async (c) => {
    const state = await turn(() => handlers.state(viewer(c)));
    return c.body(Buffer.concat(state), 200, { 'Content-Type': 'application/json' });
  });
  app.get(`${base}/events`, (c) => {
    const member = viewer(c);
    return events.open(c, member.id, async () => stateEvent(await handlers.state(member)));
  });
  app.on('GET', paths, servePage(base), (c) => refuse(c, 404, `There is no ${c.req.path} here.`));
  app.on('ALL', paths, takesOnly('GET'));
  return new Hono<Pick<HttpEnv, 'Bindings'>>().route('/', app);
}
