import { complaints, viewComplaints } from './blocks.js';
import type { Channel, State, StoredMessage } from './state.js';

type Json = Record<string, unknown>;

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly view: Json;
  /** What was wrong in it when it was sent. */
  readonly errors?: Readonly<Record<string, string>>;
}

export interface WebApiOptions {
  readonly state: State;
  readonly scopes: ReadonlySet<string>;
  /** Who may still be shown a form for a trigger. */
  readonly triggers: Map<string, { user: string; at: number }>;
  readonly views: OpenView[];
  /** Records what Slack would refuse and this bot must never send. */
  readonly fail: (what: string) => void;
  readonly socketUrl: () => string;
}

const triggerLife = 3_000;
const longestText = 4_000;
type Refusal = Json & { ok: false };
const refuse = (error: string, more: Json = {}): Refusal => ({ ok: false, error, ...more });
const isRefusal = (value: Channel | Refusal): value is Refusal => 'ok' in value;
const parse = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : undefined);

/** The methods of the web API that the bot uses; another one is a failure. Arguments come as Slack's SDK sends them. */
export function createWebApi({ state, scopes, triggers, views, fail, socketUrl }: WebApiOptions) {
  const checkMessage = (method: string, args: Json): unknown[] | Json => {
    const text = args.text;
    if (typeof text !== 'string' || text === '') fail(`${method}: no text`);
    else if (text.length > longestText) fail(`${method}: text of ${text.length}`);
    const blocks = parse(args.blocks);
    const wrong = complaints(blocks);
    if (wrong.length === 0) return blocks as unknown[];
    fail(`${method}: ${wrong.join('; ')}`);
    return refuse('invalid_blocks');
  };
  const place = (id: unknown): Channel | Refusal => {
    const channel = state.find(String(id));
    // Of a private room that the bot is not in, Slack does not even say that it is there.
    if (!channel || (channel.private && !channel.member)) return refuse('channel_not_found');
    if (channel.archived) return refuse('is_archived');
    return channel;
  };
  const needs = (scope: string): Json | undefined =>
    scopes.has(scope) ? undefined : refuse('missing_scope', { needed: scope, provided: [...scopes].join(',') });
  const shown = (message: StoredMessage): Json => ({
    type: 'message',
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    ...(message.thread ? { thread_ts: message.thread } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  });
  const read = (args: Json, thread: string | undefined): Json => {
    // A person's id stands for their direct channel where a message is posted, and nowhere else.
    const channel = String(args.channel).startsWith('U') ? refuse('channel_not_found') : place(args.channel);
    if (isRefusal(channel)) return channel;
    const scope = channel.id.startsWith('D') ? 'im:history' : channel.private ? 'groups:history' : 'channels:history';
    const missing = needs(scope);
    if (missing) return missing;
    if (!channel.member) return refuse('not_in_channel');
    const there = channel.messages.filter(
      ({ only, thread: below, ts }) =>
        !only && (thread === undefined ? below === undefined : below === thread || ts === thread),
    );
    return {
      ok: true,
      messages: there
        .slice(-Number(args.limit ?? 100))
        .reverse()
        .map(shown),
    };
  };

  const methods: Record<string, (args: Json) => Json> = {
    'auth.test': () => ({
      ok: true,
      url: `https://${state.team.domain}.slack.com/`,
      team: state.team.name,
      team_id: state.team.id,
      user: 'studyhall',
      user_id: state.bot.user,
      bot_id: state.bot.id,
      ...(state.organization === undefined ? {} : { enterprise_id: state.organization, is_enterprise_install: true }),
    }),
    'apps.connections.open': () => ({ ok: true, url: socketUrl() }),
    'chat.postMessage': (args) => {
      const channel = place(args.channel);
      if (isRefusal(channel)) return channel;
      if (!channel.member) return refuse('not_in_channel');
      const blocks = checkMessage('chat.postMessage', args);
      if (!Array.isArray(blocks)) return blocks;
      if (args.unfurl_links !== 'false') fail('chat.postMessage: links would unfold');
      const ts = state.nextTs();
      const thread = typeof args.thread_ts === 'string' ? { thread: args.thread_ts } : {};
      const metadata = parse(args.metadata) as NonNullable<StoredMessage['metadata']>;
      const text = String(args.text);
      channel.messages.push({
        ts,
        channel: channel.id,
        user: state.bot.user,
        text,
        blocks,
        metadata,
        edits: 0,
        ...thread,
      });
      return { ok: true, ts, channel: channel.id };
    },
    'chat.update': (args) => {
      const channel = place(args.channel);
      if (isRefusal(channel)) return channel;
      const blocks = checkMessage('chat.update', args);
      if (!Array.isArray(blocks)) return blocks;
      const message = channel.messages.find(({ ts, only }) => ts === args.ts && !only);
      if (!message) return refuse('message_not_found');
      if (message.user !== state.bot.user) return refuse('cant_update_message');
      Object.assign(message, { text: String(args.text), blocks, edits: message.edits + 1 });
      return { ok: true, ts: message.ts, channel: channel.id, text: message.text };
    },
    'chat.postEphemeral': (args) => {
      const channel = place(args.channel);
      if (isRefusal(channel)) return channel;
      if (!channel.member) return refuse('not_in_channel');
      const blocks = checkMessage('chat.postEphemeral', args);
      if (!Array.isArray(blocks)) return blocks;
      const ts = state.nextTs();
      const [text, only] = [String(args.text), String(args.user)];
      channel.messages.push({ ts, channel: channel.id, user: state.bot.user, text, blocks, only, edits: 0 });
      return { ok: true, message_ts: ts };
    },
    'conversations.history': (args) => read(args, undefined),
    'conversations.replies': (args) => read(args, String(args.ts)),
    'users.info': (args) => {
      const member = state.members.get(String(args.user));
      if (!member) return refuse('user_not_found');
      const { id, name, display, zone, admin, team = state.team.id } = member;
      const profile = { display_name: display, real_name: `${display} Example` };
      const user = {
        team_id: team,
        id,
        name,
        tz: zone,
        real_name: profile.real_name,
        is_admin: admin,
        is_owner: false,
        deleted: false,
        profile,
      };
      return needs('users:read') ?? { ok: true, user };
    },
    'views.open': (args) => {
      const view = parse(args.view) as Json;
      const trigger = triggers.get(String(args.trigger_id));
      if (!trigger) return refuse('invalid_trigger_id');
      triggers.delete(String(args.trigger_id));
      if (Date.now() - trigger.at > triggerLife) return refuse('expired_trigger_id');
      const wrong = viewComplaints(view);
      if (wrong.length > 0) fail(`views.open: ${wrong.join('; ')}`);
      if (wrong.length > 0) return refuse('invalid_arguments');
      views.push({ id: `V${state.nextTs()}`, user: trigger.user, view });
      return { ok: true, view };
    },
  };

  return (method: string, args: Json): Json => {
    const run = methods[method];
    if (run) return run(args);
    fail(`an unknown call: ${method}`);
    return refuse('unknown_method');
  };
}
