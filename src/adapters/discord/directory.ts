import { Routes } from 'discord.js';
import type { Person } from '../../core/chat/address.js';
import type { Directory } from '../../core/ports/adapter.js';
import { createMemory } from '../shared/memory.js';
import { failureOf, saidBy } from './failure.js';
import type { UserPayload } from './payloads.js';
import { mayManageWith } from './permissions.js';
import { type Known, nameOf } from './receive.js';
import type { DiscordTools } from './tools.js';
import { insist } from './transport/insist.js';

const mostPeople = 20_000;
const mostTries = 3;
const namesKeep = 24 * 3_600_000;

export interface DiscordDirectory extends Directory {
  /** What a payload told about somebody: the name, and in a server's interactions the permissions. */
  learn(person: Person, name: string | undefined, permissions?: string): void;
  isPerson(id: string): boolean;
  /** What the channels and the roles of a server are called, as far as its cache goes. */
  places: Known['places'];
}

const keyOf = ({ space, id }: Person): string => `${space}:${id}`;

/** Names and rights from what Discord sends anyway; asked for only where a payload did not carry them. */
export function createDirectory({ calls, log, timing, backoff, now, client }: DiscordTools): DiscordDirectory {
  const kept = { most: mostPeople, keep: namesKeep, now };
  const names = createMemory<string>(kept);
  const people = createMemory<true>(kept);
  const rights = createMemory<boolean>({ most: mostPeople, keep: timing.rights, now });
  const get = (route: `/${string}`): Promise<unknown> =>
    insist(() => calls.rest.get(route), { tries: mostTries, backoff });

  /** Rejects when Discord can't be asked: a no would be a lie. */
  const asMember = async ({ space, id }: Person): Promise<boolean> => {
    const guild = client().guilds.cache.get(space);
    if (!guild) return false;
    if (guild.ownerId === id) return true;
    const member = await get(Routes.guildMember(space, id)).catch((error: unknown) => {
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
      if (permissions !== undefined) rights.set(keyOf(person), mayManageWith(permissions));
    },

    isPerson: (id) => people.get(id) ?? false,

    places(server) {
      const guild = server === undefined ? undefined : client().guilds.cache.get(server);
      return {
        channel: (id) => guild?.channels.cache.get(id)?.name,
        role: (id) => guild?.roles.cache.get(id)?.name,
      };
    },

    async profile(person) {
      const known = names.get(keyOf(person));
      if (known !== undefined) return { name: known };
      try {
        const name = nameOf((await get(Routes.user(person.id))) as UserPayload);
        names.set(keyOf(person), name);
        people.set(person.id, true);
        return { name };
      } catch (error) {
        log.warn(saidBy(error), 'Discord: a person was not found');
        return { name: person.id };
      }
    },

    async mayManage(person) {
      const known = rights.get(keyOf(person));
      if (known !== undefined) return known;
      const manages = await asMember(person);
      rights.set(keyOf(person), manages);
      return manages;
    },
  };
}
