import type { Message } from '../../core/chat/message.js';
import type { Log } from '../../core/ports/services.js';
import { pause } from '../shared/pause.js';
import { readFailure } from './failure.js';
import { render } from './render.js';
import type { ReplyPost } from './reply-post.js';
import { backoffOf, type SlackTiming } from './timing.js';

const attempts = 4;

export interface RespondOptions {
  readonly post: ReplyPost;
  readonly timing: SlackTiming;
  readonly random: () => number;
  readonly stopped: AbortSignal;
  readonly log: Log;
}

export type Responded = 'sent' | 'unsure' | 'lost';
export type Visibility = 'private' | 'public' | 'replace';

/**
 * Answers by the address that came with a press or a command: no token, no membership and no scope is needed, and no
 * rate limit of a method counts. What Slack surely did not take is tried again, and a replacement also when that is not
 * sure; `lost` means that it surely did not take it at all.
 */
export function createRespond({ post, timing, random, stopped, log }: RespondOptions) {
  const attempt = async (
    url: string,
    body: string,
  ): Promise<'sent' | 'limited' | 'unreached' | 'unsure' | 'refused'> => {
    try {
      const { status, said } = await post(url, body);
      if (status >= 200 && status < 300) return 'sent';
      log.warn({ adapter: 'slack', code: `http_${status}`, said }, 'slack: a reply was not taken');
      if (status === 429) return 'limited';
      return status >= 500 ? 'unsure' : 'refused';
    } catch (error) {
      const { kind, code } = readFailure(error);
      log.warn({ adapter: 'slack', code }, 'slack: a reply did not get through');
      return kind === 'unreached' ? 'unreached' : 'unsure';
    }
  };

  return async (url: string, message: Message, seenBy: Visibility, thread?: string): Promise<Responded> => {
    const body = JSON.stringify({
      ...render(message),
      response_type: seenBy === 'public' ? 'in_channel' : 'ephemeral',
      replace_original: seenBy === 'replace',
      thread_ts: seenBy === 'replace' ? undefined : thread,
    });
    for (let tried = 1; !stopped.aborted; tried += 1) {
      const ended = await attempt(url, body);
      if (ended === 'sent') return 'sent';
      if (ended === 'unsure' && (seenBy !== 'replace' || tried === attempts)) return 'unsure';
      if (ended === 'refused' || tried === attempts) return 'lost';
      await pause(backoffOf(timing, tried, random), stopped);
    }
    return 'lost';
  };
}

export type Respond = ReturnType<typeof createRespond>;
