import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Moment, Watch } from '../watch.js';
import type { createFaults, FaultKind } from './faults.js';
import type { Interactions, Started } from './interactions.js';
import { commandFaults, type Modal, messageFaults, modalFaults } from './validate.js';
import type { Body, Channel, Registered, StoredMessage, World } from './world.js';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly status: number | 'cut';
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Handler = (args: readonly string[], body: never, query: URLSearchParams) => Answer;

const refuse = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } });
const unknownMessage = refuse(404, 10_008, 'Unknown Message');
const unknownChannel = refuse(404, 10_003, 'Unknown Channel');
const sendMessages = 1n << 11n;
const viewChannel = 1n << 10n;
/** Messages that may be posted or edited in one channel, and the time for which they count. */
export interface Bucket {
  readonly calls: number;
  readonly milliseconds: number;
}

export interface RestOptions {
  readonly world: World;
  readonly interactions: Interactions;
  readonly faults: ReturnType<typeof createFaults>;
  readonly bucket: Bucket | undefined;
  token(): string;
  gatewayUrl(): string;
  dispatch(t: string, d: unknown): void;
  fail(what: string): void;
}

/** The calls of Discord's REST API that the bot makes; any other one is a failure. */
export function createRest(options: RestOptions) {
  const { world, interactions, faults, token, fail, dispatch } = options;
  const calls: Call[] = [];
  const used = new Map<string, number[]>();
  let nonceWindow = true;
  let watch: Watch = () => false;

  const store = (channel: string, body: Body, only?: string): StoredMessage => {
    const message: StoredMessage = {
      id: world.newId(),
      channel,
      author: world.bot.id,
      body,
      edits: 0,
      ...(only === undefined ? {} : { only }),
      ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      ...(body.message_reference ? { replyTo: body.message_reference.message_id } : {}),
    };
    world.messages.push(message);
    return message;
  };

  const checked = (what: string, wrong: readonly string[]): Answer | undefined => {
    if (wrong.length === 0) return undefined;
    fail(`${what}: ${wrong.join(', ')}`);
    return refuse(400, 50_035, 'Invalid Form Body');
  };

  const open = (id: string | undefined): Channel | Answer => {
    const channel = world.channels.get(id ?? '');
    if (!channel || channel.deleted) return unknownChannel;
    if ((channel.denied & viewChannel) !== 0n) return refuse(403, 50_001, 'Missing Access');
    return channel;
  };

  const post: Handler = ([id], body: Body) => {
    const channel = open(id);
    if ('status' in channel) return channel;
    if (channel.refuses) return refuse(channel.refuses.status, channel.refuses.code, channel.refuses.message);
    if ((channel.denied & sendMessages) !== 0n) return refuse(403, 50_013, 'Missing Permissions');
    const limited = limit(channel.id);
    if (limited) return limited;
    const wrong = checked('a message', [
      ...messageFaults(body),
      ...(body.nonce !== undefined && body.enforce_nonce ? [] : ['a message without an enforced nonce']),
    ]);
    if (wrong) return wrong;
    const twin = world.messages.find((each) => nonceWindow && each.nonce === body.nonce && each.channel === channel.id);
    const message = twin ?? store(channel.id, body);
    const payload = { ...world.messagePayload(message), nonce: body.nonce };
    if (!twin) {
      dispatch('MESSAGE_CREATE', { ...payload, ...(channel.guild ? { guild_id: channel.guild } : {}) });
    }
    return { status: 200, body: payload };
  };

  const limit = (channel: string): Answer | undefined => {
    const { bucket } = options;
    if (!bucket) return undefined;
    const now = performance.now();
    const recent = (used.get(channel) ?? []).filter((at) => now - at < bucket.milliseconds);
    const wait = ((recent[0] ?? now) + bucket.milliseconds - now) / 1_000;
    const shown = {
      'x-ratelimit-limit': `${bucket.calls}`,
      'x-ratelimit-reset-after': `${wait}`,
      'x-ratelimit-bucket': 'posts',
    };
    if (recent.length >= bucket.calls) {
      return {
        status: 429,
        headers: { ...shown, 'x-ratelimit-remaining': '0', 'retry-after': `${wait}` },
        body: { message: 'You are being rate limited.', retry_after: wait, global: false },
      };
    }
    used.set(channel, [...recent, now]);
    return undefined;
  };

  const editMessage = (message: StoredMessage | undefined, body: Body): Answer => {
    if (!message || message.deleted) return unknownMessage;
    const wrong = checked('an edit', messageFaults(body));
    if (wrong) return wrong;
    message.body = { ...message.body, ...body };
    message.edits += 1;
    return { status: 200, body: world.messagePayload(message) };
  };

  const callback: Handler = (
    [id, given],
    body: { type: number; data?: Body & Modal & { choices?: Started['choices'] } },
  ) => {
    const one = interactions.byToken(given ?? '');
    if (!one || one.id !== id) return refuse(404, 10_062, 'Unknown interaction');
    const { type, data } = body;
    const wrong = checked('an answer', [
      ...(type === 4 || type === 7 ? messageFaults(data ?? {}) : []),
      ...(type === 9 && data ? modalFaults(data) : []),
      ...(type === 8 && (data?.choices?.length ?? 0) > 25 ? ['over 25 suggestions'] : []),
      ...(type === 8 && data?.choices?.some(({ name }) => name === '' || name.length > 100)
        ? ['a long suggestion']
        : []),
      ...([4, 5, 6, 7, 8, 9].includes(type) ? [] : [`a first answer of type ${type}`]),
    ]);
    if (wrong) return wrong;
    if (!interactions.accept(one, type)) return refuse(400, 40_060, 'Interaction has already been acknowledged.');
    if (type === 4 || type === 5) {
      const only = ((data?.flags ?? 0) & 64) !== 0 ? one.by : undefined;
      one.original = store(one.channel, type === 4 ? (data ?? {}) : { flags: data?.flags ?? 0 }, only).id;
    }
    if (type === 6 || type === 7) {
      if (one.on !== undefined) one.original = one.on;
      if (type === 7)
        editMessage(
          world.messages.find((each) => each.id === one.on),
          data ?? {},
        );
    }
    if (type === 9 && data) one.modal = data;
    if (type === 8) one.choices = data?.choices ?? [];
    return { status: 204 };
  };

  const webhook = (given: string | undefined): Started | Answer => {
    const one = interactions.byToken(given ?? '');
    if (!one?.first) return refuse(404, 10_015, 'Unknown Webhook');
    return one;
  };

  const followUp: Handler = ([, given], body: Body) => {
    const one = webhook(given);
    if ('status' in one) return one;
    const wrong = checked('a further answer', messageFaults(body));
    if (wrong) return wrong;
    one.answers += 1;
    const only = ((body.flags ?? 0) & 64) !== 0 ? one.by : undefined;
    return { status: 200, body: world.messagePayload(store(one.channel, body, only)) };
  };

  const original = (given: string | undefined): StoredMessage | undefined => {
    const one = webhook(given);
    return 'status' in one ? undefined : world.messages.find((each) => each.id === one.original);
  };

  const guildOf = (id: string | undefined) => world.guilds.get(id ?? '');
  const routes: readonly { method: string; path: RegExp; open?: true; handle: Handler }[] = [
    {
      method: 'GET',
      path: /^\/gateway\/bot$/,
      handle: () => {
        const session = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
        return { status: 200, body: { url: options.gatewayUrl(), shards: 1, session_start_limit: session } };
      },
    },
    {
      method: 'GET',
      path: /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      handle: ([, guild]) => ({
        status: 200,
        body: (guildOf(guild)?.commands ?? []).map((each) => ({
          ...each,
          id: world.newId(),
          application_id: world.application,
          guild_id: guild,
          version: world.newId(),
          type: each.type ?? 1,
          contexts: null,
          default_member_permissions: null,
          nsfw: false,
        })),
      }),
    },
    {
      method: 'PUT',
      path: /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      handle: ([application, id], body: readonly Registered[]) => {
        const guild = guildOf(id);
        if (!guild || application !== world.application) return refuse(403, 50_001, 'Missing Access');
        const wrong = checked('commands', commandFaults(body));
        if (wrong) return wrong;
        guild.commands = body;
        guild.writes += 1;
        return { status: 200, body };
      },
    },
    { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, handle: post },
    {
      method: 'POST',
      path: /^\/channels\/(\d+)\/typing$/,
      handle: ([id]) => {
        const channel = open(id);
        return 'status' in channel ? channel : { status: 204 };
      },
    },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)\/messages$/,
      handle: ([id], _body, query) => {
        const channel = open(id);
        if ('status' in channel) return channel;
        const here = world.messages.filter((each) => each.channel === id && each.only === undefined && !each.deleted);
        const latest = here.slice(-Number(query.get('limit') ?? 50)).reverse();
        return { status: 200, body: latest.map((each) => world.messagePayload(each)) };
      },
    },
    {
      method: 'PATCH',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: ([id, message], body: Body) => {
        const channel = open(id);
        if ('status' in channel) return channel;
        return (
          limit(channel.id) ??
          editMessage(
            world.messages.find((each) => each.id === message && each.channel === id),
            body,
          )
        );
      },
    },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)$/,
      handle: ([id]) => {
        const channel = open(id);
        return 'status' in channel ? channel : { status: 200, body: world.channelPayload(channel) };
      },
    },
    {
      method: 'POST',
      path: /^\/users\/@me\/channels$/,
      handle: (_args, body: { recipient_id: string }) =>
        world.members.has(body.recipient_id)
          ? { status: 200, body: world.channelPayload(world.directChannel(body.recipient_id)) }
          : refuse(400, 50_033, 'Invalid Recipient(s)'),
    },
    { method: 'GET', path: /^\/users\/@me$/, handle: () => ({ status: 200, body: world.userOf(world.bot.id) }) },
    {
      method: 'GET',
      path: /^\/applications\/@me$/,
      handle: () => ({ status: 200, body: { id: world.application, approximate_guild_count: world.guilds.size } }),
    },
    {
      method: 'GET',
      path: /^\/users\/(\d+)$/,
      handle: ([id]) => {
        const user = world.userOf(id ?? '');
        return user ? { status: 200, body: user } : refuse(404, 10_013, 'Unknown User');
      },
    },
    {
      method: 'GET',
      path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
      handle: ([id, member]) => {
        const guild = guildOf(id);
        const known = world.members.get(member ?? '');
        if (!guild || !known || known.left) return refuse(404, 10_007, 'Unknown Member');
        return { status: 200, body: world.memberPayload(guild, known.id) };
      },
    },
    { method: 'POST', path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/, open: true, handle: callback },
    { method: 'POST', path: /^\/webhooks\/(\d+)\/([^/]+)$/, open: true, handle: followUp },
    {
      method: 'PATCH',
      path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      open: true,
      handle: ([, given], body: Body) => editMessage(original(given), body),
    },
    {
      method: 'DELETE',
      path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      open: true,
      handle: ([, given]) => {
        const message = original(given);
        if (!message) return unknownMessage;
        message.deleted = true;
        return { status: 204 };
      },
    },
  ];

  const perform = (request: IncomingMessage, method: string, url: URL, text: string): Answer => {
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
    const route = routes.find((each) => each.method === method && each.path.test(path));
    if (!route || !url.pathname.startsWith('/api/v10/')) {
      fail(`an unknown call: ${method} ${url.pathname}`);
      return { status: 404, body: { code: 0, message: '404: Not Found' } };
    }
    if (!route.open && request.headers.authorization !== `Bot ${token()}`) {
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    }
    if (route.open && request.headers.authorization !== undefined) fail(`the token was sent to ${path}`);
    const args = route.path.exec(path)?.slice(1) ?? [];
    return route.handle(args, (text === '' ? undefined : JSON.parse(text)) as never, url.searchParams);
  };

  const faulty = (kind: FaultKind, answer: () => Answer): Answer | 'hang' | 'reset' => {
    if (kind === 'hang' || kind === 'reset') return kind;
    if (kind === 'lost') {
      answer();
      return 'reset';
    }
    if ('code' in kind) return refuse(kind.status, kind.code, kind.message);
    const retry = 'retryAfter' in kind && kind.retryAfter !== undefined ? { 'retry-after': `${kind.retryAfter}` } : {};
    return {
      status: kind.status,
      headers: retry as Record<string, string>,
      body: { code: 0, message: `${kind.status}` },
    };
  };

  return {
    calls,
    /** Discord has forgotten the nonces of what was posted so far. */
    forgetNonces: (): void => {
      nonceWindow = false;
    },
    watch(each: Watch): void {
      watch = each;
    },
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      let text = '';
      for await (const chunk of request) text += chunk;
      const method = request.method ?? 'GET';
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const path = url.pathname.replace(/^\/api\/v10/, '');
      const told = (moment: Moment): boolean => {
        const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
        return watch({
          platform: 'discord',
          call: `${method} ${path}`,
          moment,
          body,
          host: request.headers.host ?? '',
        });
      };
      if (told('arrives')) return void request.socket.destroy();
      const kind = faults.take(method, path);
      const answer = () => perform(request, method, url, text);
      const ended = kind === undefined ? answer() : faulty(kind, answer);
      calls.push({ method, path, status: typeof ended === 'string' ? 'cut' : ended.status });
      const effective = kind === undefined || kind === 'lost';
      if (effective && told('took effect')) request.socket.destroy();
      else if (ended === 'reset') request.socket.destroy();
      else if (ended !== 'hang') {
        const type = ended.body === undefined ? {} : { 'content-type': 'application/json' };
        if (effective) response.once('finish', () => void told('answered'));
        response.writeHead(ended.status, { ...type, ...ended.headers });
        response.end(ended.body === undefined ? undefined : JSON.stringify(ended.body));
      }
      world.changed();
    },
  };
}
