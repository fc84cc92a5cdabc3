import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type HttpEnv, refuse } from './http.js';
import { createPasses, sameText } from './passes.js';
import { createTries } from './tries.js';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
/** What a proxy adds to a request that it hands on. */
const handedOn =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-(?:real|client|cluster-client)-ip|true-client-ip|cf-.+|x-original-.+)$/;
const cookieName = 'studyhall_playground';
/** Browsers take no longer one. */
const cookieDays = 400;

/** The page itself, as opposed to all that it asks for. */
const pagePaths = new Set(['/', '/playground', '/playground/', '/playground/index.html']);
/** Where the page is opened again from, once. */
const pageAgain = '/playground/index.html';

type Ask = Context<HttpEnv>;

/** Whether a proxy hands on the request: one says so, the other speaks as no browser does. */
const isHandedOn = ({ req, env }: Ask): boolean =>
  env.incoming.httpVersion === '1.0' || Object.keys(req.header()).some((name) => handedOn.test(name));

const isPage = ({ req }: Ask): boolean => (req.method === 'GET' || req.method === 'HEAD') && pagePaths.has(req.path);

/** Whether another site makes the request: browsers say where they are on their own, or to whom they would send it. */
function isForeign({ req }: Ask): boolean {
  const site = req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Whether somebody follows another site's link to the page. */
const isLink = (c: Ask): boolean => isForeign(c) && isPage(c) && c.req.header('sec-fetch-mode') === 'navigate';

/** Whether the origin of a request is another one than the host that it goes to. */
function isOtherOrigin({ req }: Ask): boolean {
  const origin = req.header('origin');
  const host = (req.header('host') ?? '').toLowerCase();
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

const overTls = ({ req }: Ask): boolean =>
  /^https\b/i.test(req.header('x-forwarded-proto') ?? '') || /\bproto="?https\b/i.test(req.header('forwarded') ?? '');

const otherSite = 'This request comes from another site, so the playground refused it.';

/**
 * Without a token the playground is for this machine alone: the request names it, and no proxy hands it on, behind
 * which anybody could be.
 */
const localGuard: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const open = 'set PLAYGROUND_TOKEN to open it to others';
  if (isHandedOn(c))
    return refuse(c, 403, `This request came through a proxy, so the playground needs a token: ${open}.`);
  if (!loopback.test(c.req.header('host') ?? '')) {
    return refuse(c, 403, `The playground answers only at localhost or 127.0.0.1; ${open}.`);
  }
  return isOtherOrigin(c) || (isForeign(c) && !isLink(c)) ? refuse(c, 403, otherSite) : next();
};

/** With a token any host will do, and the token is what counts: once in the address, then as a cookie of its own. */
function tokenGuard(token: string): MiddlewareHandler<HttpEnv> {
  const passes = createPasses(token);
  const tries = createTries();

  const admit = async (c: Ask, pass: string, next: () => Promise<void>): Promise<void> => {
    c.set('browser', passes.holder(pass));
    await next();
    if (!isPage(c)) return;
    // The page is served right here, not after a redirect: on a redirect a strict cookie would not be sent.
    const maxAge = cookieDays * 86_400;
    setCookie(c, cookieName, pass, { httpOnly: true, sameSite: 'Strict', secure: overTls(c), path: '/', maxAge });
  };

  return async (c, next) => {
    const carried = getCookie(c, cookieName);
    const known = carried !== undefined && passes.holder(carried) !== undefined;
    if (isLink(c) && !known && c.req.path !== pageAgain) return openAgain(c);
    // A browser's own word that it is the page's counts for more than a host that a proxy may have rewritten.
    const own = c.req.header('sec-fetch-site') === 'same-origin';
    if ((isForeign(c) && !(known && isLink(c))) || (isOtherOrigin(c) && !own)) return refuse(c, 403, otherSite);
    if (known) return admit(c, carried, next);

    const given = isPage(c) ? c.req.query('token') : undefined;
    const { remoteAddress = '' } = c.env.incoming.socket;
    if (given !== undefined && !tries.may(remoteAddress)) {
      c.header('Retry-After', '60');
      return refuse(c, 429, 'Too many wrong tokens came from your address. Try again in a minute.');
    }
    if (given !== undefined && sameText(given, token)) return admit(c, passes.issue(), next);
    if (given !== undefined) tries.wrong(remoteAddress);
    const once = 'Open the page once with ?token=… at the end of its address, with the value of PLAYGROUND_TOKEN';
    return refuse(c, 401, `This playground needs a token. ${once}.`);
  };
}

/**
 * A link on another site brings no strict cookie along, so whoever follows it would be taken for a new browser. The
 * page opens itself once more, and then it does.
 */
function openAgain(c: Ask): Response {
  const { search } = new URL(c.req.url);
  const address = `${pageAgain}${search}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return c.html(`<!doctype html><title>Studyhall</title><meta http-equiv="refresh" content="0;url=${address}">`);
}

/** Refuses who may not come in, and knows each browser that shows the token. */
export const createGuard = (token: string | undefined): MiddlewareHandler<HttpEnv> =>
  token === undefined ? localGuard : tokenGuard(token);
