import type { Person } from '../core/chat/address.js';
import type { PeopleStore } from '../core/store.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';

/** Keeps the latest name of a person; writes nothing when it is known already. */
export async function remember(tx: Db, person: Person, name: string): Promise<void> {
  await tx
    .insertInto('person')
    .values((row) => ({
      ...spaceColumns(person),
      id: person.id,
      name,
      came: row
        .selectFrom('person as other')
        .select((other) =>
          other(other.fn.coalesce(other.fn.max('other.came'), other.lit(0)), '+', other.lit(1)).as('next'),
        )
        .where('other.adapter', '=', person.adapter)
        .where('other.space', '=', person.space),
    }))
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'space', 'id']).doUpdateSet({ name }).where('person.name', '<>', name),
    )
    .execute();
}

export function createPeople(db: Db): PeopleStore {
  return {
    remember: (person, name) => remember(db, person, name),

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
