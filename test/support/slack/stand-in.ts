import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Moment, Watch } from '../watch.js';
import { complaints } from './blocks.js';
import { createSockets, type Deliver } from './delivery.js';
import { createFaults, type Fault } from './faults.js';
import { createState, type StoredMessage } from './state.js';
import { createWebApi, type OpenView } from './web-api.js';

export const botToken = 'xoxb-1-stand-in';
export const appToken = 'xapp-1-stand-in';
export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

/** A reply address: what was pressed, by whom, and how often it was used. */
interface ReplyTo {
  readonly channel: string;
  readonly user: string;
  readonly on?: StoredMessage;
  uses: number;
}

const mostUses = 5;
const allScopes = [
  'app_mentions:read',
  'im:history',
  'chat:write',
  'commands',
  'users:read',
  'channels:history',
  'groups:history',
];

/** What Slack allows of one method in a minute (its tiers), as far as it matters here. */
const perMinute: Readonly<Record<string, number>> = { 'chat.update': 50, 'chat.postEphemeral': 100, 'users.info': 100 };

export interface StandInOptions {
  readonly scopes?: readonly string[];
  /** Whether Slack's own limits hold; they do unless a test floods on purpose. */
  readonly limits?: boolean;
  /** What the workspace may post: so much at once, and so much more every second; as much as it likes by default. */
  readonly posts?: {
    readonly burst: number;
    readonly perSecond: number;
    /** Set where that is what each of its channels takes. */
    readonly each?: 'channel';
  };
}

/**
 * A small and strict Slack on this machine: the web API, Socket Mode and the reply addresses, over real sockets.
 * Whatever the real one would refuse, and this bot must not do, is kept in `failures`.
 */
export async function startStandIn(options: StandInOptions = {}) {
  const state = createState();
  const faults = createFaults();
  const sockets = createSockets();
  const failures: string[] = [];
  const calls: { method: string; at: number }[] = [];
  const recent = new Map<string, number[]>();
  let watch: Watch = () => false;
  const replies = new Map<string, ReplyTo>();
  const triggers = new Map<string, { user: string; at: number }>();
  const views: OpenView[] = [];
  const hanging = new Set<ServerResponse>();
  const tokens = { bot: botToken, app: appToken };
  let url = '';
  let tickets = 0;
  let refusedUpgrades = 0;
  let limited = 0;
  const fail = (what: string): void => void failures.push(what);
  const scopes = new Set(options.scopes ?? allScopes);
  const api = createWebApi({
    state,
    scopes,
    triggers,
    views,
    fail,
    socketUrl: () => `${url.replace('http', 'ws')}/link/?ticket=${++tickets}`,
  });

  const send = (
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  /** Whether a fault has answered, or is to answer once the call took effect. */
  const go = (fault: Fault | undefined, response: ServerResponse): 'answered' | 'lose' | undefined => {
    switch (fault?.kind) {
      case undefined:
        return undefined;
      case 'lost':
        return 'lose';
      case 'hang':
        hanging.add(response);
        return 'answered';
      case 'reset':
        response.socket?.resetAndDestroy();
        return 'answered';
      case 'limit':
        send(
          response,
          429,
          { ok: false, error: 'ratelimited' },
          fault.after === undefined ? {} : { 'retry-after': `${fault.after}` },
        );
        return 'answered';
      case 'status':
        send(response, fault.status, 'upstream trouble');
        return 'answered';
      case 'error':
        send(response, 200, { ok: false, error: fault.code, ...(fault.needed ? { needed: fault.needed } : {}) });
        return 'answered';
    }
  };

  /** Tells the watch; whether it cut the call off. */
  const cut = (
    call: string,
    moment: Moment,
    request: IncomingMessage,
    response: ServerResponse,
    body: Record<string, unknown>,
  ) => {
    const seen = { platform: 'slack', call, moment, body, host: request.headers.host ?? '' } as const;
    if (!watch(seen)) return false;
    response.socket?.destroy();
    return true;
  };
  const buckets = new Map<string, { left: number; refilled: number }>();
  const overPosts = ({ burst, perSecond, each }: NonNullable<StandInOptions['posts']>, channel: string): boolean => {
    const now = performance.now();
    const whose = each === 'channel' ? channel : '';
    const { left, refilled } = buckets.get(whose) ?? { left: burst, refilled: now };
    const filled = Math.min(burst, left + ((now - refilled) / 1_000) * perSecond);
    buckets.set(whose, { left: filled < 1 ? filled : filled - 1, refilled: now });
    return filled < 1;
  };
  const overLimit = (method: string, channel: string): boolean => {
    if (options.posts && method === 'chat.postMessage') return overPosts(options.posts, channel);
    const most = options.limits === false ? undefined : perMinute[method];
    if (most === undefined) return false;
    const last = (recent.get(method) ?? []).filter((at) => at > Date.now() - 60_000);
    recent.set(method, [...last, Date.now()]);
    return last.length >= most;
  };

  const call = (method: string, request: IncomingMessage, body: string, response: ServerResponse): void => {
    calls.push({ method, at: Date.now() });
    const args = Object.fromEntries(new URLSearchParams(body));
    if (cut(method, 'arrives', request, response, args)) return;
    const fate = go(faults.next(method), response);
    if (fate === 'answered') return;
    const given = request.headers.authorization;
    const due = method === 'apps.connections.open' ? tokens.app : tokens.bot;
    if (given === undefined) fail(`${method}: no token`);
    if (given !== `Bearer ${due}`) {
      send(response, 200, { ok: false, error: given ? 'invalid_auth' : 'not_authed' });
      return;
    }
    if (overLimit(method, `${args.channel}`)) {
      limited += 1;
      const after = method === 'chat.postMessage' ? '1' : '30';
      send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': after });
      return;
    }
    const result = api(method, args);
    if (cut(method, 'took effect', request, response, args)) return;
    if (fate === 'lose') response.socket?.resetAndDestroy();
    else {
      response.once('finish', () => void cut(method, 'answered', request, response, args));
      send(response, 200, result, { 'x-oauth-scopes': [...scopes].join(',') });
    }
  };

  const reply = (id: string, request: IncomingMessage, text: string, response: ServerResponse): void => {
    calls.push({ method: 'response_url', at: Date.now() });
    const given = { ...(JSON.parse(text) as Record<string, unknown>), id };
    if (cut('response_url', 'arrives', request, response, given)) return;
    const fate = go(faults.next('response_url'), response);
    if (fate === 'answered') return;
    const to = replies.get(id);
    if (!to || ++to.uses > mostUses) {
      send(response, 404, { ok: false, error: 'used_url' });
      return;
    }
    const body = JSON.parse(text) as Record<string, unknown>;
    const wrong = complaints(body.blocks);
    if (typeof body.text !== 'string' || body.text === '') wrong.push('no text');
    if (wrong.length > 0) {
      fail(`response_url: ${wrong.join('; ')}`);
      send(response, 400, { ok: false, error: 'invalid_blocks' });
      return;
    }
    const channel = state.find(to.channel);
    const shown = { text: String(body.text), blocks: body.blocks as unknown[] };
    if (body.replace_original === true && to.on) Object.assign(to.on, shown, { edits: to.on.edits + 1 });
    else {
      const seen = body.response_type === 'in_channel' ? {} : { only: to.user };
      const thread = typeof body.thread_ts === 'string' ? { thread: body.thread_ts } : {};
      channel?.messages.push({
        ts: state.nextTs(),
        channel: to.channel,
        user: state.bot.user,
        edits: 0,
        ...shown,
        ...seen,
        ...thread,
      });
    }
    if (cut('response_url', 'took effect', request, response, given)) return;
    if (fate === 'lose') response.socket?.resetAndDestroy();
    else send(response, 200, 'ok');
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const [, area, rest = ''] = (request.url ?? '').split('/');
      if (area === 'api') call(rest, request, body, response);
      else if (area === 'reply') reply(rest, request, body, response);
      else {
        fail(`an unknown path: ${request.url}`);
        send(response, 404, {});
      }
    });
  });
  const upgrades = new WebSocketServer({ noServer: true });
  const used = new Set<string>();
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? '';
    if (refusedUpgrades > 0 || used.has(ticket)) {
      refusedUpgrades -= 1;
      socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
      return;
    }
    used.add(ticket);
    upgrades.handleUpgrade(request, socket, head, (each) => sockets.greet(each));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let deliver: Deliver = sockets.deliver;
  return {
    apiUrl: `${url}/api/`,
    state,
    sockets,
    failures,
    calls,
    tokens,
    triggers,
    views,
    count: (method: string): number => calls.filter((each) => each.method === method).length,
    /** How many calls Slack's own limits have turned away. */
    limited: () => limited,
    break: faults.add,
    breakByChance: faults.byChance,
    watch(each: Watch): void {
      watch = each;
    },
    mend(): void {
      faults.clear();
      for (const response of hanging) response.socket?.destroy();
      hanging.clear();
    },
    refuseUpgrades(times: number): void {
      refusedUpgrades = times;
    },
    /** From now on envelopes go there instead of to the sockets. */
    deliverBy(other: Deliver): void {
      deliver = other;
    },
    deliver: ((envelope) => deliver(envelope)) satisfies Deliver,
    replyAddress(to: Omit<ReplyTo, 'uses'>): string {
      const id = `${replies.size + 1}`;
      replies.set(id, { ...to, uses: 0 });
      return `${url}/reply/${id}`;
    },
    async close(): Promise<void> {
      sockets.drop();
      for (const each of upgrades.clients) each.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;
