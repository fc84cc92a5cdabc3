import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags, MessageType } from 'discord.js';
import type { Person, Posted, Room } from '../../core/chat/address.js';
import type { Shortcut } from '../../core/chat/command.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { readCustomId } from './control-id.js';
import { type Names, writtenText } from './markup.js';
import type {
  ComponentPayload,
  InteractionPayload,
  MessagePayload,
  OptionPayload,
  TargetPayload,
  UserPayload,
} from './payloads.js';

export const discord = 'discord';
/** The space of everything that belongs to no server. */
export const direct = 'direct';

export const roomOf = (guild: string | undefined, id: string): Room => ({
  adapter: discord,
  space: guild ?? direct,
  id,
});

export const personOf = (guild: string | undefined, id: string): Person => ({
  adapter: discord,
  space: guild ?? direct,
  id,
});

/** The name that others see: the one of the server, of the account, or its handle. */
export const nameOf = (user: UserPayload, nick?: string | null): string => nick || user.global_name || user.username;

/** `/quiz schedule weekdays at 9:30`: the words of a command and the values of its options, in their order. */
function typed(name: string, options: readonly OptionPayload[]): string {
  const words = options.flatMap((option): string[] =>
    option.value === undefined ? [typed(option.name, option.options ?? [])] : [`${option.value}`.trim()],
  );
  return [name, ...words.filter((word) => word !== '')].join(' ');
}

/** The fields of a form, however deep Discord nests them. */
function fieldsOf(components: readonly ComponentPayload[]): [string, string][] {
  return components.flatMap(({ custom_id, value, component, components: inner }): [string, string][] => {
    if (custom_id !== undefined && value !== undefined) return [[custom_id, value]];
    return fieldsOf(component ? [component] : (inner ?? []));
  });
}

const permalink = (guild: string | undefined, { channel_id, id }: TargetPayload): string =>
  `https://discord.com/channels/${guild ?? '@me'}/${channel_id}/${id}`;

/** What a payload alone does not tell. */
export interface Known {
  readonly shortcuts: readonly Shortcut[];
  /** What the channels and the roles of a server are called. */
  readonly places: (guild: string | undefined) => Omit<Names, 'person'>;
}

/** The command of a message's menu, by its name there. */
function pointed(
  { guild_id: guild, data }: InteractionPayload,
  { shortcuts, places }: Known,
): Pick<Extract<Incoming, { kind: 'pointed' }>, 'id' | 'message'> | undefined {
  const id = shortcuts.find(({ label }) => label === data?.name)?.id;
  const target = data?.resolved?.messages?.[data.target_id ?? ''];
  if (id === undefined || !target) return undefined;
  const people = new Map(target.mentions?.map((user) => [user.id, nameOf(user)]));
  const names = { ...places(guild), person: (person: string) => people.get(person) };
  return { id, message: { text: writtenText(target.content, names), url: permalink(guild, target) } };
}

/** What somebody did with a command, a control or a form; undefined for what the bot has none of. */
export function receiveInteraction(payload: InteractionPayload, known: Known): Incoming | undefined {
  const { guild_id: guild, channel_id: channel, data, message } = payload;
  const user = payload.member?.user ?? payload.user;
  if (!user || channel === undefined || !data) return undefined;
  const room = roomOf(guild, channel);
  const from = { room, by: personOf(guild, user.id), name: nameOf(user, payload.member?.nick) };
  const alone = isPrivate(payload) ? { alone: true } : {};
  const command = `/${typed(data.name ?? '', data.options ?? [])}`;
  switch (payload.type) {
    case InteractionType.ApplicationCommand: {
      if (data.type !== ApplicationCommandType.Message) return { ...from, kind: 'said', text: command, via: 'command' };
      const used = pointed(payload, known);
      return used && { ...from, kind: 'pointed', ...used };
    }
    case InteractionType.ApplicationCommandAutocomplete:
      // Before the first letter the option is empty, and still is what is being typed.
      return { ...from, kind: 'typing', text: command.includes(' ') ? command : `${command} ` };
    case InteractionType.ModalSubmit:
      return {
        ...from,
        ...alone,
        kind: 'submitted',
        id: data.custom_id ?? '',
        fields: Object.fromEntries(fieldsOf(data.components ?? [])),
      };
    case InteractionType.MessageComponent: {
      const id = readCustomId(data.custom_id ?? '');
      const on: Posted | undefined = message && { room: roomOf(guild, message.channel_id), id: message.id };
      const stands = on ? { on } : {};
      if (id.kind === 'choice') {
        const menu = data.component_type === ComponentType.StringSelect;
        const picks = menu ? (data.values ?? []).map(Number) : [id.index ?? 0];
        return { ...from, ...stands, ...alone, kind: 'chose', id: id.id, picks };
      }
      return { ...from, ...stands, ...alone, kind: 'pressed', id: id.id };
    }
    default:
      return undefined;
  }
}

/** Whether the control stands on a message that only its presser sees: one that is shown to them, or a direct one. */
export const isPrivate = ({ message, guild_id: guild }: InteractionPayload): boolean =>
  message !== undefined && (guild === undefined || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0);

const spoken: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** What a person wrote to the bot `me`; undefined for everything else that is said in its hearing. */
export function receiveMessage(message: MessagePayload, me: string): Extract<Incoming, { kind: 'said' }> | undefined {
  const { guild_id: guild, author, webhook_id: webhook } = message;
  if (author.bot || author.id === me || webhook !== undefined || !spoken.has(message.type)) return undefined;
  const mention = new RegExp(`<@!?${me}>`, 'g');
  const mentioned = mention.test(message.content);
  if (guild !== undefined && !mentioned) return undefined;
  return {
    kind: 'said',
    room: roomOf(guild, message.channel_id),
    by: personOf(guild, author.id),
    name: nameOf(author, message.member?.nick),
    text: message.content.replace(mention, ' ').trim(),
    via: guild === undefined ? 'direct' : 'mention',
  };
}
