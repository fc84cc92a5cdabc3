import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** How far Slack's clock may be from this one, in seconds. */
const most = 5 * 60;

/**
 * Whether headers may be those of a request that Slack signed just now: enough to refuse a stranger's before its body
 * is read. Whether they are, only the body tells.
 */
export function looksSigned(headers: IncomingHttpHeaders, now: number): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = headers;
  if (typeof signature !== 'string' || !/^v0=[\da-f]{64}$/.test(signature)) return false;
  return typeof at === 'string' && /^\d{1,12}$/.test(at) && Math.abs(now / 1_000 - Number(at)) <= most;
}

/** Answers 401 and ends the connection, so that nothing is kept of a body that is still to come. */
export function refuse({ incoming, outgoing }: HttpBindings): Response {
  outgoing.writeHead(401, { Connection: 'close' }).end(() => incoming.destroy());
  return RESPONSE_ALREADY_SENT;
}
