import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Outcome, RefusedWhy } from '../../core/ports/adapter.js';

/** How a REST call failed, without what was sent: the errors of discord.js carry texts and tokens. */
export interface Failure {
  readonly kind: 'refused' | 'rate-limited' | 'token-refused' | 'uncertain';
  /** Discord's own number, where it gave one. */
  readonly code?: number;
  readonly status?: number;
  /** Discord's own words. */
  readonly words: string;
  /** For `rate-limited`: as long as Discord asks for, in milliseconds; 0 when it does not say. */
  readonly wait?: number;
}

/** Thrown in place of a 401, which would make discord.js drop its token for good. */
export class TokenRefused extends Error {}

export function failureOf(error: unknown): Failure {
  if (error instanceof TokenRefused) return { kind: 'token-refused', status: 401, words: '401 Unauthorized' };
  if (error instanceof RateLimitError) {
    return { kind: 'rate-limited', status: 429, words: '429 Too Many Requests', wait: error.retryAfter };
  }
  if (error instanceof DiscordAPIError) {
    const { code, status, message } = error;
    return {
      kind: 'refused',
      status,
      words: message.split('\n', 1)[0] ?? '',
      ...(Number(code) ? { code: Number(code) } : {}),
    };
  }
  if (error instanceof HTTPError) return { kind: 'uncertain', status: error.status, words: `${error.status}` };
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return { kind: 'uncertain', words: `${name}: ${message}${code}` };
}

/** The numbers of Discord's answers that the adapter tells apart. */
export const codes = {
  unknownChannel: 10_003,
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

const byStatus = (status: number): RefusedWhy =>
  status === 404 ? 'gone' : status === 413 ? 'too-big' : 'no-permission';

/** How an attempt to send or edit ended, given how its call failed. */
export function outcomeOf(failure: Failure, laterAt: Date, advice?: string): Outcome {
  switch (failure.kind) {
    case 'uncertain':
      return { kind: 'unsure' };
    case 'rate-limited':
    case 'token-refused':
      return { kind: 'later', at: laterAt };
    case 'refused': {
      const why = reasons.get(failure.code ?? 0) ?? byStatus(failure.status ?? 0);
      const detail = `${failure.code ?? failure.status} ${failure.words}`;
      return { kind: 'refused', why, detail, ...(advice === undefined ? {} : { advice }) };
    }
  }
}
