import type { Person, Room } from '../core/chat/address.js';
import type { ShownStore } from '../core/study/store.js';
import { roomColumns } from './rows.js';
import type { Db } from './schema.js';

const ofPerson = (person: Person, room: Room) => ({ ...roomColumns(room), person: person.id });

export function createShown(db: Db): ShownStore {
  return {
    async keep({ person, room, control, at }) {
      const shown = { control, at: at.getTime() };
      await db
        .insertInto('shown')
        .values({ ...ofPerson(person, room), ...shown })
        .onConflict((conflict) => conflict.columns(['adapter', 'space', 'room', 'person']).doUpdateSet(shown))
        .execute();
    },

    async last(person, room) {
      const row = await db
        .selectFrom('shown')
        .select(['control', 'at'])
        .where((shown) => shown.and(ofPerson(person, room)))
        .executeTakeFirst();
      return row && { person, room, control: row.control, at: new Date(row.at) };
    },

    async drop(person, room) {
      await db
        .deleteFrom('shown')
        .where((shown) => shown.and(ofPerson(person, room)))
        .execute();
    },

    async forget(before) {
      const { numDeletedRows } = await db.deleteFrom('shown').where('at', '<', before.getTime()).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
