import type { Schedule, Slot } from '../../schedule/schedule.js';
import { closesOf, type Phrase, type PhraseSlot, slotAfter, slotsWithin } from '../../schedule/schedule-phrase.js';
import type { Settings } from '../../schedule/settings.js';
import { phraseOf, startOf } from '../../schedule/timetable.js';

export type OpenJob = {
  readonly schedule: Schedule;
  /** Slots that came and went while nobody was there, oldest first: they are to be skipped. */
  readonly missed: readonly Slot[];
} & (
  | { readonly kind: 'open'; readonly phrase: Phrase; readonly slot: Slot; readonly closes: Date }
  | { readonly kind: 'skip' }
);

export interface OpenFacts {
  readonly schedule: Schedule;
  /** The last slot that was opened or skipped. */
  readonly last?: Slot;
  /** Of the schedule's space. */
  readonly settings: Pick<Settings, 'daysOff' | 'late'>;
}

/** Older ones are not written down: a pattern of every ten seconds makes millions of slots in a few months. */
const mostMissed = 500;

/**
 * Which slots are missing at `now`. Of several missed slots of one schedule only the latest is opened, and only while
 * it is no later than the settings allow and its time is not over; all others are skipped.
 */
export function planOpen(now: Date, facts: readonly OpenFacts[]): OpenJob[] {
  return facts.flatMap(({ schedule, last, settings: { daysOff, late } }): OpenJob[] => {
    const phrase = phraseOf(schedule);
    const first = phrase && firstMissing(schedule, phrase, last, daysOff);
    if (!first || first.opens > now) return [];
    const missing = slotsWithin(phrase, first.opens, now, mostMissed, daysOff);
    const latest = missing.at(-1);
    if (!latest) return [];
    const closes = closesOf(phrase, latest, daysOff);
    const slotOf = ({ key, opens }: PhraseSlot): Slot => ({ schedule: schedule.id, key, opens });
    const over = now.getTime() - latest.opens.getTime() > late || closes <= now;
    if (over) return [{ kind: 'skip', schedule, missed: missing.map(slotOf) }];
    const missed = missing.slice(0, -1).map(slotOf);
    return [{ kind: 'open', schedule, phrase, slot: slotOf(latest), closes, missed }];
  });
}

/** The first slot of a schedule that nobody has settled, to come or not. */
export function firstMissing(
  schedule: Schedule,
  phrase: Phrase,
  last: Slot | undefined,
  daysOff: Settings['daysOff'],
): PhraseSlot | undefined {
  const start = startOf(schedule);
  return start && slotAfter(phrase, start, last, daysOff);
}
