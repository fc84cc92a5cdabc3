import { Routes } from 'discord.js';
import type { Posted, Room } from '../../../core/chat/address.js';
import type { Message } from '../../../core/chat/message.js';
import type { Outcome } from '../../../core/ports/adapter.js';
import { type Attempt, lookBy, sentBy } from '../../shared/attempt.js';
import { createMemory } from '../../shared/memory.js';
import { retry } from '../../shared/retry.js';
import type { Poster } from '../../shared/sender.js';
import { carriesKey, nonceOf } from '../control-id.js';
import type { ComponentPayload, MessagePayload } from '../payloads.js';
import { roomOf } from '../receive.js';
import { render } from '../render.js';
import type { DiscordTools } from '../tools.js';

/** How many of a room's latest messages are looked at for one that was sent before. */
const lookedAt = 50;
const mostEchoes = 10_000;
/** Of a post whose answer gets lost; what is still uncertain after them is looked for. */
const tries = 3;

export interface DiscordPoster extends Poster {
  /** One of our own messages as the gateway shows it: the only place where Discord tells its nonce. */
  echo(message: MessagePayload): void;
}

/**
 * Messages with a nonce of their key, so that posting one again does not double it. A room's `thread` is the message
 * that is replied to.
 */
export function createPoster(
  { calls, timing, now, client, backoff, stopping }: DiscordTools,
  attempt: Attempt,
): DiscordPoster {
  const { rest } = calls;
  const echoes = createMemory<Posted>({ most: mostEchoes, keep: timing.seen, now });

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

  const create = (room: Room, message: Message, key: string): Promise<Outcome> =>
    attempt('a message was not sent', room.id, async () => {
      const answered = room.thread === undefined ? undefined : { message_id: room.thread, fail_if_not_exists: false };
      const body = {
        ...render(message, key),
        nonce: nonceOf(key),
        enforce_nonce: true,
        ...(answered ? { message_reference: answered } : {}),
      };
      const { id } = (await rest.post(Routes.channelMessages(room.id), { body })) as { id: string };
      return { room, id };
    }).then(sentBy);

  return {
    /** Where the answer got lost the same post is made again at once: Discord gives back what it has of that nonce. */
    post: (room, message, key) =>
      retry(() => create(room, message, key), {
        again: ({ kind }) => (kind === 'unsure' ? 0 : undefined),
        backoff: (failures) => (failures > 1 ? backoff(failures) : 0),
        tries,
        stopping,
      }),

    edit: (posted, message) =>
      attempt('a message was not edited', posted.room.id, async () => {
        await rest.patch(Routes.channelMessage(posted.room.id, posted.id), { body: render(message) });
        return posted;
      }).then(sentBy),

    async look(room, key) {
      const echoed = echoes.get(nonceOf(key));
      if (echoed?.room.id === room.id) return { kind: 'found', posted: echoed };
      // Before Discord has said who we are, none of what stands there is known to be ours.
      if (!client().user) return { kind: 'unknown' };
      return lookBy(await attempt('the messages of a channel were not read', room.id, () => search(room, key)));
    },

    echo({ nonce, guild_id: guild, channel_id: channel, id }) {
      if (nonce !== undefined) echoes.set(`${nonce}`, { room: roomOf(guild, channel), id });
    },
  };
}

const customIds = (components: readonly ComponentPayload[]): string[] =>
  components.flatMap(({ custom_id, components: inner }) => [
    ...(custom_id === undefined ? [] : [custom_id]),
    ...customIds(inner ?? []),
  ]);
