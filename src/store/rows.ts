import type { Person, Room } from '../core/chat/address.js';
import type { Round } from '../core/quiz/round.js';
import type { Schedule } from '../core/schedule/schedule.js';
import type { RoundRow, ScheduleRow } from './schema.js';
import { readCard, readReveal, readSnapshot } from './shapes.js';

/** The last instant that a Date can hold: stands for a pause without an end. */
export const forever = 8_640_000_000_000_000;

/** The columns that say which room a row belongs to; a thread is no part of it. */
export const roomColumns = (room: Room) => ({ adapter: room.adapter, space: room.space, room: room.id });

/** The columns that say which tenant a row belongs to. */
export const spaceColumns = (of: Room | Person) => ({ adapter: of.adapter, space: of.space });

/** The UTC month of an instant: `2026-11`. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The room that a row belongs to. */
export const roomOf = (row: { adapter: string; space: string; room: string; thread: string | null }): Room => ({
  adapter: row.adapter,
  space: row.space,
  id: row.room,
  ...(row.thread === null ? {} : { thread: row.thread }),
});

export function toSchedule(row: ScheduleRow): Schedule {
  const paused = row.paused === forever ? 'forever' : row.paused === null ? undefined : new Date(row.paused);
  return {
    id: row.id,
    room: roomOf(row),
    phrase: row.phrase,
    ...(row.by === '' ? {} : { by: { adapter: row.adapter, space: row.space, id: row.by } }),
    since: new Date(row.since),
    ...(paused === undefined ? {} : { paused }),
  };
}

/** The slot that a round was opened for. */
export const slotOf = ({ schedule, slot, slot_opens }: Pick<RoundRow, 'schedule' | 'slot' | 'slot_opens'>) =>
  schedule === null || slot === null || slot_opens === null
    ? undefined
    : { schedule, key: slot, opens: new Date(slot_opens) };

export function toRound(row: RoundRow): Round {
  const slot = slotOf(row);
  return {
    id: row.id,
    room: roomOf(row),
    ...(slot === undefined ? {} : { slot }),
    snapshot: readSnapshot(row.snapshot, row.id),
    opens: new Date(row.opens),
    closes: new Date(row.closes),
    ...(row.closed === null ? {} : { closed: new Date(row.closed) }),
    ...(row.card === null ? {} : { card: readCard(row.card, row.id) }),
    ...(row.reveal === null ? {} : { reveal: readReveal(row.reveal, row.id) }),
  };
}
