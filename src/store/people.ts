import type { Person } from '../core/chat/address.js';
import type { PeopleStore } from '../core/ports/people.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';

/** Numbers people by the time at which they come; those of one process that come at the same time too. */
export type Arrivals = (db: Db, at: Date) => Promise<number>;

export function createArrivals(): Arrivals {
  let latest: number | undefined;
  return async (db, at) => {
    if (latest === undefined) {
      // Once a process: there is no index to find it by, which every arrival would have to pay for.
      const known = await db
        .selectFrom('person')
        .select((row) => row.fn.max('came').as('came'))
        .executeTakeFirst();
      latest ??= known?.came ?? 0;
    }
    latest = Math.max(latest + 1, at.getTime());
    return latest;
  };
}

/** Keeps the latest name of a person; writes nothing when it is known already. */
export async function remember(tx: Db, person: Person, name: string, came: number): Promise<void> {
  await tx
    .insertInto('person')
    .values({ ...spaceColumns(person), id: person.id, name, came })
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'space', 'id']).doUpdateSet({ name }).where('person.name', '<>', name),
    )
    .execute();
}

export function createPeople(db: Db, now: () => Promise<Date>, arrivals: Arrivals): PeopleStore {
  return {
    remember: async (person, name) => remember(db, person, name, await arrivals(db, await now())),

    async in(adapter, space) {
      const rows = await db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .orderBy('came')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name }) => ({ person: { adapter, space, id }, name }));
    },
  };
}
