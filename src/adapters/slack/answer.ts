import type { webApi } from '@slack/bolt';
import type { Room } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line, type Message } from '../../core/chat/message.js';
import { privately, type Reply } from '../../core/chat/reply.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import { pause } from '../shared/pause.js';
import { readFailure } from './failure.js';
import type { Poster } from './poster.js';
import { isDirect, type Origin } from './receive.js';
import { render } from './render.js';
import { renderForm } from './render-form.js';
import type { Respond } from './respond.js';
import { endsWithin, type SlackTiming } from './timing.js';

const attempts = 5;

/** How to get back to somebody. */
export interface Way {
  readonly incoming: Incoming;
  /** Identifies what came in for good. */
  readonly key: string;
  /** Slack waits for this, for three seconds; absent where Bolt has done it. */
  readonly ack?: () => Promise<void>;
  /** The address for replies that came with a press or a command. */
  readonly url?: string | undefined;
  /** What a form is opened with; good for three seconds. */
  readonly trigger?: string;
  /** The message that a public answer hangs below, where it is not the room's own thread. */
  readonly below?: string;
}

export interface AnswerOptions {
  readonly bot: Bot;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly respond: Respond;
  readonly timing: SlackTiming;
  readonly now: () => number;
  readonly stopped: AbortSignal;
  readonly log: Log;
}

const lost = line('My answer may not have arrived here. If you do not see it, ask again.', 'refused');
const failed = line('Something went wrong here, and the log says what. Try again in a moment.', 'refused');
const tooSlow = line('That took too long to open. Press the button again.', 'refused');

/** Hands what came in to the bot and puts its reply where it belongs. */
export function createAnswer({ bot, client, poster, respond, timing, now, stopped, log }: AnswerOptions) {
  const problem = (error: unknown, { incoming }: Way, what: string): void =>
    log.error({ err: error, adapter: 'slack', kind: incoming.kind, room: incoming.room.id }, `slack: ${what}`);

  const handle = async (way: Way): Promise<Reply> => {
    try {
      return await bot.handle(way.incoming);
    } catch (error) {
      problem(error, way, 'not handled');
      return privately(failed);
    }
  };

  const acknowledge = async (way: Way): Promise<void> => {
    try {
      await way.ack?.();
    } catch (error) {
      log.warn({ err: error, adapter: 'slack' }, 'slack: an acknowledgement did not get through');
    }
  };

  /**
   * Posts an answer once. After an uncertain end it is looked for; where that can't be told it is let be, since people
   * take a second answer for a fault and can ask again for a missing one.
   */
  const post = async (room: Room, message: Message, key: string): Promise<boolean> => {
    for (let tried = 1; tried <= attempts && !stopped.aborted; tried += 1) {
      const outcome = await poster.post(room, message, key);
      if (outcome.kind === 'sent') return true;
      if (outcome.kind === 'refused') return false;
      if (outcome.kind === 'later') {
        await pause(Math.min(outcome.at.getTime() - now(), timing.backoffMost), stopped);
        continue;
      }
      await pause(timing.backoff, stopped);
      const look = await poster.look(room, key);
      if (look.kind !== 'absent') return look.kind === 'found';
    }
    return false;
  };

  const whisper = async (way: Way, message: Message): Promise<void> => {
    const { room, by } = way.incoming;
    if (way.url !== undefined && (await respond(way.url, message, 'private', room.thread)) !== 'lost') return;
    if (isDirect(room)) {
      await post(room, message, `private:${way.key}`);
      return;
    }
    try {
      // Below a message that nobody has answered yet, a private one would not be shown.
      const where = { channel: room.id, user: by.id, thread_ts: room.thread };
      await client.chat.postEphemeral({ ...where, ...render(message) });
    } catch (error) {
      log.warn({ adapter: 'slack', code: readFailure(error).code, room: room.id }, 'slack: a private reply was lost');
    }
  };

  const announce = async (way: Way, message: Message): Promise<void> => {
    const { room } = way.incoming;
    if (way.url !== undefined) {
      if ((await respond(way.url, message, 'public', room.thread)) === 'lost') await whisper(way, failed);
      return;
    }
    const thread = room.thread ?? way.below;
    const sent = await post(thread === undefined ? room : { ...room, thread }, message, `answer:${way.key}`);
    if (!sent && !stopped.aborted) await whisper(way, lost);
  };

  const openForm = async (way: Way, form: Extract<Reply, { kind: 'form' }>['form']): Promise<void> => {
    const { room } = way.incoming;
    const origin: Origin = { room: room.id, thread: room.thread, url: way.url };
    try {
      const view = renderForm(form, JSON.stringify(origin));
      await client.views.open({ trigger_id: way.trigger ?? '', view });
    } catch (error) {
      log.warn({ adapter: 'slack', code: readFailure(error).code }, 'slack: a form did not open');
      await whisper(way, tooSlow);
    }
  };

  const deliver = async (way: Way, reply: Reply): Promise<void> => {
    if (reply.kind === 'form') return openForm(way, reply.form);
    if (reply.kind !== 'say') return;
    const { incoming, url } = way;
    const own = incoming.kind === 'pressed' && incoming.alone ? url : undefined;
    if (reply.public) await announce(way, reply.public);
    if (reply.private) await whisper(way, reply.private);
    if (!reply.replace) return;
    if (own !== undefined) await respond(own, reply.replace, 'replace');
    else await whisper(way, reply.replace);
  };

  const underWay = new Set<Promise<void>>();
  return {
    /** Resolves when Slack has its acknowledgement, which for a vote means that the vote is kept. Never rejects. */
    async take(way: Way): Promise<void> {
      const reply = handle(way);
      const acknowledged = (
        bot.promise(way.incoming) === 'commit-first' ? reply : endsWithin(reply, timing.defer)
      ).then(() => acknowledge(way));
      const done = acknowledged
        .then(async () => deliver(way, await reply))
        .catch((error: unknown) => problem(error, way, 'not answered'))
        .finally(() => underWay.delete(done));
      underWay.add(done);
      await acknowledged;
    },
    /** Resolves when nothing is being answered. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

export type Answer = ReturnType<typeof createAnswer>;
