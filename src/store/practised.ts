import type { Person } from '../core/chat/address.js';
import type { Answer, PractisedAnswer, PractisedStore } from '../core/study/store.js';
import { roundsOf } from './erase.js';
import { type Arrivals, arrived } from './people.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { atomically, consistently } from './transaction.js';

const alone = (db: Db, person: Person) =>
  db
    .selectFrom('practised')
    .select(['question', 'right', 'at', 'started'])
    .where((row) => row.and({ ...spaceColumns(person), person: person.id }))
    .execute();

const votes = (db: Db, person: Person) =>
  roundsOf(db, person)
    .innerJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .clearSelect()
    .select(['round.question', 'vote.right', 'vote.at'])
    .where('round.closed', 'is not', null)
    .where('vote.nameless', '=', 0)
    .execute();

/** See `PractisedStore.record`; a part of somebody's transaction. */
export async function record(
  tx: Db,
  { person, question, right, started, at }: PractisedAnswer,
  came: number,
): Promise<boolean> {
  const added = await tx
    .insertInto('practised')
    .values({
      ...spaceColumns(person),
      person: person.id,
      question,
      started: started.getTime(),
      at: at.getTime(),
      right: right ? 1 : 0,
    })
    .onConflict((conflict) => conflict.columns(['adapter', 'space', 'person', 'question', 'started']).doNothing())
    .returning('question')
    .executeTakeFirst();
  // Whoever only practises is somebody, too, whom the housekeeping has to meet one day.
  if (added) await arrived(tx, person, came);
  return added !== undefined;
}

export function createPractised(db: Db, arrivals: Arrivals): PractisedStore {
  return {
    async record(answer) {
      const came = await arrivals(db, answer.at);
      return atomically(db, (tx) => record(tx, answer, came));
    },

    answers: (person) =>
      consistently(db, async (tx) => {
        const practised = (await alone(tx, person)).map(
          ({ question, right, at, started }): Answer => ({
            question,
            right: right === 1,
            at: new Date(at),
            started: new Date(started),
          }),
        );
        const voted = (await votes(tx, person)).map(
          ({ question, right, at }): Answer => ({ question, right: right === 1, at: new Date(at) }),
        );
        return [...practised, ...voted].sort(
          (a, b) => a.at.getTime() - b.at.getTime() || (a.question < b.question ? -1 : 1),
        );
      }),
  };
}
