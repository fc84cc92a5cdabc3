import { webApi } from '@slack/bolt';
import type { RefusedWhy } from '../../core/ports/adapter.js';
import type { Failure, Refused } from '../shared/failure.js';

/** `code` is Slack's own, or the system's, for the log; `needed` is the scope that is missing. */
export interface SlackFailure extends Failure {
  readonly code: string;
  readonly needed?: string;
}

/** Slack's own trouble, answered with `ok: false`: whether the call took effect is not said. */
const troubles = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const limitedCodes = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'rollup_error']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The bot token, or what it stands for, is no longer good: nothing works until somebody mends that. */
const tokenCodes = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type'],
  ...['user_removed_from_team', 'team_disabled', 'invalid_app', 'app_missing'],
]);

const refusals: Readonly<Record<string, RefusedWhy>> = {
  not_in_channel: 'not-in-room',
  // Also for a private channel that the bot is not a member of, and for one that was deleted.
  channel_not_found: 'not-in-room',
  is_archived: 'archived',
  message_not_found: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  thread_not_found: 'gone',
  user_not_found: 'gone',
  user_disabled: 'gone',
  msg_too_long: 'too-big',
  msg_blocks_too_long: 'too-big',
  invalid_blocks: 'too-big',
  invalid_blocks_format: 'too-big',
};

/** What a person in the workspace can do. */
const remedies: Readonly<Record<RefusedWhy, string>> = {
  'not-in-room': 'Invite me first: /invite @Studyhall',
  archived: 'The channel is archived: unarchive it, or schedule in another one.',
  'no-permission': 'I’m not allowed to post in that channel: check its settings, or ask a workspace admin.',
  gone: 'The place I wanted to post to is gone.',
  'too-big': 'The text is too long for Slack: shorten the question.',
};

/** The system's word for why a request did not get through: `ECONNRESET`, `TimeoutError`. */
function networkCode(error: unknown): string {
  let code = 'no_reply';
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    // The SDK's own codes only say that there is a cause.
    if ('code' in cause && typeof cause.code === 'string' && !cause.code.startsWith('slack_')) code = cause.code;
    else if (cause.name === 'TimeoutError' || cause.name === 'AbortError') code = cause.name;
  }
  return code;
}

/** Reads what a call of the web API threw. */
export function readFailure(error: unknown): SlackFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'limited', code: 'ratelimited', wait: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = `${error.data.error}`;
    const needed = 'needed' in error.data ? { needed: `${error.data.needed}` } : {};
    return { kind: kindOf(code), code, wait: 0, ...needed };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return { kind: 'unsure', code: `http_${error.statusCode}`, wait: 0 };
  }
  const code = networkCode(error);
  return { kind: unreachable.has(code) ? 'unreached' : 'unsure', code, wait: 0 };
}

function kindOf(code: string): Failure['kind'] {
  if (limitedCodes.has(code)) return 'limited';
  if (troubles.has(code)) return 'unsure';
  return tokenCodes.has(code) ? 'token' : 'refused';
}

/** What Slack does not want, as the core understands it. */
export function refusalOf({ code, needed }: SlackFailure): Refused {
  const why = refusals[code] ?? 'no-permission';
  return {
    kind: 'refused',
    why,
    detail: needed === undefined ? code : `${code}: ${needed}`,
    advice: remedies[why],
  };
}
