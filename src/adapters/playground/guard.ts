import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** On everything that the playground serves: nothing from another host, no framing, no guessing of types. */
export const strictHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export type Verdict =
  | { readonly pass: true; readonly cookie?: string }
  | { readonly pass: false; readonly status: 401 | 403; readonly why: string };

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const cookieName = 'studyhall_playground';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)));

/**
 * Whether a request may come in. Without a token only requests that name this machine do: another site that makes its
 * own name point here is refused. With a token any name will do, and the token is what counts: once in the address,
 * then as a cookie.
 */
export function judge(request: IncomingMessage, asked: URL, token: string | undefined): Verdict {
  const host = request.headers.host ?? '';
  if (token === undefined && !loopback.test(host)) {
    return {
      pass: false,
      status: 403,
      why: 'The playground answers only at localhost or 127.0.0.1; set HOST and PLAYGROUND_TOKEN to open it to others.',
    };
  }
  const { origin } = request.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host.toLowerCase())) {
    return { pass: false, status: 403, why: 'This request comes from another site, and the playground refuses those.' };
  }
  if (token === undefined) return { pass: true };
  const given = asked.searchParams.get('token');
  // The page is served right here, not after a redirect: on a redirect a strict cookie would not be sent.
  if (given !== null && same(given, token)) {
    return { pass: true, cookie: `${cookieName}=${digest(token)}; Path=/; HttpOnly; SameSite=Strict` };
  }
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim());
  const carried = cookies.find((each) => each.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  if (carried !== undefined && same(carried, digest(token))) return { pass: true };
  return {
    pass: false,
    status: 401,
    why: 'This playground needs its token: open it once with ?token=… at the end of the address, as PLAYGROUND_TOKEN is set.',
  };
}
