import type { Store } from '../core/bot/store.js';
import type { Room } from '../core/chat/address.js';
import { boardRanges } from '../core/chat/home.js';
import { plainText } from '../core/chat/plain-text.js';
import { roomZone } from '../core/schedule/timetable.js';
import { boardTable } from '../core/standing/board.js';
import { parseRange, rangeOf } from '../core/standing/season.js';
import { standings } from '../core/standing/standings.js';
import { StudyhallError } from '../errors.js';
import { openStore } from '../store/open-store.js';
import type { Io } from './io.js';

export interface StandingsOptions {
  readonly databaseUrl: string;
  readonly space?: string;
  readonly room?: string;
  readonly range: string;
  readonly at?: string;
  readonly json: boolean;
}

const usage = (message: string): StudyhallError => new StudyhallError('usage', message, { exit: 2 });

const nameOf = (room: Room): string => `--space ${room.space} --room ${room.id}`;

async function roomOf(store: Store, options: StandingsOptions): Promise<Room | undefined> {
  const rooms = await store.standings.rooms(options.space);
  const wanted = rooms.filter((room) => options.room === undefined || room.id === options.room);
  if (wanted.length > 1)
    throw usage(`which channel? Add one of these:\n${wanted.map((room) => `  ${nameOf(room)}`).join('\n')}`);
  if (wanted.length === 0 && (options.room !== undefined || options.space !== undefined)) {
    const known =
      rooms.length > 0
        ? `these channels have some:\n${rooms.map((room) => `  ${nameOf(room)}`).join('\n')}`
        : 'no channel has any yet';
    throw usage(`that channel has no closed questions; ${known}`);
  }
  return wanted[0];
}

function datesOf(range: string, at: Date, zone: string): { from?: Date; to?: Date } {
  const named = boardRanges.find((each) => each === range);
  if (named) return rangeOf(named, at, zone);
  const dates = parseRange(range, zone);
  if (!dates.ok) throw usage(dates.message);
  return dates;
}

/** Prints a channel's leaderboard. */
export async function runStandings(options: StandingsOptions, io: Io): Promise<number> {
  const at = options.at === undefined ? new Date() : new Date(options.at);
  if (Number.isNaN(at.getTime())) throw usage("--at isn't a time; write it like 2026-11-25T09:30Z");
  const store = await openStore(options.databaseUrl, { now: () => at, mode: 'reader' });
  try {
    const room = await roomOf(store, options);
    const zone = room ? await roomZone(store, undefined, room) : 'UTC';
    const dates = datesOf(options.range, at, zone);
    const until = dates.to && dates.to < at ? dates.to : at;
    const rows = room ? standings(await store.standings.totals(room, { ...dates, to: until })) : [];
    if (options.json) {
      io.out(
        JSON.stringify(
          rows.map((row) => ({ ...row, person: row.person.id })),
          null,
          2,
        ),
      );
    } else if (rows.length === 0) {
      io.out('No points yet.');
    } else {
      io.out(plainText({ summary: '', tone: 'plain', blocks: [boardTable(rows, undefined, rows.length)] }));
    }
    return 0;
  } finally {
    await store.close();
  }
}
