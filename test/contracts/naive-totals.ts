import { type Room, sameRoom } from '../../src/core/chat/address.js';
import type { RecordRow, Totals } from '../../src/core/standing/store.js';
import { someone } from './store-fixtures.js';

/** A round as the model keeps it: votes by person, true for a right one. */
export interface PlayedRound {
  readonly id: string;
  readonly room: Room;
  readonly opens: Date;
  readonly slotted: boolean;
  readonly topic: string;
  closed: boolean;
  readonly votes: Map<string, boolean>;
}

const newestFirst = (a: PlayedRound, b: PlayedRound): number =>
  b.opens.getTime() - a.opens.getTime() || (a.id < b.id ? 1 : -1);

/** The closed rounds of a room that were offered to a person, newest first: those since the first they voted in. */
function offered(played: readonly PlayedRound[], room: Room, person: string): PlayedRound[] {
  const closed = played.filter((each) => each.closed && sameRoom(each.room, room)).sort(newestFirst);
  const since = closed.findLast((each) => each.votes.has(person))?.opens;
  return since ? closed.filter((each) => each.opens >= since) : [];
}

const letter = (each: PlayedRound, person: string): string => {
  const right = each.votes.get(person);
  return right === undefined ? '-' : right ? 'r' : 'w';
};

/** What the votes say, added up the plain way; by person. */
export function naiveTotals(
  played: readonly PlayedRound[],
  room: Room,
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
): Totals[] {
  const people = [...new Set(played.flatMap((each) => [...each.votes.keys()]))].sort();
  return people.flatMap((id) => {
    const all = offered(played, room, id);
    const within = all.filter((each) => (!from || each.opens >= from) && (!to || each.opens < to));
    const results = within.map((each) => letter(each, id));
    if (results.length === 0) return [];
    return [
      {
        person: someone(id, room),
        name: id,
        offered: results.length,
        answered: results.filter((result) => result !== '-').length,
        right: results.filter((result) => result === 'r').length,
        history: all
          .filter((each) => each.slotted)
          .map((each) => letter(each, id))
          .join('')
          .slice(0, 400),
      },
    ];
  });
}

const words: Record<string, RecordRow['result']> = { r: 'right', w: 'wrong' };

export const naiveRecord = (played: readonly PlayedRound[], room: Room, person: string, limit: number): RecordRow[] =>
  offered(played, room, person)
    .slice(0, limit)
    .map((each) => ({ round: each.id, topic: each.topic, result: words[letter(each, person)] ?? 'missed' }));
