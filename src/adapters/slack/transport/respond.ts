import type { Message } from '../../../core/chat/message.js';
import { retry } from '../../shared/retry.js';
import { readFailure } from '../failure.js';
import { render } from '../render.js';
import type { SlackTools } from '../tools.js';
import type { ReplyPost } from './reply-post.js';

const tries = 4;

export type Visibility = 'private' | 'public' | 'replace';

type End = 'sent' | 'limited' | 'unreached' | 'unsure' | 'refused';

/**
 * Answers by the address that came with a press or a command: no token, no membership and no scope is needed, and no
 * rate limit of a method counts. What Slack surely did not take is tried again, and a replacement also when that is not
 * sure. Resolves to false when Slack surely did not take it at all.
 */
export function createRespond({ backoff, stopping, log }: SlackTools, post: ReplyPost) {
  const attempt = async (url: string, body: string): Promise<End> => {
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

  return async (url: string, message: Message, seenBy: Visibility, thread?: string): Promise<boolean> => {
    const body = JSON.stringify({
      ...render(message),
      response_type: seenBy === 'public' ? 'in_channel' : 'ephemeral',
      replace_original: seenBy === 'replace',
      thread_ts: seenBy === 'replace' ? undefined : thread,
    });
    const harmless: ReadonlySet<End> = new Set([
      'limited',
      'unreached',
      ...(seenBy === 'replace' ? ['unsure' as const] : []),
    ]);
    const end = await retry(() => attempt(url, body), {
      again: (last) => (harmless.has(last) ? 0 : undefined),
      backoff,
      tries,
      stopping,
    });
    return end === 'sent' || end === 'unsure';
  };
}

export type Respond = ReturnType<typeof createRespond>;
