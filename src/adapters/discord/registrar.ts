import type { Command } from '../../core/chat/command.js';
import type { Log } from '../../core/ports/services.js';
import { failureOf } from './failure.js';
import { insist } from './insist.js';
import { inviteLink } from './permissions.js';
import { register, slashCommands } from './registration.js';
import type { Calls } from './rest.js';
import type { DiscordTiming } from './timing.js';

const mostTries = 5;

export interface RegistrarOptions {
  readonly calls: Calls;
  readonly log: Log;
  readonly timing: DiscordTiming;
  readonly stopping: AbortSignal;
  application(): string;
}

/** Brings the commands to servers, one after the other; one server's trouble does not keep the others waiting long. */
export function createRegistrar({ calls, log, timing, stopping, application }: RegistrarOptions) {
  const registerOne = async (guild: string, table: readonly Command[]): Promise<void> => {
    const commands = slashCommands(table);
    try {
      const call = () => register(calls.rest, { application: application(), guild, commands });
      const done = await insist(call, { tries: mostTries, timing, stopping });
      if (done === 'written') log.info({ guild, commands: commands.length }, 'Discord: commands registered');
    } catch (error) {
      const { code, status, words } = failureOf(error);
      const fields = { guild, code, status, words, invite: inviteLink(application()) };
      log.warn(fields, 'Discord: the commands of a server were not registered; inviting me again may help');
    }
  };

  return {
    async registerIn(guilds: readonly string[], table: readonly Command[]): Promise<void> {
      for (const guild of guilds) await registerOne(guild, table);
    },
  };
}
