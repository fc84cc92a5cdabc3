import { createHmac } from 'node:crypto';
import type { WebSocket } from 'ws';

/** How an envelope ended: with what the bot said in its acknowledgement, or not at all. */
export type Ended =
  | { readonly kind: 'acked'; readonly body: unknown; readonly after: number }
  | { readonly kind: 'lost' };

export interface Envelope {
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Record<string, unknown>;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

export type Deliver = (envelope: Envelope) => Promise<Ended>;

export const until = async (condition: () => boolean, what: string, within = 10_000): Promise<void> => {
  const end = Date.now() + within;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
};

/** Features a body as Slack does. */
export function signature(secret: string, body: string, at = Date.now()): Record<string, string> {
  const timestamp = `${Math.floor(at / 1000)}`;
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

/** The bodies that Slack sends over HTTP: events as JSON, the rest as forms. */
export function httpBody({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

export const byHttp =
  (url: string, secret: string): Deliver =>
  async (envelope) => {
    const { body, contentType } = httpBody(envelope);
    const retry: Record<string, string> = envelope.retry
      ? { 'x-slack-retry-num': `${envelope.retry.attempt}`, 'x-slack-retry-reason': envelope.retry.reason }
      : {};
    const headers = { 'content-type': contentType, ...signature(secret, body), ...retry };
    const start = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    return response.ok ? { kind: 'acked', body: text, after: performance.now() - start } : { kind: 'lost' };
  };

/** The Socket Mode side: envelopes go to one of the open connections, and come back with their id. */
export function createSockets() {
  const open = new Set<WebSocket>();
  const standing = new Set<WebSocket>();
  const waiting = new Map<string, (ended: Ended) => void>();
  let envelopes = 0;
  let turn = 0;
  const stats = { greeted: 0, closeCodes: [] as number[] };

  const sendOver = async ({ type, payload, retry }: Envelope): Promise<Ended> => {
    const socket = [...open][turn++ % open.size] as WebSocket & { mine: Set<string> };
    const id = `E${++envelopes}`;
    const start = performance.now();
    socket.mine.add(id);
    return new Promise((resolve) => {
      waiting.set(id, (ended) => {
        waiting.delete(id);
        socket.mine.delete(id);
        resolve(ended.kind === 'acked' ? { ...ended, after: performance.now() - start } : ended);
      });
      const retried = retry ? { retry_attempt: retry.attempt, retry_reason: retry.reason } : {};
      const accepts_response_payload = type !== 'events_api';
      socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload, ...retried }));
    });
  };

  return {
    open,
    stats,
    /** Every connection that stands, also those that Slack uses no more. */
    standing,
    greet(socket: WebSocket): void {
      open.add(socket);
      standing.add(socket);
      stats.greeted += 1;
      const mine = new Set<string>();
      socket.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
        waiting.get(id)?.({ kind: 'acked', body: payload, after: 0 });
      });
      socket.on('close', (code) => {
        open.delete(socket);
        standing.delete(socket);
        stats.closeCodes.push(code);
        for (const id of mine) waiting.get(id)?.({ kind: 'lost' });
      });
      socket.on('error', () => undefined);
      Object.assign(socket, { mine });
      socket.send(JSON.stringify({ type: 'hello', num_connections: open.size, connection_info: { app_id: 'A1' } }));
    },
    /** Sends to the connections in turn; waits for one when there is none. A lost event goes over another one. */
    deliver: (async (envelope) => {
      await until(() => open.size > 0, 'a connection');
      const ended = await sendOver(envelope);
      return ended.kind === 'lost' && envelope.type === 'events_api' && open.size > 0
        ? sendOver({ ...envelope, retry: { attempt: 1, reason: 'timeout' } })
        : ended;
    }) satisfies Deliver,
    /** Slack's routine: it asks for new connections, uses the old ones until one stands, and ends them then. */
    async refresh(): Promise<void> {
      const old = [...open];
      const { greeted } = stats;
      for (const socket of old) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      await until(() => stats.greeted > greeted, 'a new connection');
      for (const socket of old) open.delete(socket);
    },
    /** All connections break without a word. */
    drop(): void {
      for (const socket of standing) socket.terminate();
    },
    /** All connections stay, and nothing passes over them any more. */
    freeze(): void {
      for (const socket of open) socket.pause();
      open.clear();
    },
  };
}
