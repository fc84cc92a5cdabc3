import { type Client, Routes } from 'discord.js';
import type { Person } from '../../core/chat/address.js';
import type { Directory } from '../../core/ports/adapter.js';
import type { Log } from '../../core/ports/services.js';
import { failureOf } from './failure.js';
import { insist } from './insist.js';
import { createMemory } from './memory.js';
import type { UserPayload } from './payloads.js';
import { mayManageWith } from './permissions.js';
import { nameOf } from './receive.js';
import type { Calls } from './rest.js';
import type { DiscordTiming } from './timing.js';

const mostPeople = 20_000;
const mostTries = 3;
const namesKeep = 24 * 3_600_000;

export interface DiscordDirectory extends Directory {
  /** What a payload told about somebody: the name, and in a server's interactions the permissions. */
  learn(person: Person, name: string | undefined, permissions?: string): void;
  isPerson(id: string): boolean;
}

export interface DirectoryOptions {
  readonly calls: Calls;
  readonly log: Log;
  readonly timing: DiscordTiming;
  client(): Client;
}

const keyOf = ({ space, id }: Person): string => `${space}:${id}`;

/** Names and rights from what Discord sends anyway; asked for only where a payload did not carry them. */
export function createDirectory({ calls: { rest }, log, timing, client }: DirectoryOptions): DiscordDirectory {
  const names = createMemory<string>(mostPeople, namesKeep);
  const people = createMemory<true>(mostPeople, namesKeep);
  const rights = createMemory<{ readonly manages: boolean }>(mostPeople, timing.rights);

  const ask = async <Answer>(route: `/${string}`, what: string): Promise<Answer | undefined> => {
    try {
      return (await insist(() => rest.get(route), { tries: mostTries, timing })) as Answer;
    } catch (error) {
      const { code, status, words } = failureOf(error);
      log.warn({ code, status, words }, `Discord: ${what}`);
      return undefined;
    }
  };

  /** Rejects when Discord can't be asked: a no would be a lie. */
  const asMember = async ({ space, id }: Person): Promise<boolean> => {
    const guild = client().guilds.cache.get(space);
    if (!guild) return false;
    if (guild.ownerId === id) return true;
    const route = Routes.guildMember(space, id);
    const member = await insist(() => rest.get(route), { tries: mostTries, timing }).catch((error: unknown) => {
      if (failureOf(error).status === 404) return { roles: undefined };
      throw error;
    });
    const { roles } = member as { roles?: readonly string[] };
    if (!roles) return false;
    // The role that everybody has bears the id of the server.
    return [space, ...roles].some((role) => mayManageWith(guild.roles.cache.get(role)?.permissions.bitfield ?? 0n));
  };

  return {
    learn(person, name, permissions) {
      people.set(person.id, true);
      if (name !== undefined) names.set(keyOf(person), name);
      if (permissions !== undefined) rights.set(keyOf(person), { manages: mayManageWith(permissions) });
    },

    isPerson: (id) => people.get(id) ?? false,

    async profile(person) {
      const known = names.get(keyOf(person));
      if (known !== undefined) return { name: known };
      const user = await ask<UserPayload>(Routes.user(person.id), 'a person was not found');
      if (!user) return { name: person.id };
      const name = nameOf(user);
      names.set(keyOf(person), name);
      people.set(person.id, true);
      return { name };
    },

    async mayManage(person) {
      const known = rights.get(keyOf(person));
      if (known) return known.manages;
      const manages = await asMember(person);
      rights.set(keyOf(person), { manages });
      return manages;
    },
  };
}
