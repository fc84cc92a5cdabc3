import type { Room } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line, type Message } from '../../core/chat/message.js';
import type { Reply } from '../../core/chat/reply.js';
import type { Outcome } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import { pause } from '../shared/pause.js';
import { failedReply } from './answer.js';
import type { MessagePayload } from './payloads.js';
import { direct } from './receive.js';
import type { DiscordSender } from './sender.js';
import { type DiscordTiming, pauseAfter } from './timing.js';

const closedDoor = line(
  'That answer is for you alone, and I may not write to you. Use the same words as a command, such as /studyhall.',
  'refused',
);

export interface ConverseOptions {
  readonly sender: DiscordSender;
  readonly log: Log;
  readonly timing: DiscordTiming;
  readonly stopping: AbortSignal;
}

/**
 * Answers what somebody wrote: a mention by a reply to that message, a direct message plainly. What is for one person
 * alone goes into their direct messages. Every message has a nonce, so that trying again does not double it.
 */
export function createConverse({ sender, log, timing, stopping }: ConverseOptions) {
  const insist = async (attempt: () => Promise<Outcome>): Promise<Outcome> => {
    const until = Date.now() + timing.answer;
    for (let failures = 0; ; failures += 1) {
      const outcome = await attempt();
      if (outcome.kind === 'sent' || outcome.kind === 'refused') return outcome;
      const asked = outcome.kind === 'later' ? outcome.at.getTime() - Date.now() : 0;
      const wait = Math.max(asked, pauseAfter(failures, timing));
      if (stopping.aborted || Date.now() + wait > until) return outcome;
      await pause(wait, stopping);
    }
  };

  const alone = async (payload: MessagePayload, incoming: Incoming, message: Message): Promise<void> => {
    const key = `answer:${payload.id}:alone`;
    const outcome = await insist(() => sender.send(incoming.by, message, key));
    if (outcome.kind === 'refused') await insist(() => sender.post(incoming.room, closedDoor, key, payload.id));
  };

  return async (payload: MessagePayload, incoming: Incoming, bot: Bot): Promise<void> => {
    const reply = await bot.handle(incoming).catch((error: unknown): Reply => {
      log.error({ err: error, kind: incoming.kind }, 'Discord: not handled');
      return failedReply;
    });
    if (reply.kind !== 'say') return;
    const plain = incoming.room.space === direct;
    const here = (room: Room, message: Message, key: string): Promise<Outcome> =>
      insist(() => sender.post(room, message, key, plain ? undefined : payload.id));
    if (reply.public) {
      const outcome = await here(incoming.room, reply.public, `answer:${payload.id}`);
      if (outcome.kind === 'refused') {
        const advice = outcome.advice ?? 'Look at what I may do in that channel.';
        await alone(payload, incoming, line(`I may not answer you there. ${advice}`, 'refused'));
      }
    }
    const own = reply.private ?? reply.replace;
    if (!own) return;
    if (plain) await here(incoming.room, own, `answer:${payload.id}:alone`);
    else await alone(payload, incoming, own);
  };
}
