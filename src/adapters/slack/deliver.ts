import type { webApi } from '@slack/bolt';
import type { Person, Room } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { type Message, refused } from '../../core/chat/message.js';
import type { Answering } from '../shared/answers.js';
import type { Way, Wrong } from '../shared/deliver.js';
import type { Part } from '../shared/parts.js';
import { readFailure } from './failure.js';
import { renderForm } from './form.js';
import { isDirect, type Origin } from './receive.js';
import { render } from './render.js';
import type { SlackTools } from './tools.js';
import type { Respond } from './transport/respond.js';

/** What came in, and what Slack gave to get back to its person with. */
export interface Arrival {
  readonly incoming: Incoming;
  /** Identifies what came in for good. */
  readonly key: string;
  /** Slack waits for this, for three seconds; absent where Bolt has done it. */
  readonly ack?: () => Promise<void>;
  /** Of a form: is its acknowledgement, and keeps the form open with what is wrong in it. */
  readonly correct?: (wrong: Wrong) => Promise<void>;
  /** The address for replies that came with a press or a command. */
  readonly url?: string | undefined;
  /** What a form is opened with; good for three seconds. */
  readonly trigger?: string;
  /** The message that a public answer hangs below, where it is not the room's own thread. */
  readonly below?: string;
}

/** Whether what was used stood on a message for its person alone. */
const isAlone = (incoming: Incoming): boolean => 'alone' in incoming && incoming.alone === true;

/** What an answer can go by. */
export interface Means {
  readonly client: webApi.WebClient;
  readonly answer: Answering;
  /** Tells somebody who waits in a room that their answer is on its way. Never rejects. */
  readonly hint: (room: Room, by: Person) => Promise<void>;
  readonly respond: Respond;
}

const notTaken = refused('Something went wrong on my side. Try again in a moment; the log has the details.');
const lost = refused('My answer may not have arrived. If you don’t see it, ask again.');

/** The way back: by the address that came with a press or a command, else by an answer into the room. */
export function createWay({ log }: SlackTools, { client, answer, hint, respond }: Means) {
  const whisper = async ({ incoming, key, url }: Arrival, message: Message): Promise<void> => {
    const { room, by } = incoming;
    if (url !== undefined && (await respond(url, message, 'private', room.thread))) return;
    if (isDirect(room)) {
      await answer({ room, asker: by, message, key: `private:${key}`, waits: () => hint(room, by) });
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

  const announce = async (arrival: Arrival, message: Message): Promise<void> => {
    const { incoming, key, url, below } = arrival;
    const { room, by } = incoming;
    if (url !== undefined) {
      if (!(await respond(url, message, 'public', room.thread))) await whisper(arrival, notTaken);
      return;
    }
    const thread = room.thread ?? below;
    const there = thread === undefined ? room : { ...room, thread };
    const { kind } = await answer({
      room: there,
      asker: by,
      message,
      key: `answer:${key}`,
      waits: () => hint(room, by),
    });
    if (kind === 'refused' || kind === 'lost') await whisper(arrival, lost);
  };

  const show = async (arrival: Arrival, { to, message }: Part): Promise<unknown> => {
    if (to === 'all') return announce(arrival, message);
    if (to === 'place' && arrival.url !== undefined) return respond(arrival.url, message, 'replace');
    return whisper(arrival, message);
  };

  return (arrival: Arrival): Way => {
    const { incoming, key, ack, correct, url, trigger = '' } = arrival;

    /** What Slack waits for. Never rejects. */
    const settle = async (acknowledge: (() => Promise<void>) | undefined): Promise<void> => {
      try {
        await acknowledge?.();
      } catch (error) {
        log.warn({ err: error, adapter: 'slack' }, 'slack: an acknowledgement did not get through');
      }
    };

    return {
      incoming,
      key,
      mayReplace: isAlone(incoming) && url !== undefined,

      async acknowledge() {
        await settle(ack);
        // It says nothing by itself, so that the reply is worth showing without it.
        return true;
      },

      ...(correct ? { correct: (wrong) => settle(() => correct(wrong)) } : {}),

      async say(parts) {
        for (const part of parts) await show(arrival, part);
      },

      async form(form) {
        const origin: Origin = {
          room: incoming.room.id,
          thread: incoming.room.thread,
          url,
          alone: isAlone(incoming) || undefined,
        };
        try {
          await client.views.open({ trigger_id: trigger, view: renderForm(form, JSON.stringify(origin)) });
          return true;
        } catch (error) {
          log.warn({ adapter: 'slack', code: readFailure(error).code }, 'slack: a form did not open');
          return false;
        }
      },
    };
  };
}
