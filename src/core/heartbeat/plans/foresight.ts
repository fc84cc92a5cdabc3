import { phraseOf } from '../../schedule/timetable.js';
import { firstMissing, type OpenFacts } from './due-slots.js';

/**
 * Remembers when each schedule has its next slot, so that a heartbeat with nothing to do costs nothing: reading a
 * phrase and finding its next slot takes about 0.1 ms, and there may be a thousand schedules. What is remembered
 * follows from the schedule, the days off and its last settled slot alone, so that a step of the clock changes
 * nothing in it.
 */
export function createForesight() {
  let known = new Map<string, { readonly basis: string; readonly daysOff: string; readonly opens: number }>();

  const nextOf = ({ schedule, last, settings }: OpenFacts): number => {
    const phrase = phraseOf(schedule);
    const first = phrase && firstMissing(schedule, phrase, last, settings.daysOff);
    return first?.opens.getTime() ?? Number.POSITIVE_INFINITY;
  };

  return {
    /** The schedules of these that have a slot to settle. */
    due(now: Date, all: readonly OpenFacts[]): OpenFacts[] {
      const fresh: typeof known = new Map();
      /** The schedules of a space share its settings. */
      const texts = new Map<OpenFacts['settings'], string>();
      const due = all.filter((facts) => {
        const { schedule, last, settings } = facts;
        const basis = JSON.stringify([schedule.phrase, schedule.since, schedule.paused, last?.key]);
        const daysOff = texts.get(settings) ?? settings.daysOff.join();
        texts.set(settings, daysOff);
        const before = known.get(schedule.id);
        const same = before?.basis === basis && before.daysOff === daysOff;
        const entry = same ? before : { basis, daysOff, opens: nextOf(facts) };
        fresh.set(schedule.id, entry);
        return entry.opens <= now.getTime();
      });
      known = fresh;
      return due;
    },
  };
}
