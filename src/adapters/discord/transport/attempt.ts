import type { Client } from 'discord.js';
import type { Log } from '../../../core/ports/services.js';
import { type Attempt, createAttempt as createSharedAttempt } from '../../shared/attempt.js';
import type { Backoff } from '../../shared/backoff.js';
import type { Refused } from '../../shared/failure.js';
import { codes, type DiscordFailure, failureOf, refusalOf } from '../failure.js';
import { neededPermissions, permissionAdvice } from '../permissions.js';

export interface AttemptOptions {
  readonly log: Log;
  readonly backoff: Backoff;
  readonly now: () => number;
  client(): Client;
}

const noAccess: ReadonlySet<number | undefined> = new Set([codes.missingAccess, codes.missingPermissions]);

/** Calls into a channel: the log and the advice name what the bot may not do there. */
export function createAttempt({ log, backoff, now, client }: AttemptOptions): Attempt {
  const missingIn = (channel: string): string[] => {
    const found = client().channels.cache.get(channel);
    const me = client().user;
    const has = found && me && 'permissionsFor' in found ? found.permissionsFor(me) : undefined;
    return has ? neededPermissions.filter(({ bit }) => !has.has(bit)).map(({ name }) => name) : [];
  };

  const failed = (error: unknown, what: string, channel: string): DiscordFailure => {
    const failure = failureOf(error);
    const { code, status, words } = failure;
    const missing = noAccess.has(code) ? missingIn(channel) : [];
    log.warn({ code, status, words, channel, ...(missing.length > 0 ? { missing } : {}) }, `Discord: ${what}`);
    return failure;
  };

  const refusedIn = (failure: DiscordFailure, channel: string): Refused => {
    if (failure.code === codes.noDirectMessages) {
      return refusalOf(failure, 'Allow direct messages from members of the server, in its privacy settings.');
    }
    if (!noAccess.has(failure.code)) return refusalOf(failure);
    const missing = missingIn(channel);
    const refusal = refusalOf(failure, permissionAdvice(missing));
    return missing.length === 0 ? refusal : { ...refusal, detail: `${refusal.detail}: ${missing.join(', ')}` };
  };

  return createSharedAttempt({ now, backoff, failed, refusalOf: refusedIn });
}
