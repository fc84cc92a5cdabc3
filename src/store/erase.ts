import { randomBytes } from 'node:crypto';
import type { Person } from '../core/chat/address.js';
import type { Erased } from '../core/ports/people.js';
import { fingerprint } from './fingerprint.js';
import { lettersTo } from './outbox.js';
import { lockRoom } from './room-lock.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { personKey } from './transcripts.js';
import { forgetJudge, forgetName } from './unname.js';

/** The rounds of a person's space: a vote is found by its round and person, and by the person alone only slowly. */
export const roundsOf = (db: Db, { adapter, space }: Person) =>
  db.selectFrom('round').select('round.id').where('round.adapter', '=', adapter).where('round.space', '=', space);

/** The ids of a person's exams. */
export const examsOf = (db: Db, person: Person) =>
  db
    .selectFrom('exam')
    .select('exam.id')
    .where((row) => row.and({ ...spaceColumns(person), person: person.id }));

const votesOf = (db: Db, person: Person) =>
  roundsOf(db, person)
    .innerJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .where('vote.nameless', '=', 0);

/** Says nothing, and is told apart from any other in its round. */
const nobody = (): string => `nameless:${randomBytes(9).toString('base64url')}`;

/** Takes the person off each of their votes, which nothing joins with one another from then on. How many there are. */
async function unname(tx: Db, person: Person): Promise<number> {
  const votes = await votesOf(tx, person).select(['vote.round', 'vote.folded', 'round.opens']).execute();
  for (const { round, folded, opens } of votes) {
    await tx
      .updateTable('vote')
      .set({ person: nobody(), nameless: 1, at: opens, text: folded })
      .where('round', '=', round)
      .where('person', '=', person.id)
      .execute();
    if (folded !== null) await unspeak(tx, round);
  }
  return votes.length;
}

/** Words stay in a tally as long as somebody with a name gave the same answer. */
async function unspeak(tx: Db, round: string): Promise<void> {
  await tx
    .updateTable('vote')
    .set({ text: null, folded: null })
    .where('round', '=', round)
    .where('nameless', '=', 1)
    .where('folded', 'is not', null)
    .where('folded', 'not in', (row) =>
      row
        .selectFrom('vote as named')
        .select('named.folded')
        .where('named.round', '=', round)
        .where('named.nameless', '=', 0)
        .where('named.folded', 'is not', null)
        .$narrowType<{ folded: string }>(),
    )
    .execute();
}

/** Everything but votes and names. How many rows are gone. */
async function remove(tx: Db, person: Person): Promise<number> {
  const own = { ...spaceColumns(person), person: person.id };
  const asker = fingerprint(person);
  const key = personKey(person);
  const letters = await lettersTo(tx, person);
  // An answer that is being written there is waited for, and goes too.
  await examsOf(tx, person).forUpdate().execute();
  const deletions = [
    tx.deleteFrom('total').where((row) => row.and(own)),
    tx.deleteFrom('member').where((row) => row.and(own)),
    tx.deleteFrom('clip').where((row) => row.and({ ...spaceColumns(person), by: person.id })),
    tx.deleteFrom('shown').where((row) => row.and(own)),
    tx.deleteFrom('practised').where((row) => row.and(own)),
    tx.deleteFrom('exam_answer').where('exam', 'in', examsOf(tx, person)),
    tx.deleteFrom('exam').where((row) => row.and(own)),
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
  const rooms = await votesOf(tx, person).clearSelect().select('round.room').distinct().orderBy('round.room').execute();
  for (const { room } of rooms) await lockRoom(tx, { ...spaceColumns(person), id: room });
  const named = await tx
    .selectFrom('person')
    .select('name')
    .where((row) => row.and({ ...spaceColumns(person), id: person.id }))
    .executeTakeFirst();
  const votes = await unname(tx, person);
  const rows = await remove(tx, person);
  await tx
    .updateTable('schedule')
    .set({ by: '' })
    .where((row) => row.and({ ...spaceColumns(person), by: person.id }))
    .execute();
  await forgetJudge(tx, person);
  if (named) await forgetName(tx, person, named.name);
  return { votes, rows };
}
