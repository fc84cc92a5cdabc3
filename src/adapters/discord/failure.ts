import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { RefusedWhy } from '../../core/ports/adapter.js';
import type { Failure, Refused } from '../shared/failure.js';
import { permissionAdvice } from './permissions.js';

/** How a REST call failed, without what was sent: the errors of discord.js carry texts and tokens. */
export interface DiscordFailure extends Failure {
  /** Discord's own number, where it gave one. */
  readonly code?: number;
  readonly status?: number;
  /** Discord's own words. */
  readonly words: string;
}

/** Thrown in place of a 401, which would make discord.js drop its token for good. */
export class TokenRefused extends Error {}

export function failureOf(error: unknown): DiscordFailure {
  if (error instanceof TokenRefused) return { kind: 'token', status: 401, words: '401 Unauthorized', wait: 0 };
  if (error instanceof RateLimitError) {
    return { kind: 'limited', status: 429, words: '429 Too Many Requests', wait: error.retryAfter };
  }
  if (error instanceof DiscordAPIError) {
    const { code, status, message } = error;
    const words = message.split('\n', 1)[0] ?? '';
    return { kind: 'refused', status, words, wait: 0, ...(Number(code) ? { code: Number(code) } : {}) };
  }
  if (error instanceof HTTPError) return { kind: 'unsure', status: error.status, words: `${error.status}`, wait: 0 };
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return { kind: 'unsure', words: `${name}: ${message}${code}`, wait: 0 };
}

/** What the log may know of a failed call. */
export function saidBy(error: unknown): Pick<DiscordFailure, 'code' | 'status' | 'words'> {
  const { code, status, words } = failureOf(error);
  return { code, status, words };
}

/** The numbers of Discord's answers that the adapter tells apart. */
export const codes = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownInteraction: 10_062,
  acknowledgedAlready: 40_060,
  missingAccess: 50_001,
  noDirectMessages: 50_007,
  missingPermissions: 50_013,
  invalidRecipient: 50_033,
} as const;

const reasons: ReadonlyMap<number, RefusedWhy> = new Map<number, RefusedWhy>([
  [codes.unknownChannel, 'gone'],
  [10_004, 'gone'], // the server
  [10_008, 'gone'], // the message
  [codes.unknownUser, 'gone'],
  [codes.invalidRecipient, 'gone'],
  [50_008, 'gone'], // no messages in a channel of this kind
  [codes.missingAccess, 'no-permission'],
  [codes.noDirectMessages, 'no-permission'],
  [codes.missingPermissions, 'no-permission'],
  [50_083, 'archived'], // the thread
  [160_005, 'archived'], // a locked thread
  [40_005, 'too-big'],
  [50_035, 'too-big'],
]);

/** What a person can do, beside what `permissionAdvice` says. */
const advices: ReadonlyMap<number | undefined, string> = new Map([
  [codes.noDirectMessages, 'Allow direct messages from server members in the server’s privacy settings.'],
]);

const byStatus = (status: number): RefusedWhy =>
  status === 404 ? 'gone' : status === 413 ? 'too-big' : 'no-permission';

/**
 * What Discord does not want, as the core understands it. `missing`: the permissions that the bot lacks in a channel
 * which it may not use; none where they are not known.
 */
export function refusalOf({ code, status, words }: DiscordFailure, missing?: readonly string[]): Refused {
  const why = reasons.get(code ?? 0) ?? byStatus(status ?? 0);
  const detail = [`${code ?? status} ${words}`, ...(missing?.length ? [missing.join(', ')] : [])].join(': ');
  const advice = missing ? permissionAdvice(missing) : advices.get(code);
  return { kind: 'refused', why, detail, ...(advice === undefined ? {} : { advice }) };
}
