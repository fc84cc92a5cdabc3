import type { Person, Room } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { readActionId } from './control-id.js';
import { type Names, typedText, writtenText } from './markup.js';
import type { Acting, ActionPayload, CommandPayload, MessageEvent, ShortcutPayload, ViewPayload } from './payloads.js';

export const slack = 'slack';
/** Where Slack sends everything in HTTP mode. */
export const eventsPath = '/slack/events';

export const roomOf = (space: string, id: string, thread?: string): Room => ({
  adapter: slack,
  space,
  id,
  ...(thread === undefined ? {} : { thread }),
});
export const personOf = (space: string, id: string): Person => ({ adapter: slack, space, id });

/** A direct message: only its person and the bot are there. */
export const isDirect = (room: Room): boolean => room.id.startsWith('D');

/** Where a form was asked for, so that its receipt goes there; it travels in the form. */
export interface Origin {
  readonly room: string;
  readonly thread?: string | undefined;
  /** Of the press that opened the form: good for half an hour. */
  readonly url?: string | undefined;
  /** Only that person sees the message that was pressed. */
  readonly alone?: boolean | undefined;
}

const spaceOf = ({ team, user }: Acting, own: string): string => team?.id ?? user.team_id ?? own;

/** Subtypes of a message that are somebody's words all the same. */
const spoken = new Set([undefined, 'file_share', 'thread_broadcast']);

/** A mention, or a message to the bot alone. Undefined for all else: other bots, the bot's own, edits, deletions. */
export function said(event: MessageEvent, space: string, bot: string): Extract<Incoming, { kind: 'said' }> | undefined {
  const mention = event.type === 'app_mention';
  if (!mention && event.channel_type !== 'im') return undefined;
  if (!spoken.has(event.subtype) || event.bot_id !== undefined || event.edited !== undefined) return undefined;
  if (event.user === undefined || event.user === bot) return undefined;
  const room = roomOf(space, event.channel, event.thread_ts);
  const via = mention && !isDirect(room) ? 'mention' : 'direct';
  return { kind: 'said', room, by: personOf(space, event.user), text: typedText(event.text ?? '', bot), via };
}

export function commanded(payload: CommandPayload): Extract<Incoming, { kind: 'said' }> {
  const { team_id: space, channel_id, user_id, command, text } = payload;
  return {
    kind: 'said',
    room: roomOf(space, channel_id),
    by: personOf(space, user_id),
    text: `${command} ${text}`.trim(),
    via: 'command',
  };
}

/** A press. Undefined when it asks for nothing, or for nothing yet, such as a box that was ticked. */
export function acted(payload: ActionPayload, own: string): Incoming | undefined {
  const action = payload.actions?.[0];
  if (!action || !payload.channel) return undefined;
  const space = spaceOf(payload, own);
  const { message_ts: ts, thread_ts, is_ephemeral } = payload.container;
  const room = roomOf(space, payload.channel.id, thread_ts);
  const from = { room, by: personOf(space, payload.user.id) };
  const alone = is_ephemeral === true || isDirect(room);
  const place = { ...(ts === undefined ? {} : { on: { room, id: ts } }), ...(alone ? { alone } : {}) };
  const read = readActionId(action.action_id);
  if (read?.kind === 'picks') return undefined;
  if (read?.kind === 'pick') {
    return { ...from, kind: 'chose', id: read.id, picks: [Number(action.value)], ...place };
  }
  if (read?.kind === 'send') return { ...from, kind: 'chose', id: read.id, picks: ticked(payload, read.id), ...place };
  return { ...from, kind: 'pressed', id: read?.id ?? action.action_id, ...place };
}

/** What is ticked in the message below that id. */
function ticked({ state }: ActionPayload, id: string): number[] {
  const fields = Object.values(state?.values ?? {}).flatMap((block) => Object.entries(block));
  const own = fields.filter(([name]) => {
    const read = readActionId(name);
    return read?.kind === 'picks' && read.id === id;
  });
  return own.flatMap(([, field]) => (field.selected_options ?? []).map((option) => Number(option.value)));
}

/** Where a message can be opened: Slack's permalink of it, which its own API makes in the same way. */
const permalink = (domain: string, channel: string, ts: string, thread: string | undefined): string => {
  const address = `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return thread === undefined || thread === ts ? address : `${address}?thread_ts=${thread}&cid=${channel}`;
};

/** A shortcut that somebody used on a message, in whatever channel that stands. */
export function pointed(
  { callback_id: id, message, channel, team, ...acting }: ShortcutPayload,
  own: string,
  bot: string,
  names: Names,
): Extract<Incoming, { kind: 'pointed' }> {
  const space = spaceOf({ team, ...acting }, own);
  const { ts, thread_ts: thread, text = '' } = message;
  const domain = /^[\w-]+$/.exec(team?.domain ?? '')?.[0];
  const url = domain === undefined || ts === undefined ? {} : { url: permalink(domain, channel.id, ts, thread) };
  return {
    kind: 'pointed',
    room: roomOf(space, channel.id, thread),
    by: personOf(space, acting.user.id),
    id,
    message: { text: writtenText(text, bot, names), ...url },
  };
}

/** A filled form, with the place where it was asked for. Undefined for one that this adapter did not open. */
export function submitted(
  payload: ViewPayload,
  own: string,
): { incoming: Extract<Incoming, { kind: 'submitted' }>; origin: Origin } | undefined {
  const origin = readOrigin(payload.view.private_metadata);
  if (!origin) return undefined;
  const space = spaceOf(payload, own);
  const fields = Object.fromEntries(
    Object.values(payload.view.state.values)
      .flatMap((block) => Object.entries(block))
      .map(([name, { value, selected_option }]) => [name, value ?? selected_option?.value ?? '']),
  );
  const room = roomOf(space, origin.room, origin.thread);
  const by = personOf(space, payload.user.id);
  const alone = origin.alone === true ? { alone: true } : {};
  const incoming = { kind: 'submitted' as const, room, by, id: payload.view.callback_id, fields, ...alone };
  return { incoming, origin };
}

function readOrigin(text: string): Origin | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'room' in read ? (read as Origin) : undefined;
  } catch {
    return undefined;
  }
}
