import { sql } from 'kysely';
import type { Person, Room } from '../core/chat/address.js';
import type { Erased } from '../core/ports/people.js';
import { fingerprint } from './fingerprint.js';
import { lettersTo } from './outbox.js';
import { lockRoom } from './room-lock.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { personKey } from './transcripts.js';
import { forgetName } from './unname.js';

/** The rounds of a person's space: a vote is found by its round and person, and by the person alone only slowly. */
export const roundsOf = (db: Db, { adapter, space }: Person) =>
  db.selectFrom('round').select('round.id').where('round.adapter', '=', adapter).where('round.space', '=', space);

const roomsVotedIn = (db: Db, person: Person) =>
  roundsOf(db, person)
    .innerJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .where('vote.nameless', '=', 0)
    .clearSelect()
    .select(['round.adapter', 'round.space', 'round.room'])
    .distinct()
    .orderBy('round.room');

/** Takes the person off their votes, which only a number within the round tells apart from then on. */
async function unname(tx: Db, person: Person): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('vote')
    .set((row) => ({
      person: sql<string>`'nameless:' || (select count(*) from vote as o where o.round = vote.round and o.nameless = 1)`,
      nameless: 1,
      at: sql<number>`(select opens from round where round.id = vote.round)`,
      text: row.ref('folded'),
    }))
    .where('person', '=', person.id)
    .where('nameless', '=', 0)
    .where('round', 'in', roundsOf(tx, person))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Words stay in a tally as long as somebody with a name gave the same answer. */
async function unspeak(tx: Db, person: Person): Promise<void> {
  await tx
    .updateTable('vote')
    .set({ text: null, folded: null })
    .where('nameless', '=', 1)
    .where('folded', 'is not', null)
    .where('round', 'in', roundsOf(tx, person))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('vote as other')
            .select('other.person')
            .whereRef('other.round', '=', 'vote.round')
            .whereRef('other.folded', '=', 'vote.folded')
            .where('other.nameless', '=', 0),
        ),
      ),
    )
    .execute();
}

/** Everything but votes and names. How many rows are gone. */
async function remove(tx: Db, person: Person): Promise<number> {
  const own = { ...spaceColumns(person), person: person.id };
  const asker = fingerprint(person);
  const key = personKey(person);
  const letters = await lettersTo(tx, person);
  const deletions = [
    tx.deleteFrom('total').where((row) => row.and(own)),
    tx.deleteFrom('member').where((row) => row.and(own)),
    tx.deleteFrom('person').where((row) => row.and({ ...spaceColumns(person), id: person.id })),
    tx.deleteFrom('asked').where('asker', '=', asker),
    tx.deleteFrom('gap').where('asker', '=', asker),
    tx
      .deleteFrom('entry')
      .where((row) => row.and(spaceColumns(person)))
      .where((row) => row.or([row('by', '=', key), row('only', '=', key), row('asker', '=', key)])),
    ...letters.map(({ key }) => tx.deleteFrom('outbox').where('key', '=', key)),
  ];
  let rows = 0;
  for (const deletion of deletions) rows += Number((await deletion.executeTakeFirst()).numDeletedRows);
  return rows;
}

/** See `PeopleStore.erase`; a part of somebody's transaction. */
export async function erase(tx: Db, person: Person): Promise<Erased> {
  // Rounds that close meanwhile would derive from votes that have lost their person.
  for (const { adapter, space, room } of await roomsVotedIn(tx, person).execute()) {
    await lockRoom(tx, { adapter, space, id: room } satisfies Room);
  }
  const named = await tx
    .selectFrom('person')
    .select('name')
    .where((row) => row.and({ ...spaceColumns(person), id: person.id }))
    .executeTakeFirst();
  const votes = await unname(tx, person);
  if (votes > 0) await unspeak(tx, person);
  const rows = await remove(tx, person);
  await tx
    .updateTable('schedule')
    .set({ by: '' })
    .where((row) => row.and({ ...spaceColumns(person), by: person.id }))
    .execute();
  if (named) await forgetName(tx, person, named.name);
  return { votes, rows };
}
