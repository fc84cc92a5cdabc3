import type { Schedule, Slot } from '../quiz/round.js';
import { closesOf, lastSlotAt, type Phrase, type PhraseSlot, slotsFrom } from '../quiz/schedule-phrase.js';
import { phraseOf, slotAfter } from '../quiz/timetable.js';

export type OpenJob =
  | {
      readonly kind: 'open';
      readonly schedule: Schedule;
      readonly phrase: Phrase;
      readonly slot: Slot;
      readonly closes: Date;
    }
  /** A slot that came and went while nobody was there. */
  | { readonly kind: 'skip'; readonly schedule: Schedule; readonly slot: Slot };

export interface OpenFacts {
  readonly schedule: Schedule;
  /** The last slot that was opened or skipped. */
  readonly last?: Slot;
}

/**
 * Which slots are missing at `now`. Of several missed slots of one schedule only the latest is opened, and only while
 * it is no later than `late` milliseconds and its time is not over; it is skipped otherwise. The ones before it are
 * not written one by one: the latest settles them, since a slot is only ever looked for after the last settled one.
 */
export function planOpen(now: Date, schedules: readonly OpenFacts[], late: number): OpenJob[] {
  return schedules.flatMap(({ schedule, last }): OpenJob[] => {
    const phrase = phraseOf(schedule);
    const missing = phrase && latestMissing(now, schedule, phrase, last);
    if (!phrase || !missing) return [];
    const slot: Slot = { schedule: schedule.id, key: missing.key, opens: missing.opens };
    const [following] = slotsFrom(phrase, new Date(missing.opens.getTime() + 1), 1);
    const closes = closesOf(phrase, missing, following);
    const over = now.getTime() - missing.opens.getTime() > late || closes <= now;
    return [over ? { kind: 'skip', schedule, slot } : { kind: 'open', schedule, phrase, slot, closes }];
  });
}

function latestMissing(now: Date, schedule: Schedule, phrase: Phrase, last: Slot | undefined): PhraseSlot | undefined {
  const first = slotAfter(schedule, phrase, last?.opens ?? new Date(schedule.since.getTime() - 1));
  if (!first || first.opens > now) return undefined;
  const latest = lastSlotAt(phrase, now);
  return latest && latest.opens >= first.opens ? latest : first;
}
