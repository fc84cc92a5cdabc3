import { randomUUID } from 'node:crypto';
import type { Person } from '../../core/chat/address.js';
import type { PeopleStore } from '../../core/ports/people.js';
import type { Member } from './page/wire.js';
import type { Read } from './receive.js';

export const playground = 'playground';
const mostPeople = 1_000;
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

/** The people of the playground, up to a thousand. */
export function createPeople(store: PeopleStore) {
  let members: ReadonlyMap<string, Member> = new Map();
  const zones = new Map<string, string>();
  let keeping: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<void> => {
    const rows = await store.in(playground, playground);
    members = new Map(rows.map(({ person, name }) => [person.id, { id: person.id, name }]));
  };

  const keepOne = async (member: Member): Promise<Read<Member>> => {
    await load();
    const { id, name } = member;
    const taken = [...members.values()].some(
      (other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) return { ok: false, why: `Somebody called ${name} is already here.` };
    if (members.size >= mostPeople && !members.has(id)) {
      return { ok: false, why: `The playground is full: it has room for ${mostPeople.toLocaleString('en')} people.` };
    }
    await store.remember(personOf(id), name);
    await load();
    return { ok: true, value: member };
  };
  /** One after the other, so that two requests can't take one name twice. */
  const keep = (member: Member): Promise<Read<Member>> => {
    const kept = keeping.then(() => keepOne(member));
    keeping = kept.catch(() => undefined);
    return kept;
  };

  return {
    /** Reads who was there before; `cast`: with three people to begin with, whom anybody can be. */
    async start(cast: boolean): Promise<void> {
      await load();
      if (!cast || members.size > 0) return;
      for (const { id, name } of first) await store.remember(personOf(id), name);
      await load();
    },
    all: (): readonly Member[] => [...members.values()],
    find: (id: string): Member | undefined => members.get(id),
    zone: (id: string): string | undefined => zones.get(id),
    /** Notes the zone of the browser that a person uses. */
    using(id: string, zone: string | null | undefined): void {
      if (zone && members.has(id) && zones.get(id) !== zone && isZone(zone)) zones.set(id, zone);
    },
    /** Somebody new of that name. */
    add: (name: string): Promise<Read<Member>> => keep({ id: randomUUID().slice(0, 8), name }),
    /** Under that name from now on; it is nobody else's. */
    keep,
  };
}

export type People = ReturnType<typeof createPeople>;
