import type { ExpressionBuilder } from 'kysely';
import type { RoundStore } from '../core/quiz/store.js';
import { hereOnly } from './away.js';
import { roomColumns, roomOf, toRound } from './rows.js';
import type { Db, Schema } from './schema.js';

const openRounds = (db: Db) =>
  db.selectFrom('round').selectAll().where('closed', 'is', null).orderBy('closes').orderBy('id');

/** Whether somebody has voted in a round, or in an earlier one of its room. */
function plays(round: ExpressionBuilder<Schema, 'round'>, person: string) {
  const now = round.selectFrom('vote').select('vote.person').whereRef('vote.round', '=', 'round.id');
  const before = round
    .selectFrom('member')
    .select('member.person')
    .whereRef('member.adapter', '=', 'round.adapter')
    .whereRef('member.space', '=', 'round.space')
    .whereRef('member.room', '=', 'round.room');
  return round.or([
    round.exists(now.where('vote.person', '=', person)),
    round.exists(before.where('member.person', '=', person)),
  ]);
}

type Port = Pick<RoundStore, 'openIn' | 'openTo' | 'openQuestions' | 'due' | 'undrawn'>;

/** The rounds that something is still to be done about: they are open, or their cards don't show yet that they closed. */
export function createOpenRounds(db: Db): Port {
  return {
    async openIn(room) {
      const rows = await openRounds(db)
        .where((row) => row.and(roomColumns(room)))
        .execute();
      return rows.map(toRound);
    },

    async openTo({ adapter, space, id }, anywhere) {
      const rows = await openRounds(db)
        .select((round) => round.case().when(plays(round, id)).then(1).else(0).end().as('plays'))
        .where((row) => row.and(anywhere ? { adapter } : { adapter, space }))
        .execute();
      return rows.map(({ plays, ...row }) => ({ round: toRound(row), plays: Number(plays) === 1 }));
    },

    async openQuestions(adapter, space, since) {
      const rows = await db
        .selectFrom('round')
        .select('question')
        .distinct()
        .where((round) =>
          round.or([
            round('closed', 'is', null),
            ...(since === undefined ? [] : [round('closed', '>=', since.getTime())]),
          ]),
        )
        .where((row) => row.and(space === undefined ? { adapter } : { adapter, space }))
        .execute();
      return new Set(rows.map(({ question }) => question));
    },

    async due(now) {
      const rows = await openRounds(db).where('closes', '<=', now.getTime()).where(hereOnly('round')).execute();
      return rows.map((row) => ({ id: row.id, room: roomOf(row) }));
    },

    async undrawn() {
      const rows = await db
        .selectFrom('round')
        .select(['id', 'adapter', 'space', 'room', 'thread', 'closed', 'drawn'])
        .select((row) =>
          row
            .selectFrom('vote')
            .whereRef('vote.round', '=', 'round.id')
            .select((vote) => vote.fn.countAll<number>().as('votes'))
            .as('votes'),
        )
        .where('final', '=', 0)
        .where('card', 'is not', null)
        .where(hereOnly('round'))
        .orderBy('opens')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        room: roomOf(row),
        closed: row.closed !== null,
        voters: Number(row.votes),
        ...(row.drawn === null ? {} : { drawn: row.drawn }),
      }));
    },
  };
}
