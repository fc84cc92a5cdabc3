/** What the stand-in knows: servers, channels, people and messages, as Discord keeps them. */
export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly color?: number;
  readonly url?: string;
}

export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly content?: string;
  readonly max_length?: number;
  readonly value?: string;
}

export interface Body {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly replied_user?: boolean };
  readonly flags?: number;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  /** The only person who sees it. */
  readonly only?: string;
  readonly nonce?: string;
  readonly replyTo?: string;
  body: Body;
  edits: number;
  deleted?: true;
}

export interface Channel {
  readonly id: string;
  /** Absent for direct messages. */
  readonly guild?: string;
  readonly recipient?: string;
  /** What posting there answers, in place of the message. */
  refuses?: { readonly status: number; readonly code: number; readonly message: string };
  deleted?: true;
  /** Permissions taken from the bot, as bits. */
  denied: bigint;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** May change a server's settings. */
  manages: boolean;
  nick?: string;
  left?: true;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly managerRole: string;
  commands: readonly Registered[];
  writes: number;
}

export interface Registered {
  /** 1 by default: a slash command; 3 stands in the menu of messages, and has no description. */
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly RegisteredOption[];
}

export interface RegisteredOption {
  readonly name: string;
  readonly type: number;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly options?: readonly RegisteredOption[];
}

const everything = 0x4400014c00n;
const manageGuild = 0x20n;

export function createWorld() {
  let last = 1_310_000_000_000_000_000n;
  const newId = (): string => {
    last += 4_194_304n;
    return `${last}`;
  };
  const bot = { id: newId(), username: 'Studyhall', bot: true };
  const application = newId();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const members = new Map<string, Member>();
  const messages: StoredMessage[] = [];
  /** Calls of tests that wait for something to be so. */
  let waiters: (() => void)[] = [];

  const addGuild = (name: string): Guild => {
    const id = newId();
    const guild: Guild = { id, name, owner: newId(), managerRole: newId(), commands: [], writes: 0 };
    guilds.set(id, guild);
    return guild;
  };
  const addChannel = (guild?: string, recipient?: string): Channel => {
    const id = newId();
    const channel: Channel = { id, denied: 0n, ...(guild ? { guild } : {}), ...(recipient ? { recipient } : {}) };
    channels.set(id, channel);
    return channel;
  };
  const changed = (): void => {
    const told = waiters;
    waiters = [];
    for (const tell of told) tell();
  };

  return {
    newId,
    bot,
    application,
    guilds,
    channels,
    members,
    messages,
    addGuild,
    addChannel,
    changed,

    /** Somebody of that name, who is made on first use. */
    member(name: string): Member {
      const known = [...members.values()].find((each) => each.name === name);
      if (known) return known;
      const member: Member = { id: newId(), name, manages: false };
      members.set(member.id, member);
      return member;
    },

    directChannel(recipient: string): Channel {
      return [...channels.values()].find((each) => each.recipient === recipient) ?? addChannel(undefined, recipient);
    },

    userOf(id: string): object | undefined {
      if (id === bot.id) return { ...bot, discriminator: '0', global_name: null, avatar: null };
      const member = members.get(id);
      return member && { id, username: member.name, global_name: null, discriminator: '0', avatar: null };
    },

    permissionsOf: (member: Member): string => `${everything | (member.manages ? manageGuild : 0n)}`,

    /** Resolves once the condition holds; looked at after everything that happens here. */
    async until(holds: () => boolean): Promise<void> {
      while (!holds()) await new Promise<void>((resolve) => waiters.push(resolve));
    },

    channelPayload(channel: Channel): object {
      if (channel.recipient !== undefined) {
        return { id: channel.id, type: 1, recipients: [this.userOf(channel.recipient)], last_message_id: null };
      }
      const overwrites = [{ id: channel.guild, type: 0, allow: '0', deny: `${channel.denied}` }];
      const place = { position: 0, parent_id: null, topic: null, nsfw: false };
      return {
        id: channel.id,
        type: 0,
        guild_id: channel.guild,
        name: 'general',
        permission_overwrites: overwrites,
        ...place,
      };
    },

    guildPayload(guild: Guild): object {
      const role = (id: string, name: string, permissions: bigint) => ({
        id,
        name,
        permissions: `${permissions}`,
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        position: 0,
        managed: false,
        mentionable: false,
        flags: 0,
      });
      return {
        id: guild.id,
        name: guild.name,
        owner_id: guild.owner,
        roles: [role(guild.id, '@everyone', everything), role(guild.managerRole, 'Managers', manageGuild)],
        channels: [...channels.values()]
          .filter((each) => each.guild === guild.id)
          .map((each) => this.channelPayload(each)),
        members: [this.memberPayload(guild, bot.id)],
        emojis: [],
        stickers: [],
        threads: [],
        presences: [],
        voice_states: [],
        stage_instances: [],
        guild_scheduled_events: [],
        soundboard_sounds: [],
        features: [],
        member_count: 1 + members.size,
        unavailable: false,
        large: false,
        system_channel_flags: 0,
        verification_level: 0,
        joined_at: '2026-11-24T09:00:00.000Z',
      };
    },

    memberPayload(guild: Guild, id: string): object {
      const member = members.get(id);
      const roles = member?.manages ? [guild.managerRole] : [];
      return {
        user: this.userOf(id),
        nick: member?.nick ?? null,
        roles,
        joined_at: '2026-11-24T09:00:00.000Z',
        flags: 0,
      };
    },

    messagePayload(message: StoredMessage): object {
      const { body, channel } = message;
      return {
        id: message.id,
        type: message.replyTo === undefined ? 0 : 19,
        channel_id: channel,
        content: body.content ?? '',
        embeds: body.embeds ?? [],
        components: body.components ?? [],
        flags: body.flags ?? 0,
        author: this.userOf(message.author),
        attachments: [],
        mentions: [],
        mention_roles: [],
        mention_everyone: false,
        pinned: false,
        tts: false,
        timestamp: '2026-11-24T09:00:00.000Z',
        edited_timestamp: null,
      };
    },
  };
}

export type World = ReturnType<typeof createWorld>;
