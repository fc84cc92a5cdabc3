import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Log } from '../../core/ports/services.js';
import { readJson } from './body.js';
import type { Events } from './events.js';
import { createGuard, strictHeaders } from './guard.js';
import { type HttpEnv, refuse } from './http.js';
import type { Ack, Member, State, Verb } from './page/wire.js';
import { servePage } from './page-files.js';

/** What the paths do; who a request is from has been checked by its name alone. */
export interface Handlers {
  /** Why nothing is served now. */
  closed(): string | undefined;
  /** The person named, or the first when there is no such person. */
  viewer(id: string | undefined, zone: string | undefined): Member;
  state(member: Member): Promise<State>;
  act(verb: Verb, body: unknown): Promise<{ status: 200 | 400 | 404; ack: Ack }>;
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
const verbs: readonly Verb[] = ['say', 'press', 'choose', 'submit', 'typing', 'person'];
const failed = 'Something went wrong on my side. Nothing you typed is lost, so try again; the log has the details.';

const notStored: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  await next();
};

const takesOnly = (method: 'GET' | 'POST') => (c: Context) =>
  c.json({ error: `${c.req.path} takes ${method} only.` } satisfies Ack, 405, { Allow: method });

/** The page, what it asks for and what it sends: `/` and everything below `/playground`. */
export function createRoutes({ handlers, events, token, log }: RoutesOptions): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const viewer = ({ req }: Context<HttpEnv>): Member => handlers.viewer(req.query('person'), req.query('zone'));

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
      const { status, ack } = await handlers.act(verb, body.json);
      return c.json(ack, status);
    });
    app.all(`${base}/${verb}`, takesOnly('POST'));
  }
  app.get(`${base}/state`, async (c) => c.json(await handlers.state(viewer(c))));
  app.get(`${base}/events`, (c) => {
    const member = viewer(c);
    return events.open(c, member.id, async () => ({ kind: 'state', state: await handlers.state(member) }));
  });
  app.on('GET', paths, servePage(base), (c) => refuse(c, 404, `There is no ${c.req.path} here.`));
  app.on('ALL', paths, takesOnly('GET'));
  return app;
}
