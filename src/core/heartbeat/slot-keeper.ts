import type { Room } from '../chat/address.js';
import type { Beat } from '../commands/feature.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import { separate, type Unreadable } from '../ports/unreadable.js';
import type { RoundKeeper } from '../quiz/round-keeper.js';
import { createManagerNotices } from '../schedule/manager-notices.js';
import { type Missed, missedMessage, nothingFitsMessage } from '../schedule/missed-slots.js';
import type { Schedule, Slot } from '../schedule/schedule.js';
import { defaultSettings, type Settings } from '../schedule/settings.js';
import type { ScheduleStores } from '../schedule/store.js';
import { type OpenFacts, type OpenJob, planOpen } from './plans/due-slots.js';
import { createForesight } from './plans/foresight.js';

interface Left extends Missed {
  readonly schedule: Schedule;
  readonly settings: Settings;
}

const spaceOf = ({ adapter, space }: Pick<Room, 'adapter' | 'space'>): string => JSON.stringify([adapter, space]);

/** Settles the slots of all schedules, each once: opens its question, or skips it and sees that managers know. */
export function createSlotKeeper(
  services: Services<ScheduleStores & PeopleStores & OutboxStores, Knowledge>,
  rounds: Pick<RoundKeeper, 'open'>,
): { readonly beat: Beat } {
  const { store, log } = services;
  const notices = createManagerNotices(services);
  const foresight = createForesight();
  let aside: ReadonlySet<string> = new Set();

  const skip = (slots: readonly Slot[], why: 'late' | 'no-question'): Promise<readonly Slot[]> =>
    slots.length > 0 ? store.schedules.skip(slots, why) : Promise.resolve([]);

  const open = async (job: Extract<OpenJob, { kind: 'open' }>, now: Date): Promise<void> => {
    const { schedule, slot, closes, phrase } = job;
    const { room } = schedule;
    const opened = await rounds.open({ room, slot, closes, about: phrase.about, difficulty: phrase.difficulty });
    if (opened.kind !== 'no-question') return;
    log.warn({ schedule: schedule.id, slot: slot.key }, 'slot skipped: no question fits it');
    await skip([slot], 'no-question');
    // Said again only in another month: it may be so every day until somebody writes one.
    const key = `nothing-fits:${schedule.id}:${slot.key.slice(0, 7)}`;
    await notices.room(room, key, nothingFitsMessage(schedule.phrase, services.library().bank.length === 0), now);
  };

  /** One message a space, to those whom it concerns. */
  const tell = async (left: readonly Left[], now: Date): Promise<void> => {
    for (const space of new Set(left.map(({ schedule }) => spaceOf(schedule.room)))) {
      const all = left.filter(({ schedule }) => spaceOf(schedule.room) === space);
      const [first] = all;
      const [slot] = first?.slots ?? [];
      if (!first || !slot) continue;
      const { room } = first.schedule;
      const message = missedMessage(all, first.settings);
      const key = `missed:${slot.schedule}:${slot.key}`;
      const alone = all.every(({ schedule }) => schedule.room.id === room.id);
      if (alone) await notices.room(room, key, message, now);
      else await notices.space(room.adapter, room.space, key, message, now);
    }
  };

  /** Nobody knows the days off of these spaces: their slots wait until somebody does. Each is told of once. */
  const setAside = (spaces: readonly (Pick<Room, 'adapter' | 'space'> & Unreadable)[]): void => {
    for (const each of spaces) {
      if (aside.has(spaceOf(each))) continue;
      log.error(
        { err: each.unreadable, space: each.space },
        'the settings of a space could not be read; its slots wait',
      );
    }
    aside = new Set(spaces.map(spaceOf));
  };

  /** Does what has become due by `now`. One room's trouble does not keep the others waiting. */
  const settle = async (now: Date): Promise<void> => {
    const [due, settled] = await Promise.all([store.schedules.due(), store.settings.all()]);
    const { readable, unreadable } = separate(settled);
    setAside(unreadable);
    const settings = new Map(readable.map((each) => [spaceOf(each), each.settings]));
    const settingsOf = (room: Room): Settings => settings.get(spaceOf(room)) ?? defaultSettings;
    const here = services.adapters();
    const facts = due
      .filter(({ schedule: { room } }) => here.includes(room.adapter) && !aside.has(spaceOf(room)))
      .map((each): OpenFacts => ({ ...each, settings: settingsOf(each.schedule.room) }));
    const left: Left[] = [];
    for (const job of planOpen(now, foresight.due(now, facts))) {
      const { schedule, missed } = job;
      try {
        // Another process may have got to them first.
        const slots = await skip(missed, 'late');
        if (slots.length > 0) {
          log.warn({ schedule: schedule.id, slots: slots.length }, 'slots skipped: too late to post them');
          left.push({ schedule, phrase: schedule.phrase, slots, settings: settingsOf(schedule.room) });
        }
        if (job.kind === 'open') await open(job, now);
      } catch (error) {
        log.error({ err: error, schedule: schedule.id }, 'a slot could not be handled');
      }
    }
    await tell(left, now);
  };

  return {
    beat: { failed: 'slots could not be handled', beat: settle },
  };
}
