import type { webApi } from '@slack/bolt';
import type { Person, Room } from '../../../core/chat/address.js';
import { line } from '../../../core/chat/message.js';
import { createMemory } from '../../shared/memory.js';
import { readFailure } from '../failure.js';
import { render } from '../render.js';
import type { SlackTools } from '../tools.js';

const onItsWay = line('I’m getting a lot of questions here at once. Your answer is on its way.');
const mostTold = 1_000;

/** Tells somebody who waits, and nobody else, that their answer is on its way: once in a while. Never rejects. */
export function createHint(client: webApi.WebClient, { log, now, timing }: SlackTools) {
  const told = createMemory<true>({ most: mostTold, keep: timing.told, now });
  return async ({ id, thread }: Room, by: Person): Promise<void> => {
    const whom = `${id}:${by.id}`;
    if (told.get(whom)) return;
    told.set(whom, true);
    try {
      await client.chat.postEphemeral({ channel: id, user: by.id, thread_ts: thread, ...render(onItsWay) });
    } catch (error) {
      log.warn({ adapter: 'slack', code: readFailure(error).code, room: id }, 'slack: a private hint was lost');
    }
  };
}
