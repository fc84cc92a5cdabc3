import type { Person, Room } from '../chat/address.js';
import type { Services } from '../ports/services.js';
import type { SpaceStores } from '../ports/spaces.js';
import type { RoundStores } from '../quiz/store.js';
import type { ScheduleStores } from '../schedule/store.js';
import { roomZone } from '../schedule/timetable.js';
import { day, instantOf, midnightOf, wallAt } from '../time/local-time.js';
import type { Answer, PractisedStores } from './store.js';

export interface Learners {
  /** What is being asked wherever somebody in that room may play: to practise it would give its answer away. */
  open(room: Room): Promise<ReadonlySet<string>>;
  /** All that somebody answered, the oldest first. */
  answers(by: Person): Promise<readonly Answer[]>;
  /** The end of the day it is for somebody in a room: what is due before it is due today. */
  endOfToday(room: Room, by: Person): Promise<Date>;
}

/** What there is to know of people who learn. */
export function createLearners({
  store,
  adapter,
}: Pick<Services<RoundStores & PractisedStores & SpaceStores & ScheduleStores>, 'store' | 'adapter'>): Learners {
  /** Somebody in every space in which they are the same as here; to the bot alone they talk as all of them. */
  const selves = async (by: Person): Promise<readonly Person[]> => {
    const direct = adapter(by.adapter)?.direct;
    if (direct === undefined) return [by];
    const spaces = by.space === direct ? (await store.spaces.of(by.adapter)).map(({ space }) => space) : [by.space];
    return [...new Set([...spaces, direct])].map((space) => ({ ...by, space }));
  };

  return {
    open: ({ adapter: name, space }) =>
      // Where somebody can talk to the bot outside of all spaces, they may be in any of them.
      store.rounds.openQuestions(name, adapter(name)?.direct === undefined ? space : undefined),

    async answers(by) {
      const all = await Promise.all((await selves(by)).map((self) => store.practised.answers(self)));
      return all.length === 1 ? (all[0] ?? []) : all.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
    },

    async endOfToday(room, by) {
      const zone = await roomZone(store, adapter(room.adapter)?.directory, room, by);
      return instantOf(midnightOf(wallAt(await store.now(), zone)) + day, zone).instant;
    },
  };
}
