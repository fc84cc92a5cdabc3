import { Routes } from 'discord.js';
import { StudyhallError } from '../../errors.js';
import { failureOf } from './failure.js';
import type { UserPayload } from './payloads.js';
import { inviteLink } from './permissions.js';
import { defaultDiscordTiming } from './timing.js';
import { fatalStart, tokenFault } from './transport/lifecycle.js';
import { createCalls } from './transport/rest.js';

export interface Probed {
  readonly bot: string;
  /** About how many servers it is in. */
  readonly servers: number;
  readonly invite: string;
}

/** Asks Discord who the token belongs to, without signing in; rejects with what an operator has to mend. */
export async function probeDiscord({ token, apiUrl }: { token: string; apiUrl?: string }): Promise<Probed> {
  const { rest, stop, token: sent } = createCalls(token, apiUrl, defaultDiscordTiming);
  try {
    const fault = tokenFault(sent);
    if (fault) throw fault;
    const user = (await rest.get(Routes.user('@me'))) as UserPayload;
    const app = (await rest.get(Routes.currentApplication())) as { id: string; approximate_guild_count?: number };
    return { bot: user.username, servers: app.approximate_guild_count ?? 0, invite: inviteLink(app.id) };
  } catch (error) {
    if (error instanceof StudyhallError) throw error;
    const { words } = failureOf(error);
    throw (
      fatalStart(error, apiUrl) ?? new StudyhallError('discord', `Discord is out of reach (${words}); try again later`)
    );
  } finally {
    stop();
  }
}
