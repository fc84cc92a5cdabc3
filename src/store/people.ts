import { type SqlBool, sql } from 'kysely';
import type { Person } from '../core/chat/address.js';
import type { PeopleStore } from '../core/ports/people.js';
import { erase, roundsOf } from './erase.js';
import { keptOf } from './kept.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { atomically, consistently } from './transaction.js';

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

/** Somebody of whom nothing but an id is known; whoever has a name already keeps it. */
export async function arrived(tx: Db, person: Person, came: number): Promise<void> {
  await tx
    .insertInto('person')
    .values({ ...spaceColumns(person), id: person.id, name: person.id, came })
    .onConflict((conflict) => conflict.columns(['adapter', 'space', 'id']).doNothing())
    .execute();
}

/** Everybody of whom there is a name, or a vote in a closed round, or a schedule. */
const everybody = (db: Db) =>
  db
    .selectFrom(
      db
        .selectFrom('person')
        .select(['adapter', 'space', 'id'])
        .union(db.selectFrom('member').select(['adapter', 'space', 'person as id']))
        .union(db.selectFrom('schedule').where('by', '<>', '').select(['adapter', 'space', 'by as id']))
        .as('somebody'),
    )
    .select(['adapter', 'space', 'id'])
    .orderBy('adapter')
    .orderBy('space')
    .orderBy('id');

const later = ({ adapter, space, id }: Person) => sql<SqlBool>`(adapter, space, id) > (${adapter}, ${space}, ${id})`;

/** Neither came, voted nor practised, nor made a schedule that still runs, since an instant. */
async function isIdle(db: Db, person: Person, since: Date): Promise<boolean> {
  const own = spaceColumns(person);
  const active = await db
    .selectFrom('person')
    .select('id')
    .where((row) => row.and({ ...own, id: person.id }))
    .where('came', '>=', since.getTime())
    .union(
      db
        .selectFrom('schedule')
        .select('id')
        .where((row) => row.and({ ...own, by: person.id })),
    )
    .union(
      roundsOf(db, person)
        .innerJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
        .where('vote.at', '>=', since.getTime()),
    )
    .union(
      db
        .selectFrom('practised')
        .select('question as id')
        .where((row) => row.and({ ...own, person: person.id }))
        .where('at', '>=', since.getTime()),
    )
    .limit(1)
    .executeTakeFirst();
  return active === undefined;
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

    async hide(person, hidden) {
      const came = await arrivals(db, await now());
      await db
        .insertInto('person')
        // Whoever has no name yet is called by the id, until a board or a vote brings one.
        .values({ ...spaceColumns(person), id: person.id, name: person.id, came, hidden: hidden ? 1 : 0 })
        .onConflict((conflict) => conflict.columns(['adapter', 'space', 'id']).doUpdateSet({ hidden: hidden ? 1 : 0 }))
        .execute();
    },

    kept: (person) => consistently(db, (tx) => keptOf(tx, person)),

    erase: (person) => atomically(db, (tx) => erase(tx, person)),

    async called(idOrName) {
      const byId = await everybody(db).where('id', '=', idOrName).execute();
      if (byId.length > 0) return byId;
      return db
        .selectFrom('person')
        .select(['adapter', 'space', 'id'])
        .where('name', '=', idOrName)
        .orderBy('adapter')
        .orderBy('space')
        .orderBy('id')
        .execute();
    },

    async idle(since, limit, after) {
      const all = everybody(db);
      const looked = await (after ? all.where(later(after)) : all).limit(limit).execute();
      const people: Person[] = [];
      for (const person of looked) if (await isIdle(db, person, since)) people.push(person);
      const last = looked.length < limit ? undefined : looked.at(-1);
      return { people, ...(last ? { last } : {}) };
    },
  };
}
