import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { type HttpEnv, refuse } from './http.js';

/** On everything that the playground serves: nothing from another host, no framing, no guessing of types. */
export const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // The rest of the defaults speaks to browsers of the past, or of TLS, which ends before this program.
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const cookieName = 'studyhall_playground';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)));

/**
 * Refuses who may not come in. Without a token only requests that name this machine may: another site that makes its
 * own name point here is refused. With a token any name will do, and the token is what counts: once in the address,
 * then as a cookie.
 */
export function createGuard(token: string | undefined): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (token === undefined && !loopback.test(host)) {
      const open = 'set HOST and PLAYGROUND_TOKEN to open it to others';
      return refuse(c, 403, `The playground answers only at localhost or 127.0.0.1; ${open}.`);
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host.toLowerCase())) {
      return refuse(c, 403, 'This request comes from another site, so the playground refused it.');
    }
    if (token === undefined) return next();
    const given = c.req.query('token');
    if (given !== undefined && same(given, token)) {
      await next();
      // The page is served right here, not after a redirect: on a redirect a strict cookie would not be sent.
      setCookie(c, cookieName, digest(token), { httpOnly: true, sameSite: 'Strict' });
      return;
    }
    const carried = getCookie(c, cookieName);
    if (carried !== undefined && same(carried, digest(token))) return next();
    const once = 'PLAYGROUND_TOKEN is set, so open the page once with ?token=… at the end of its address';
    return refuse(c, 401, `This playground needs its token: ${once}.`);
  };
}
