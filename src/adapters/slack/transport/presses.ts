import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isValidSlackRequest } from '@slack/bolt';
import type { Context } from 'hono';
import type { PressPayload } from '../payloads.js';

export interface PressesOptions {
  readonly signingSecret: string;
  /** Bodies beyond it are not read. */
  readonly mostBytes: number;
  /** Does all that a press asks for, and calls `ack` in time. */
  readonly press: (payload: PressPayload, ack: () => Promise<void>) => Promise<void>;
  /** Whoever takes every other request; a body that was read already is its `rawBody`. */
  readonly others: (request: IncomingMessage, response: ServerResponse) => void;
}

/** How Slack's form of a press begins: `payload={"type":"block_actions",`. */
const beginning = 'payload=%7B%22type%22%3A%22block_actions%22%2C';

function payloadOf(form: string): PressPayload | undefined {
  try {
    return JSON.parse(decodeURIComponent(form.slice('payload='.length).replaceAll('+', ' '))) as PressPayload;
  } catch {
    return undefined;
  }
}

function isSigned({ headers }: IncomingMessage, body: string, signingSecret: string): boolean {
  const signed = {
    'x-slack-signature': String(headers['x-slack-signature']),
    'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
  };
  return isValidSlackRequest({ signingSecret, body, headers: signed });
}

/**
 * Takes presses, of which a crowd makes hundreds a second, past the SDK, which takes a fifth of all the work
 * that a vote makes. Whatever is not clearly a good press the SDK judges. Both answer on Node's own response: a press
 * goes on working when it has been acknowledged.
 */
export function createPresses({ signingSecret, mostBytes, press, others }: PressesOptions) {
  return async (c: Context<{ Bindings: HttpBindings }>): Promise<Response> => {
    const { incoming, outgoing } = c.env;
    const { 'content-type': type, 'content-length': length } = incoming.headers;
    if (type !== 'application/x-www-form-urlencoded' || !(Number(length) <= mostBytes)) {
      others(incoming, outgoing);
      return RESPONSE_ALREADY_SENT;
    }
    const body = await c.req.arrayBuffer().catch(() => undefined);
    // Nobody waits for an answer any more.
    if (!body) return RESPONSE_ALREADY_SENT;
    const rawBody = Buffer.from(body);
    const text = rawBody.toString();
    const likely = text.startsWith(beginning) && !text.includes('&');
    const payload = likely && isSigned(incoming, text, signingSecret) ? payloadOf(text) : undefined;
    if (payload) await press(payload, async () => void outgoing.writeHead(200).end());
    else others(Object.assign(incoming, { rawBody }), outgoing);
    return RESPONSE_ALREADY_SENT;
  };
}
