import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { SlackTools } from '../tools.js';

/** What was answered to a reply. */
export interface Taken {
  readonly status: number;
  /** The beginning of it. */
  readonly said: string;
}

/** Rejects with the system's error, or with a `TimeoutError` or `AbortError`. */
export type ReplyPost = (url: string, body: string) => Promise<Taken>;

const mostSaid = 100;
/** So many are under way at most; what comes beside them waits. */
const mostConnections = 32;

/** Before the other side ends an unused connection, which would take a reply with it. */
const idle = 4_000;

const named = (name: string): Error => Object.assign(new Error(name), { name });

async function read(response: IncomingMessage): Promise<Taken> {
  let said = '';
  response.setEncoding('utf8');
  for await (const part of response) if (said.length < mostSaid) said += part;
  return { status: response.statusCode ?? 0, said: said.slice(0, mostSaid) };
}

/**
 * Posts JSON to addresses that came from Slack, over connections that are kept: every vote has a receipt, and `fetch`
 * takes several times as much of the processor.
 */
export function createReplyPost({ timing, stopping }: SlackTools): ReplyPost {
  const kept = { keepAlive: true, maxSockets: mostConnections, timeout: idle };
  const plain = new Agent(kept);
  const secured = new TlsAgent(kept);

  return (url, body) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
      const options = { method: 'POST', headers };
      const call = secure
        ? tlsRequest(url, { ...options, agent: secured })
        : request(url, { ...options, agent: plain });
      const end = (): void => void call.destroy(named('AbortError'));
      const timer = setTimeout(() => call.destroy(named('TimeoutError')), timing.call);
      call.once('response', (response) => void read(response).then(resolve, reject));
      call.once('error', reject);
      call.once('close', () => {
        clearTimeout(timer);
        stopping.removeEventListener('abort', end);
      });
      stopping.addEventListener('abort', end);
      if (stopping.aborted) return end();
      call.end(body);
    });
}
