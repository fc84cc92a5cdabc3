import { Routes } from 'discord.js';
import type { Person, Room } from '../../core/chat/address.js';
import type { Sender } from '../../core/ports/adapter.js';
import type { Attempt } from '../shared/attempt.js';
import { createMemory } from '../shared/memory.js';
import { createSender as createSharedSender, type Place, type Poster } from '../shared/sender.js';
import { codes, failureOf } from './failure.js';
import { discord, roomOf } from './receive.js';
import type { DiscordTools } from './tools.js';

const mostDirect = 10_000;
const day = 24 * 3_600_000;
const isId = (text: string): boolean => /^\d{17,20}$/.test(text);

const gone = (detail: string): Place => ({ kind: 'nowhere', outcome: { kind: 'refused', why: 'gone', detail } });

/**
 * Sends to the channels of every server that the bot is in, and to people in their direct messages. `isPerson`: whether
 * an id is known to be somebody's, since a room and a person look alike.
 */
export function createSender(
  tools: DiscordTools,
  attempt: Attempt,
  poster: Poster,
  isPerson: (id: string) => boolean,
): Sender {
  const { calls, now, client } = tools;
  const { rest } = calls;
  const directRooms = createMemory<string>({ most: mostDirect, keep: day, now });

  const direct = async (person: string): Promise<Place> => {
    const known = directRooms.get(person);
    if (known !== undefined) return { kind: 'room', room: roomOf(undefined, known) };
    const opened = await attempt('a direct message was not opened', person, async () => {
      const body = { recipient_id: person };
      return ((await rest.post(Routes.userChannels(), { body })) as { id: string }).id;
    });
    if (opened.kind !== 'done') return { kind: 'nowhere', outcome: opened };
    directRooms.set(person, opened.value);
    return { kind: 'room', room: roomOf(undefined, opened.value) };
  };

  const inSpace = (to: Room | Person, guild: string | undefined): Place => {
    const room = { ...roomOf(guild, to.id), ...('thread' in to ? { thread: to.thread } : {}) };
    return room.space === to.space ? { kind: 'room', room } : gone(`channel ${to.id} is in another server`);
  };

  /** The server of a channel, which is none for a direct one; `unknown` for what is no channel. */
  const serverOf = async (id: string): Promise<{ readonly guild?: string } | 'unknown'> => {
    try {
      const { guild_id: guild } = (await rest.get(Routes.channel(id))) as { guild_id?: string };
      return guild === undefined ? {} : { guild };
    } catch (error) {
      if (failureOf(error).code === codes.unknownChannel) return 'unknown';
      throw error;
    }
  };

  const place = async (to: Room | Person): Promise<Place> => {
    if (to.adapter !== discord || !isId(to.id)) return gone(`${to.id} is not a Discord channel`);
    if (isPerson(to.id)) return direct(to.id);
    const cached = client().channels.cache.get(to.id);
    if (cached) return inSpace(to, 'guildId' in cached ? (cached.guildId ?? undefined) : undefined);
    const looked = await attempt('a channel was not found', to.id, () => serverOf(to.id));
    if (looked.kind !== 'done') return { kind: 'nowhere', outcome: looked };
    return looked.value === 'unknown' ? direct(to.id) : inSpace(to, looked.value.guild);
  };

  return createSharedSender(tools, poster, place);
}
