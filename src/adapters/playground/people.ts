import { randomUUID } from 'node:crypto';
import type { Person } from '../../core/chat/address.js';
import type { PeopleStore } from '../../core/ports/people.js';
import type { Member } from './page/wire.js';
import type { Read } from './receive.js';

export const playground = 'playground';
const mostPeople = 100;
const first: readonly Member[] = [
  { id: 'ana', name: 'Ana' },
  { id: 'bo', name: 'Bo' },
  { id: 'chen', name: 'Chen' },
];

export const personOf = (id: string): Person => ({ adapter: playground, space: playground, id });

/** Whether a zone is one that this program can reckon with. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** The people of the playground: three to begin with, more when somebody adds them. */
export function createPeople(store: PeopleStore) {
  let members: readonly Member[] = [];
  const zones = new Map<string, string>();
  let adding: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<void> => {
    const rows = await store.in(playground, playground);
    members = rows.map(({ person, name }) => ({ id: person.id, name }));
  };
  const find = (id: string): Member | undefined => members.find((member) => member.id === id);

  const addOne = async (name: string): Promise<Read<Member>> => {
    await load();
    if (members.some((member) => member.name.toLowerCase() === name.toLowerCase())) {
      return { ok: false, why: `Somebody called ${name} is already here.` };
    }
    if (members.length >= mostPeople) return { ok: false, why: `The playground has room for ${mostPeople} people.` };
    const member = { id: randomUUID().slice(0, 8), name };
    await store.remember(personOf(member.id), name);
    await load();
    return { ok: true, value: member };
  };

  return {
    async start(): Promise<void> {
      await load();
      if (members.length > 0) return;
      for (const { id, name } of first) await store.remember(personOf(id), name);
      await load();
    },
    all: (): readonly Member[] => members,
    find,
    zone: (id: string): string | undefined => zones.get(id),
    /** Notes the zone of the browser that a person uses. */
    using(id: string, zone: string | null | undefined): void {
      if (zone && zones.get(id) !== zone && isZone(zone)) zones.set(id, zone);
    },
    /** One after the other, so that two requests can't add one name twice. */
    add(name: string): Promise<Read<Member>> {
      const added = adding.then(() => addOne(name));
      adding = added.catch(() => undefined);
      return added;
    },
  };
}

export type People = ReturnType<typeof createPeople>;
