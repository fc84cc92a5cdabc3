import type { Person, Room } from '../chat/address.js';
import { samePerson } from '../chat/address.js';
import { type BoardRange, type BoardRow, boardRanges, type OwnView } from '../chat/home.js';
import { privately } from '../chat/reply.js';
import type { Feature } from '../commands/feature.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import type { RoundStores } from '../quiz/store.js';
import type { ScheduleStores } from '../schedule/store.js';
import { nextOpenings, roomZone } from '../schedule/timetable.js';
import { boardMessage, noBoardHere } from './board.js';
import { rangeOf } from './season.js';
import { standingOf, standings } from './standings.js';
import type { RecordRow, StandingStores } from './store.js';

const stripLength = 12;
const weakestOver = 60;
/** Cards on which people find their own vote. */
const markedRounds = 60;
/** A little more than a board shows, for the neighbours. */
const namedAtTop = 12;

/** The topic that a person gets wrong most often, among those met at least twice; none when nothing was wrong. */
export function weakestTopic(record: readonly RecordRow[]): string | undefined {
  const topics = new Map<string, { wrong: number; all: number }>();
  for (const row of record) {
    if (row.result === 'missed') continue;
    const seen = topics.get(row.topic) ?? { wrong: 0, all: 0 };
    topics.set(row.topic, { wrong: seen.wrong + (row.result === 'wrong' ? 1 : 0), all: seen.all + 1 });
  }
  const [worst] = [...topics]
    .filter(([, seen]) => seen.all >= 2 && seen.wrong > 0)
    .sort(([a, x], [b, y]) => y.wrong / y.all - x.wrong / x.all || (a < b ? -1 : 1));
  return worst?.[0];
}

export interface Boards extends Feature<'leaderboard'> {
  /** The standings of a room; `viewer`'s zone counts where the room has none of its own. */
  rows(room: Room, range: BoardRange, viewer?: Person): Promise<BoardRow[]>;
  home(room: Room, viewer: Person): Promise<OwnView>;
  /** Somebody's own row, once they have answered in the room, and the topic they get wrong most often. */
  own(room: Room, viewer: Person): Promise<{ readonly row?: BoardRow; readonly weakest?: string }>;
}

/** Boards and a person's own view of a room. */
export function createBoards({
  store,
  adapter,
}: Services<StandingStores & RoundStores & ScheduleStores & PeopleStores>): Boards {
  /** Names that no payload has brought are looked up when their people are shown, and kept. */
  const named = async (room: Room, all: readonly BoardRow[], viewer?: Person): Promise<BoardRow[]> => {
    const directory = adapter(room.adapter)?.directory;
    return Promise.all(
      all.map(async (row, i) => {
        const shown = i < namedAtTop || (viewer !== undefined && samePerson(row.person, viewer));
        if (!directory || !shown || row.name !== row.person.id) return row;
        const { name } = await directory.profile(row.person);
        if (name !== row.name) await store.people.remember(row.person, name);
        return { ...row, name };
      }),
    );
  };

  const rows = async (room: Room, range: BoardRange, viewer?: Person): Promise<BoardRow[]> => {
    const zone = await roomZone(store, adapter(room.adapter)?.directory, room, viewer);
    const totals = await store.standings.totals(room, rangeOf(range, await store.now(), zone));
    return named(room, standings(totals, viewer), viewer);
  };

  return {
    rows,

    async home(room: Room, viewer: Person): Promise<OwnView> {
      const now = await store.now();
      const [week, month, all] = await Promise.all(boardRanges.map((range) => rows(room, range, viewer)));
      const schedules = await store.schedules.of(room);
      const { daysOff } = await store.settings.of(room.adapter, room.space);
      const record = await store.standings.record(room, viewer, weakestOver);
      const weakest = weakestTopic(record);
      const open = await store.rounds.openIn(room);
      return {
        boards: { week: week ?? [], month: month ?? [], all: all ?? [] },
        progress: {
          last: record
            .slice(0, stripLength)
            .map((row) => row.result)
            .reverse(),
          weakest,
        },
        next: nextOpenings(schedules, daysOff, now, 3),
        paused: schedules.some((schedule) => schedule.paused === 'forever'),
        open: open.map(({ id, closes }) => ({ round: id, closes })),
        votes: await store.rounds.votesOf(room, viewer, markedRounds),
      };
    },

    async own(room, viewer) {
      const row = standingOf(await store.standings.totals(room, {}), viewer);
      const weakest = weakestTopic(await store.standings.record(room, viewer, weakestOver));
      return { ...(row ? { row } : {}), ...(weakest === undefined ? {} : { weakest }) };
    },

    commands: {
      async leaderboard({ room, by }, range) {
        const wanted = boardRanges.find((each) => each === range.toLowerCase()) ?? 'week';
        const board = await rows(room, wanted, by);
        const elsewhere = board.length === 0 && adapter(room.adapter)?.isDirect?.(room);
        return privately(elsewhere ? noBoardHere : boardMessage(board, wanted, by));
      },
    },

    actions: {},
  };
}
