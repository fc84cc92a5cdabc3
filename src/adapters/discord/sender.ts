import { type Client, Routes } from 'discord.js';
import type { Person, Posted, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Outcome, Sender } from '../../core/ports/adapter.js';
import type { Log } from '../../core/ports/services.js';
import { carriesKey, nonceOf } from './custom-id.js';
import { codes, failureOf, outcomeOf } from './failure.js';
import { createMemory } from './memory.js';
import type { ComponentPayload, MessagePayload } from './payloads.js';
import { neededPermissions, permissionAdvice } from './permissions.js';
import { discord, roomOf } from './receive.js';
import { render } from './render.js';
import type { Calls } from './rest.js';
import { type DiscordTiming, pauseAfter } from './timing.js';

/** How many of a room's latest messages are looked at for one that was sent before. */
const lookedAt = 50;
const isId = (text: string): boolean => /^\d{17,20}$/.test(text);
const gone = (detail: string): Outcome => ({ kind: 'refused', why: 'gone', detail });

export interface SenderOptions {
  readonly calls: Calls;
  readonly log: Log;
  readonly timing: DiscordTiming;
  client(): Client;
  /** Whether that id is known to be somebody's: a room and a person look alike. */
  isPerson(id: string): boolean;
}

export interface DiscordSender extends Sender {
  /** Creates a message in a channel; `replyTo` is the message that it answers. */
  post(room: Room, message: Message, key: string, replyTo?: string): Promise<Outcome>;
  /** One of our own messages as the gateway shows it: the only place where Discord tells its nonce. */
  echo(message: MessagePayload): void;
}

/** A look that was refused will be refused again; any other one may yet tell. */
const unlessRefused = ({ kind }: Outcome): 'unknown' | undefined => (kind === 'refused' ? undefined : 'unknown');

type Target = { readonly room: Room } | { readonly failed: Outcome };

export function createSender({ calls: { rest }, log, timing, client, isPerson }: SenderOptions): DiscordSender {
  const directRooms = createMemory<string>(10_000, 24 * 3_600_000);
  const posted = createMemory<Posted>(10_000, timing.seen);
  /** Calls in a row that Discord did not take; without a time of its own the pause grows with them. */
  let turnedAway = 0;

  const missingIn = (channel: string): string[] => {
    const found = client().channels.cache.get(channel);
    const me = client().user;
    const has = found && me && 'permissionsFor' in found ? found.permissionsFor(me) : undefined;
    return has ? neededPermissions.filter(({ bit }) => !has.has(bit)).map(({ name }) => name) : [];
  };

  const adviceFor = (code: number | undefined, channel: string): { advice?: string; missing: string[] } => {
    if (code === codes.noDirectMessages) {
      return { missing: [], advice: 'Allow direct messages from members of the server, in its privacy settings.' };
    }
    if (code !== codes.missingAccess && code !== codes.missingPermissions) return { missing: [] };
    const missing = missingIn(channel);
    return { missing, advice: permissionAdvice(missing) };
  };

  /** The outcome of a failed call, which is logged with Discord's own number. */
  const failed = (error: unknown, channel: string, what: string): Outcome => {
    const failure = failureOf(error);
    const { advice, missing } = adviceFor(failure.code, channel);
    const { code, status, words } = failure;
    log.warn({ code, status, words, channel, ...(missing.length > 0 ? { missing } : {}) }, `Discord: ${what}`);
    if (failure.kind !== 'uncertain' && failure.kind !== 'refused') turnedAway += 1;
    const wait = failure.wait || pauseAfter(turnedAway - 1, timing);
    const outcome = outcomeOf(failure, new Date(Date.now() + wait), advice);
    if (outcome.kind !== 'refused' || missing.length === 0) return outcome;
    return { ...outcome, detail: `${outcome.detail}: ${missing.join(', ')}` };
  };

  const directRoom = async (person: string): Promise<Target> => {
    const known = directRooms.get(person);
    if (known !== undefined) return { room: roomOf(undefined, known) };
    try {
      const opened = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as { id: string };
      directRooms.set(person, opened.id);
      return { room: roomOf(undefined, opened.id) };
    } catch (error) {
      return { failed: failed(error, person, 'a direct message was not opened') };
    }
  };

  const inSpace = (to: Room | Person, guild: string | undefined): Target => {
    const room = roomOf(guild, to.id);
    return room.space === to.space ? { room } : { failed: gone(`channel ${to.id} is in another server`) };
  };

  const target = async (to: Room | Person): Promise<Target> => {
    if (to.adapter !== discord || !isId(to.id)) return { failed: gone(`${to.id} is no channel of Discord`) };
    if (isPerson(to.id)) return directRoom(to.id);
    const cached = client().channels.cache.get(to.id);
    if (cached) return inSpace(to, 'guildId' in cached ? (cached.guildId ?? undefined) : undefined);
    try {
      const channel = (await rest.get(Routes.channel(to.id))) as { guild_id?: string };
      return inSpace(to, channel.guild_id);
    } catch (error) {
      if (failureOf(error).code === codes.unknownChannel) return directRoom(to.id);
      return { failed: failed(error, to.id, 'a channel was not found') };
    }
  };

  const post: DiscordSender['post'] = async (room, message, key, replyTo) => {
    const nonce = nonceOf(key);
    const reference = replyTo === undefined ? undefined : { message_id: replyTo, fail_if_not_exists: false };
    const body = {
      ...render(message, key),
      nonce,
      enforce_nonce: true,
      ...(reference ? { message_reference: reference } : {}),
    };
    try {
      const { id } = (await rest.post(Routes.channelMessages(room.id), { body })) as { id: string };
      posted.set(nonce, { room, id });
      turnedAway = 0;
      return { kind: 'sent', posted: { room, id } };
    } catch (error) {
      return failed(error, room.id, 'a message was not sent');
    }
  };

  const search = async (room: Room, key: string): Promise<Posted | undefined> => {
    const query = new URLSearchParams({ limit: `${lookedAt}` });
    const latest = (await rest.get(Routes.channelMessages(room.id), { query })) as readonly {
      id: string;
      author: { id: string };
      components?: readonly ComponentPayload[];
    }[];
    const found = latest.find(
      ({ author, components }) =>
        author.id === client().user?.id && customIds(components ?? []).some((id) => carriesKey(id, key)),
    );
    return found && { room, id: found.id };
  };

  return {
    post,

    async send(to, message, key) {
      const where = await target(to);
      return 'failed' in where ? where.failed : post(where.room, message, key);
    },

    async edit(on, message) {
      try {
        await rest.patch(Routes.channelMessage(on.room.id, on.id), { body: render(message) });
        turnedAway = 0;
        return { kind: 'sent', posted: on };
      } catch (error) {
        return failed(error, on.room.id, 'a message was not edited');
      }
    },

    async find(to, key) {
      const where = await target(to);
      if ('failed' in where) return unlessRefused(where.failed);
      const known = posted.get(nonceOf(key));
      if (known?.room.id === where.room.id) return known;
      // Before Discord has said who we are, none of what stands there is known to be ours.
      if (!client().user) return 'unknown';
      try {
        return await search(where.room, key);
      } catch (error) {
        return unlessRefused(failed(error, where.room.id, 'the messages of a channel were not read'));
      }
    },

    echo({ nonce, guild_id: guild, channel_id: channel, id }) {
      if (nonce !== undefined) posted.set(`${nonce}`, { room: roomOf(guild, channel), id });
    },
  };
}

const customIds = (components: readonly ComponentPayload[]): string[] =>
  components.flatMap(({ custom_id, components: inner }) => [
    ...(custom_id === undefined ? [] : [custom_id]),
    ...customIds(inner ?? []),
  ]);
