import { Routes } from 'discord.js';
import type { Room } from '../../../core/chat/address.js';
import { createMemory } from '../../shared/memory.js';
import { saidBy } from '../failure.js';
import type { DiscordTools } from '../tools.js';

const mostShown = 1_000;

/** Shows in a room that the bot is typing, as often as it takes for that to stay. Never rejects. */
export function createTyping({ calls, log, now, timing }: DiscordTools) {
  const shown = createMemory<true>({ most: mostShown, keep: timing.typing, now });
  return async ({ id }: Room): Promise<void> => {
    if (shown.get(id)) return;
    shown.set(id, true);
    try {
      await calls.rest.post(Routes.channelTyping(id));
    } catch (error) {
      log.warn({ ...saidBy(error), channel: id }, 'Discord: typing was not shown');
    }
  };
}
