import { phraseOf, slotAfter } from '../quiz/timetable.js';
import type { OpenFacts } from './open.js';

/**
 * Remembers when each schedule has its next slot, so that a heartbeat with nothing to do costs nothing: reading a
 * phrase and finding its next slot takes about 0.1 ms, and there may be a thousand schedules. What is remembered
 * follows from the schedule and its last settled slot alone, so that a step of the clock changes nothing in it.
 */
export function createForesight() {
  let known = new Map<string, { readonly basis: string; readonly opens: number }>();

  const nextOf = ({ schedule, last }: OpenFacts): number => {
    const phrase = phraseOf(schedule);
    const after = last?.opens ?? new Date(schedule.since.getTime() - 1);
    return (phrase && slotAfter(schedule, phrase, after)?.opens.getTime()) ?? Number.POSITIVE_INFINITY;
  };

  return {
    /** The schedules of these that have a slot to settle. */
    due(now: Date, schedules: readonly OpenFacts[]): OpenFacts[] {
      const fresh: typeof known = new Map();
      const due = schedules.filter((facts) => {
        const { schedule, last } = facts;
        const basis = JSON.stringify([schedule.phrase, schedule.since, schedule.paused, last?.opens]);
        const before = known.get(schedule.id);
        const entry = before?.basis === basis ? before : { basis, opens: nextOf(facts) };
        fresh.set(schedule.id, entry);
        return entry.opens <= now.getTime();
      });
      known = fresh;
      return due;
    },
  };
}
