import { sql } from 'kysely';
import type { RoundStore } from '../core/quiz/store.js';
import { letterState } from './outbox.js';
import { roomColumns } from './rows.js';
import type { Db } from './schema.js';
import { readSnapshot } from './shapes.js';

export function createRoundHistory(db: Db): Pick<RoundStore, 'latest' | 'lessons' | 'results'> {
  return {
    async latest(room, limit) {
      const rows = await db
        .selectFrom('round')
        .leftJoin('outbox', (join) => join.on('outbox.key', '=', sql<string>`'card:' || round.id`))
        .select(['round.id', 'round.question', 'round.topic', 'round.snapshot', 'round.opens', 'round.schedule'])
        .select(['round.closed', 'round.voters', 'round.right', 'outbox.state', 'outbox.why', 'outbox.advice'])
        .where('round.adapter', '=', room.adapter)
        .where('round.space', '=', room.space)
        .where('round.room', '=', room.id)
        .orderBy('round.opens', 'desc')
        .orderBy('round.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        question: row.question,
        topic: row.topic,
        prompt: readSnapshot(row.snapshot, row.id).prompt,
        opens: new Date(row.opens),
        slotted: row.schedule !== null,
        ...(row.closed === null ? {} : { closed: new Date(row.closed) }),
        voters: row.voters,
        right: row.right,
        card: letterState({ state: row.state ?? 'sent', why: row.why, advice: row.advice }),
      }));
    },

    async results() {
      const rows = await db
        .selectFrom('round')
        .select(['question', (row) => row.fn.countAll().as('rounds')])
        .select((row) => [row.fn.sum('voters').as('answered'), row.fn.sum('right').as('right')])
        .where('closed', 'is not', null)
        .where('voters', '>', 0)
        .groupBy('question')
        .orderBy('question')
        .execute();
      return rows.map(({ question, rounds, answered, right }) => ({
        question,
        rounds: Number(rounds),
        answered: Number(answered),
        right: Number(right),
      }));
    },

    async lessons(room, limit) {
      const rows = await db
        .selectFrom('round')
        .select(['question', 'opens', 'closed', 'voters', 'right'])
        .where((row) => row.and(roomColumns(room)))
        .orderBy('opens', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ question, opens, closed, voters, right }) => ({
        question,
        opens: new Date(opens),
        ...(closed === null ? {} : { closed: new Date(closed) }),
        voters,
        right,
      }));
    },
  };
}
