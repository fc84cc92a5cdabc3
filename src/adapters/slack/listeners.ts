import type { App } from '@slack/bolt';
import type { Bot, Log } from '../../core/ports.js';
import { type Answer, isVote, type Way } from './answer.js';
import type { Identity } from './identity.js';
import { acted, commanded, type MessageEvent, said, submitted } from './receive.js';
import type { Seen } from './seen.js';

export interface ListenerOptions {
  readonly bot: Bot;
  readonly identity: Identity;
  readonly answer: Answer;
  readonly seen: Seen;
  readonly log: Log;
}

/** Joins Bolt to the bot: everything that can come has a listener, and whatever Slack waits for is acknowledged. */
export function addListeners(app: App, { bot, identity, answer, seen, log }: ListenerOptions): void {
  const { space: own, user: self } = identity;

  const once = async (way: Way): Promise<void> => {
    let answered = false;
    await seen.once(way.key, async (first) => {
      answered = first;
      if (first) await answer.take(way);
      // The process that had it first answers; a vote is kept before anything confirms it here too.
      else if (isVote(way.incoming)) await bot.handle(way.incoming);
    });
    if (!answered) await way.ack?.();
  };

  const hear = async (event: MessageEvent, space: string): Promise<void> => {
    const incoming = said(event, space, self);
    if (!incoming) return;
    const below = incoming.via === 'mention' ? { below: event.thread_ts ?? event.ts } : {};
    await once({ incoming, key: `${space}:${event.channel}:${event.ts}`, ...below });
  };
  app.event('app_mention', ({ event, context }) => hear(event, context.teamId ?? own));
  app.event('message', ({ event, context }) => hear(event, context.teamId ?? own));

  app.command(/.*/, ({ command, ack }) => {
    const { trigger_id: trigger, response_url: url } = command;
    return once({ incoming: commanded(command), key: `command:${trigger}`, ack: () => ack(), url, trigger });
  });

  app.action(/.*/, async ({ body, ack }) => {
    const incoming = body.type === 'block_actions' ? acted(body, own) : undefined;
    if (!incoming || body.type !== 'block_actions') return ack();
    const { trigger_id: trigger, response_url: url } = body;
    return once({ incoming, key: `action:${trigger}`, ack: () => ack(), url, trigger });
  });

  app.view(/.*/, async ({ body, ack }) => {
    const filled = body.type === 'view_submission' ? submitted(body, own) : undefined;
    if (!filled) return ack();
    const { incoming, origin } = filled;
    return once({ incoming, key: `view:${body.view.id}:${body.view.hash}`, ack: () => ack(), url: origin.url });
  });

  // Nothing that this version shows sends these; another version's may still stand in a room.
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
  app.shortcut(/.*/, ({ ack }) => ack());
  app.error(async (error) => log.error({ err: error, adapter: 'slack' }, 'slack: a listener failed'));
}
