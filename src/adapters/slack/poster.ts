import type { webApi } from '@slack/bolt';
import type { Posted, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Outcome } from '../../core/ports/adapter.js';
import type { Log } from '../../core/ports/services.js';
import { type Failure, outcomeOf, readFailure, tokenCodes } from './failure.js';
import { render } from './render.js';
import { backoffOf, type SlackTiming } from './timing.js';

export interface PosterOptions {
  readonly timing: SlackTiming;
  readonly random: () => number;
  readonly now: () => number;
  readonly log: Log;
  /** Told the code when Slack refuses the token, and undefined when a call went well. */
  readonly token: (refused: string | undefined) => void;
}

/** Whether a message with that key stands there; `unknown` when Slack would not or could not say. */
export type Look =
  | { readonly kind: 'found'; readonly posted: Posted }
  | { readonly kind: 'absent' | 'unknown' | 'denied' };

const eventType = 'studyhall_message';
/** A look goes this far back: what is looked for was sent a minute ago or so. */
const lookedAt = 200;

interface Known {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
}

/** Posts, edits and looks for messages by one client, one attempt a call. Never throws. */
export function createPoster(client: webApi.WebClient, options: PosterOptions) {
  const { timing, random, now, log, token } = options;
  let failures = 0;

  const failed = (error: unknown, what: string, room: string): Failure => {
    const failure = readFailure(error);
    failures += 1;
    if (failure.kind === 'refused' && tokenCodes.has(failure.code)) token(failure.code);
    log.warn({ adapter: 'slack', code: failure.code, ended: failure.kind, room }, `slack: ${what} failed`);
    return failure;
  };
  const attempt = async (what: string, room: string, work: () => Promise<Posted>): Promise<Outcome> => {
    try {
      const posted = await work();
      failures = 0;
      token(undefined);
      return { kind: 'sent', posted };
    } catch (error) {
      const failure = failed(error, what, room);
      return outcomeOf(failure, now(), backoffOf(timing, failures, random));
    }
  };

  return {
    post: (room: Room, message: Message, key: string): Promise<Outcome> =>
      attempt('a post', room.id, async () => {
        const { ts, channel } = await client.chat.postMessage({
          channel: room.id,
          ...render(message),
          thread_ts: room.thread,
          metadata: { event_type: eventType, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
        });
        // A person's id is answered with their direct channel.
        return { room: { ...room, id: channel ?? room.id }, id: ts ?? '' };
      }),

    edit: (posted: Posted, message: Message): Promise<Outcome> =>
      attempt('an edit', posted.room.id, async () => {
        await client.chat.update({ channel: posted.room.id, ts: posted.id, ...render(message) });
        return posted;
      }),

    async look(room: Room, key: string): Promise<Look> {
      try {
        const found = (await history(client, room)).find(
          ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.key === key,
        );
        return found?.ts === undefined ? { kind: 'absent' } : { kind: 'found', posted: { room, id: found.ts } };
      } catch (error) {
        return { kind: failed(error, 'a look', room.id).kind === 'refused' ? 'denied' : 'unknown' };
      }
    },
  };
}

/** The newest messages of a room; those below one message are only listed there. */
async function history(client: webApi.WebClient, room: Room): Promise<readonly Known[]> {
  const what = { channel: room.id, limit: lookedAt, include_all_metadata: true as const };
  const { messages } =
    room.thread === undefined
      ? await client.conversations.history(what)
      : await client.conversations.replies({ ...what, ts: room.thread });
  return messages ?? [];
}

export type Poster = ReturnType<typeof createPoster>;
