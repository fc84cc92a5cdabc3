import { type Attempt, createAttempt as createSharedAttempt } from '../../shared/attempt.js';
import { codes, failureOf, refusalOf } from '../failure.js';
import { neededPermissions } from '../permissions.js';
import type { DiscordTools } from '../tools.js';

const noAccess: ReadonlySet<number | undefined> = new Set([codes.missingAccess, codes.missingPermissions]);

/** Calls into a channel: the log and the advice name what the bot may not do there. */
export function createAttempt(tools: DiscordTools): Attempt {
  const { log, client } = tools;

  const missingIn = (channel: string): string[] => {
    const found = client().channels.cache.get(channel);
    const me = client().user;
    const has = found && me && 'permissionsFor' in found ? found.permissionsFor(me) : undefined;
    return has ? neededPermissions.filter(({ bit }) => !has.has(bit)).map(({ name }) => name) : [];
  };

  return createSharedAttempt(tools, (error, what, channel) => {
    const failure = failureOf(error);
    const { code, status, words } = failure;
    const missing = noAccess.has(code) ? missingIn(channel) : undefined;
    log.warn({ code, status, words, channel, ...(missing?.length ? { missing } : {}) }, `Discord: ${what}`);
    return { ...failure, refusal: () => refusalOf(failure, missing) };
  });
}
