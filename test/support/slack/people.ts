import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { displayed } from './blocks.js';
import type { Ended, Envelope } from './delivery.js';
import type { StandIn } from './stand-in.js';
import type { Channel, StoredMessage } from './state.js';

type Json = Record<string, unknown>;

/** What Slack offers on a message: what the app's manifest says. */
const shortcutsOf = (): readonly { readonly name: string; readonly callback_id: string }[] =>
  parse(readFileSync('src/adapters/slack/manifest.socket.yaml', 'utf8')).features.shortcuts;
interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly block_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
  readonly accessibility_label?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

interface Input {
  readonly type: string;
  readonly action_id: string;
  readonly initial_value?: string;
  readonly initial_option?: { readonly value: string };
  readonly options?: readonly { readonly value: string }[];
}

/** What an acknowledgement says is wrong with a form, which then stays open. */
const errorsIn = (ended: Ended): Record<string, string> | undefined => {
  if (ended.kind !== 'acked' || !ended.body) return undefined;
  const body = typeof ended.body === 'string' ? JSON.parse(ended.body) : ended.body;
  return body.response_action === 'errors' ? body.errors : undefined;
};

const acknowledgedWithin = 3_000;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** `B  Green tea` reads as `Green tea`. */
const reads = (text: string | undefined, label: string): boolean =>
  text === label || text?.replace(/^[A-Z] {2}/, '') === label || text?.replace(/^[A-Z]: /, '') === label;

const elementsOf = (message: StoredMessage): Element[] =>
  (message.blocks as Json[]).flatMap((block, i) =>
    block.type === 'actions'
      ? (block.elements as Element[]).map((each) => ({ ...each, block_id: `${block.block_id ?? `b${i}`}` }))
      : [],
  );

/** People of the workspace: each does what their client would send to the bot, and resolves when Slack has its answer. */
export function createPeople(slack: StandIn) {
  const { state } = slack;
  let serial = 0;
  let last: Envelope | undefined;
  const next = (prefix: string): string => `${prefix}${++serial}`;

  const send = async (envelope: Envelope): Promise<Ended> => {
    last = envelope;
    const ended = await slack.deliver(envelope);
    if (ended.kind === 'lost') slack.failures.push(`${envelope.type}: not acknowledged`);
    else if (ended.after > acknowledgedWithin)
      slack.failures.push(`${envelope.type}: acknowledged after ${ended.after} ms`);
    return ended;
  };
  const trigger = (user: string): string => {
    const id = next('trigger.');
    slack.triggers.set(id, { user, at: Date.now() });
    return id;
  };
  const channelOf = (id: string): Channel => {
    const channel = state.find(id);
    if (!channel) throw new Error(`there is no ${id}`);
    return channel;
  };
  const event = (inner: Json): Envelope => ({
    type: 'events_api',
    payload: {
      token: 'legacy',
      team_id: state.team.id,
      api_app_id: 'A1',
      event: inner,
      type: 'event_callback',
      event_id: next('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: state.organization ?? null, team_id: state.team.id, user_id: state.bot.user, is_bot: true },
      ],
    },
  });
  /** Writes into a channel, and gives the event that the bot gets. */
  const write = (user: string, channel: Channel, text: string, type: string, thread?: string): Envelope => {
    const ts = state.nextTs();
    const below = thread === undefined ? {} : { thread };
    channel.messages.push({ ts, channel: channel.id, user, text, blocks: [], edits: 0, ...below });
    const inner = {
      type,
      channel: channel.id,
      user,
      text,
      ts,
      team: state.team.id,
      client_msg_id: next('m'),
      event_ts: ts,
    };
    return event({
      ...inner,
      ...(type === 'message' ? { channel_type: channel.id.startsWith('D') ? 'im' : 'channel' } : {}),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  };
  const visible = (name: string): StoredMessage[] => {
    const user = state.userOf(name).id;
    return [...state.channels.values()]
      .filter(({ id }) => !id.startsWith('D') || id === `D${user.slice(1)}`)
      .flatMap(({ messages }) => messages)
      .filter(({ only }) => only === undefined || only === user)
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  };
  const acting = (name: string, message: StoredMessage, element: Element, values: Json): Envelope => {
    const member = state.userOf(name);
    const channel = channelOf(message.channel);
    const on = { channel: channel.id, user: member.id, on: message };
    const alone = message.only !== undefined;
    const { type, action_id, block_id, value, text } = element;
    return {
      type: 'interactive',
      payload: {
        type: 'block_actions',
        user: { id: member.id, username: member.name, name: member.name, team_id: state.team.id },
        api_app_id: 'A1',
        token: 'legacy',
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channel.id,
          is_ephemeral: alone,
          ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
        },
        trigger_id: trigger(member.id),
        team: { id: state.team.id, domain: state.team.domain },
        enterprise: state.organization === undefined ? null : { id: state.organization },
        is_enterprise_install: state.organization !== undefined,
        channel: { id: channel.id, name: channel.name },
        ...(alone ? {} : { message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks } }),
        state: { values },
        response_url: slack.replyAddress(on),
        actions: [
          { type, action_id, block_id, ...(value === undefined ? {} : { value }), text, action_ts: state.nextTs() },
        ],
      },
    };
  };
  const find = (name: string, label: string): { message: StoredMessage; element: Element } => {
    for (const message of visible(name).reverse()) {
      const elements = elementsOf(message);
      const element = elements.find((each) => reads(each.text?.text, label) || reads(each.accessibility_label, label));
      if (element) return { message, element };
    }
    throw new Error(`${name} sees no “${label}”`);
  };

  return {
    channelOf,
    visible,
    find,
    acting,
    event,
    send,
    mention(name: string, text: string, where: { channel?: string; thread?: string } = {}): Promise<Ended> {
      const channel = channelOf(where.channel ?? 'CGENERAL');
      const said = `<@${state.bot.user}> ${escaped(text)}`;
      return send(write(state.userOf(name).id, channel, said, 'app_mention', where.thread));
    },
    direct(name: string, text: string): Promise<Ended> {
      const user = state.userOf(name).id;
      return send(write(user, channelOf(user), escaped(text), 'message'));
    },
    /** Words that are not meant for the bot: only a message event, as far as the bot listens to them. */
    write: (name: string, text: string, channel = 'CGENERAL'): Promise<Ended> =>
      send(write(state.userOf(name).id, channelOf(channel), text, 'message')),
    command(name: string, line: string, channel = 'CGENERAL'): Promise<Ended> {
      const [, command = '', text = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
      const { id, name: user_name } = state.userOf(name);
      const place = channelOf(channel);
      const payload = {
        token: 'legacy',
        team_id: state.team.id,
        team_domain: state.team.domain,
        ...(state.organization === undefined ? {} : { enterprise_id: state.organization }),
        channel_id: place.id,
        channel_name: place.name,
        user_id: id,
        user_name,
        command,
        text,
        api_app_id: 'A1',
        is_enterprise_install: `${state.organization !== undefined}`,
        response_url: slack.replyAddress({ channel: place.id, user: id }),
        trigger_id: trigger(id),
      };
      return send({ type: 'slash_commands', payload });
    },
    press(name: string, label: string): Promise<Ended> {
      const { message, element } = find(name, label);
      return send(acting(name, message, element, {}));
    },
    /** Ticks options and presses the button beside them. */
    async choose(name: string, labels: readonly string[]): Promise<Ended> {
      for (const message of visible(name).reverse()) {
        const elements = elementsOf(message);
        const select = elements.find((each) =>
          each.options?.some(({ text }) => labels.some((label) => reads(text.text, label))),
        );
        if (!select) continue;
        const selected = select.options?.filter(({ text }) => labels.some((label) => reads(text.text, label)));
        const values = {
          [select.block_id ?? '']: { [select.action_id]: { type: select.type, selected_options: selected } },
        };
        await send(acting(name, message, select, values));
        const button = elements[elements.indexOf(select) + 1];
        if (button) return send(acting(name, message, button, values));
      }
      throw new Error(`${name} sees no box “${labels[0]}”`);
    },
    /** Uses a shortcut in the menu of the newest message that holds those words, wherever it stands. */
    point(name: string, label: string, words: string): Promise<Ended> {
      const { id: user, name: login } = state.userOf(name);
      const message = visible(name).findLast(({ text }) => text.includes(words));
      const shortcut = shortcutsOf().find((each) => each.name === label);
      if (!message || !shortcut) throw new Error(`${name} sees no “${words}”, or no “${label}”`);
      const { ts, text, thread } = message;
      const { id, name: channelName } = channelOf(message.channel);
      return send({
        type: 'interactive',
        payload: {
          type: 'message_action',
          token: 'legacy',
          action_ts: '1764000000.000100',
          team: { id: state.team.id, domain: state.team.domain },
          user: { id: user, name: login, username: login, team_id: state.team.id },
          channel: { id, name: channelName },
          is_enterprise_install: state.organization !== undefined,
          enterprise: state.organization === undefined ? null : { id: state.organization },
          callback_id: shortcut.callback_id,
          trigger_id: trigger(user),
          response_url: slack.replyAddress({ channel: id, user }),
          message_ts: ts,
          message: {
            type: 'message',
            user: message.user,
            ts,
            text,
            ...(thread === undefined ? {} : { thread_ts: thread }),
          },
        },
      });
    },
    /** The first field gets `value`, others what `more` says by their names, or else what they were shown with. */
    async fill(name: string, value: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> {
      const { id: user, name: login } = state.userOf(name);
      const open = slack.views.findLast((each) => each.user === user);
      if (!open) throw new Error(`${name} has no form open`);
      slack.views.splice(slack.views.indexOf(open), 1);
      const inputs = open.view.blocks as { block_id: string; element: Input }[];
      const values = Object.fromEntries(
        inputs.map(({ block_id, element }, index) => {
          const { type, action_id, initial_value, initial_option, options = [] } = element;
          const filled = index === 0 ? value : more[action_id];
          if (type !== 'static_select')
            return [block_id, { [action_id]: { type, value: filled ?? initial_value ?? null } }];
          const chosen = options.find((option) => option.value === filled) ?? initial_option ?? null;
          return [block_id, { [action_id]: { type, selected_option: chosen } }];
        }),
      );
      const ended = await send({
        type: 'interactive',
        payload: {
          type: 'view_submission',
          team: { id: state.team.id, domain: state.team.domain },
          user: { id: user, username: login, name: login, team_id: state.team.id },
          api_app_id: 'A1',
          token: 'legacy',
          trigger_id: trigger(user),
          view: { ...open.view, id: open.id, team_id: state.team.id, hash: '1.abc', state: { values } },
          response_urls: [],
          is_enterprise_install: false,
          enterprise: null,
        },
      });
      const errors = errorsIn(ended);
      if (errors) slack.views.push({ ...open, errors });
      return ended;
    },
    /** The last envelope again, as Slack repeats it; `copy` gives it a new event id and no mark of a retry. */
    again(kind: 'retry' | 'copy' = 'retry'): Promise<Ended> {
      if (!last) throw new Error('nothing was sent yet');
      if (kind === 'retry') return send({ ...last, retry: { attempt: 1, reason: 'http_timeout' } });
      return send({ ...last, payload: { ...last.payload, event_id: next('Ev') } });
    },
    seen(name: string): string[] {
      const form = slack.views.findLast((each) => each.user === state.userOf(name).id);
      const titles = form ? [String((form.view.title as { text: string }).text)] : [];
      return [...visible(name).map(displayed), ...titles, ...Object.values(form?.errors ?? {})];
    },
  };
}

export type People = ReturnType<typeof createPeople>;
