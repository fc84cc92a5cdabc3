import type { Room } from '../core/chat/address.js';
import type { RecordRow, StandingStore } from '../core/standing/store.js';
import { grade, offers, rederive } from './derive.js';
import { lockRoom } from './room-lock.js';
import { roomColumns } from './rows.js';
import type { Db } from './schema.js';
import { atomically, consistently } from './transaction.js';
import { type Months, type Span, splitRange } from './whole-months.js';

const resultOf = (grade: number | null): RecordRow['result'] =>
  grade === null ? 'missed' : grade === 1 ? 'right' : 'wrong';

const offersIn = (db: Db, room: Room) =>
  offers(db).where('r.adapter', '=', room.adapter).where('r.space', '=', room.space).where('r.room', '=', room.id);

/** The sums of members over whole months. */
const fromMonths = (db: Db, room: Room, { first, last }: Months = {}) =>
  db
    .selectFrom('total')
    .select(['person', 'offered', 'answered', 'right'])
    .where((row) => row.and(roomColumns(room)))
    .$if(first !== undefined, (query) => query.where('month', '>=', first ?? ''))
    .$if(last !== undefined, (query) => query.where('month', '<=', last ?? ''));

/** The same columns, counted from votes. */
const fromVotes = (db: Db, room: Room, { from, to }: Span) =>
  offersIn(db, room)
    .select((row) => [
      'm.person',
      row.fn.countAll<number>().as('offered'),
      row.fn.count<number>(grade).as('answered'),
      row.fn.coalesce(row.fn.sum<number>(grade), row.lit(0)).as('right'),
    ])
    .groupBy('m.person')
    .$if(from !== undefined, (query) => query.where('r.opens', '>=', from?.getTime() ?? 0))
    .$if(to !== undefined, (query) => query.where('r.opens', '<', to?.getTime() ?? 0));

/** Widens a range that ends after the latest closed round: the last month is then a whole one. */
async function clip(db: Db, room: Room, range: Span): Promise<Span> {
  if (range.to === undefined) return range;
  const later = await db
    .selectFrom('round')
    .select('id')
    .where((row) => row.and(roomColumns(room)))
    .where('opens', '>=', range.to.getTime())
    .where('closed', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return later ? range : { from: range.from };
}

async function totals(db: Db, room: Room, range: Span): ReturnType<StandingStore['totals']> {
  const { months, edges } = splitRange(await clip(db, room, range));
  const whole = fromMonths(db, room, months).where((row) => row.lit(months !== undefined));
  const parts = edges.reduce((all, edge) => all.unionAll(fromVotes(db, room, edge)), whole);
  const sums = db
    .selectFrom(parts.as('part'))
    .select((row) => [
      'part.person',
      row.fn.sum<number>('part.offered').as('offered'),
      row.fn.sum<number>('part.answered').as('answered'),
      row.fn.sum<number>('part.right').as('right'),
    ])
    .groupBy('part.person');
  // Looked up row by row: a planner that joined them might start at the wrong end, or compare each with each.
  const rows = await db
    .selectFrom(sums.as('s'))
    .select(['s.person', 's.offered', 's.answered', 's.right'])
    .select((row) => [
      row
        .selectFrom('member as m')
        .select('m.history')
        .where((member) => member.and({ 'm.adapter': room.adapter, 'm.space': room.space, 'm.room': room.id }))
        .whereRef('m.person', '=', 's.person')
        .as('history'),
      row
        .selectFrom('person as p')
        .select('p.name')
        .where((person) => person.and({ 'p.adapter': room.adapter, 'p.space': room.space }))
        .whereRef('p.id', '=', 's.person')
        .as('name'),
      row
        .selectFrom('person as p')
        .select('p.hidden')
        .where((person) => person.and({ 'p.adapter': room.adapter, 'p.space': room.space }))
        .whereRef('p.id', '=', 's.person')
        .as('hidden'),
    ])
    .execute();
  return rows.map(({ person, name, offered, answered, right, history, hidden }) => ({
    person: { adapter: room.adapter, space: room.space, id: person },
    name: name ?? person,
    offered,
    answered,
    right,
    history: history ?? '',
    ...(hidden === 1 ? { hidden: true } : {}),
  }));
}

/** Every room of which something is derived, or should be. */
async function counted(db: Db): Promise<Room[]> {
  const rooms = (table: 'round' | 'member' | 'total') => db.selectFrom(table).select(['adapter', 'space', 'room']);
  const rows = await rooms('round').union(rooms('member')).union(rooms('total')).execute();
  return rows.map(({ adapter, space, room }) => ({ adapter, space, id: room }));
}

export function createStandings(db: Db): StandingStore {
  return {
    totals: (room, range) => consistently(db, (tx) => totals(tx, room, range)),

    async record(room, person, limit) {
      const rows = await offersIn(db, room)
        .where('m.person', '=', person.id)
        .where('m.adapter', '=', person.adapter)
        .where('m.space', '=', person.space)
        .select(['r.id', 'r.topic', grade.as('grade')])
        .orderBy('r.opens', 'desc')
        .orderBy('r.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ round: row.id, topic: row.topic, result: resultOf(row.grade) }));
    },

    async rooms(space) {
      const rows = await db
        .selectFrom('round')
        .select(['adapter', 'space', 'room'])
        .distinct()
        .where('closed', 'is not', null)
        .$if(space !== undefined, (query) => query.where('space', '=', space ?? ''))
        .orderBy('adapter')
        .orderBy('space')
        .orderBy('room')
        .execute();
      return rows.map(({ adapter, space, room }) => ({ adapter, space, id: room }));
    },

    async rebuildTotals() {
      for (const room of await counted(db)) {
        await atomically(db, async (tx) => {
          await lockRoom(tx, room);
          await rederive(tx, room);
        });
      }
    },

    async topics(adapter, space, from) {
      const rows = await db
        .selectFrom('round')
        .select((row) => [
          'topic',
          row.fn.sum<number>('voters').as('answered'),
          row.fn.sum<number>('right').as('right'),
        ])
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .where('closed', 'is not', null)
        .where('opens', '>=', from.getTime())
        .groupBy('topic')
        .orderBy('topic')
        .execute();
      return rows.map(({ topic, answered, right }) => ({ topic, answered: Number(answered), right: Number(right) }));
    },
  };
}
