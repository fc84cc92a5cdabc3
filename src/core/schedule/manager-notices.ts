import type { Person, Room } from '../chat/address.js';
import { listOf, type Message, type Spans } from '../chat/message.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import type { Schedule } from './schedule.js';
import type { ScheduleStores } from './store.js';

/**
 * Tells those who look after the quiz: whoever made a schedule, and the people of MANAGERS that the space has seen.
 * Each is told once for a key, for as long as the outbox knows it.
 */
export function createManagerNotices({
  store,
  managers,
}: Pick<Services<ScheduleStores & PeopleStores & OutboxStores>, 'store' | 'managers'>) {
  const tell = async (
    { adapter, space }: { readonly adapter: string; readonly space: string },
    schedules: readonly Schedule[],
    key: string,
    message: Message,
    now: Date,
  ): Promise<void> => {
    const named = (await store.people.in(adapter, space))
      .map(({ person }) => person)
      .filter(({ id }) => managers.has(id));
    const people = new Map<string, Person>(
      [...schedules.flatMap(({ by }) => by ?? []), ...named].map((each) => [each.id, each]),
    );
    for (const to of people.values()) {
      await store.outbox.add({ key: `${key}:${space}:${to.id}`, to, letter: { kind: 'message', message } }, now);
    }
  };

  const space = async (adapter: string, space: string, key: string, message: Message, now: Date): Promise<void> =>
    tell({ adapter, space }, await store.schedules.in(adapter, space), key, message, now);

  return {
    /** Those of one room. The key has to name the room where that matters. */
    room: async (room: Room, key: string, message: Message, now: Date): Promise<void> =>
      tell(room, await store.schedules.of(room), key, message, now),
    /** Those of all rooms of a space. */
    space,
    /** Those of every space that has a schedule. */
    everywhere: async (key: string, message: Message, now: Date): Promise<void> => {
      const rooms = (await store.schedules.due()).map(({ schedule }) => schedule.room);
      const spaces = new Map(rooms.map((room) => [JSON.stringify([room.adapter, room.space]), room]));
      for (const each of spaces.values()) await space(each.adapter, each.space, key, message, now);
    },
  };
}

export type ManagerNotices = ReturnType<typeof createManagerNotices>;

/** What a notice lists at most. */
const mostListed = 10;

/** A notice of what went wrong and what comes of it, with every case; `after` is told how many are not listed. */
export const listNotice = (
  what: string,
  therefore: string,
  cases: readonly Spans[],
  after: (more: number) => Spans,
): Message => ({
  summary: what,
  tone: 'unsure',
  blocks: [
    { kind: 'text', spans: [`${what}, ${therefore}:`] },
    listOf(cases.slice(0, mostListed)),
    { kind: 'note', spans: after(cases.length - mostListed) },
  ],
});
