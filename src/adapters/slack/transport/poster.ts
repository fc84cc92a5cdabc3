import type { webApi } from '@slack/bolt';
import type { Posted, Room } from '../../../core/chat/address.js';
import type { Outcome } from '../../../core/ports/adapter.js';
import { createAttempt, lookBy, sentBy } from '../../shared/attempt.js';
import type { Poster } from '../../shared/sender.js';
import { readFailure, refusalOf } from '../failure.js';
import { render } from '../render.js';
import type { SlackTools } from '../tools.js';

/** Told the code when Slack refuses the token, and undefined when a call went well. */
export type Token = (refused: string | undefined) => void;

const eventType = 'studyhall_message';
/** A look goes this far back: what is looked for was sent a minute ago or so. */
const lookedAt = 200;

interface Known {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
}

/** One client's messages. A key travels in the metadata of its message. */
export function createPoster(client: webApi.WebClient, tools: SlackTools, token: Token): Poster {
  const attempt = createAttempt(tools, (error, what, room) => {
    const failure = readFailure(error);
    const { kind, code } = failure;
    if (kind === 'token') token(code);
    tools.log.warn({ adapter: 'slack', code, ended: kind, room }, `slack: ${what} failed`);
    return { ...failure, refusal: () => refusalOf(failure) };
  });
  const tried = (what: string, room: string, call: () => Promise<Posted>): Promise<Outcome> =>
    attempt(what, room, async () => {
      const posted = await call();
      token(undefined);
      return posted;
    }).then(sentBy);

  return {
    post: (room, message, key) =>
      tried('a post', room.id, async () => {
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

    edit: (posted, message) =>
      tried('an edit', posted.room.id, async () => {
        await client.chat.update({ channel: posted.room.id, ts: posted.id, ...render(message) });
        return posted;
      }),

    look: (room, key) =>
      attempt('a look', room.id, async () => {
        const found = (await history(client, room)).find(
          ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.key === key,
        );
        return found?.ts === undefined ? undefined : { room, id: found.ts };
      }).then(lookBy),
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
