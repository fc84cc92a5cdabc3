import type { Person, Room } from '../chat/address.js';
import type { Directory } from '../ports/adapter.js';
import { momentText } from '../time/day-text.js';
import { instantOf, wallAt } from '../time/local-time.js';
import type { Schedule, Slot } from './schedule.js';
import {
  type DaysOff,
  normalPhrase,
  type Phrase,
  type PhraseSlot,
  parsePhrase,
  slotAfter,
  slotsFrom,
} from './schedule-phrase.js';
import type { ScheduleStores } from './store.js';

/** To judge a cron pattern takes longer than everything else that a heartbeat does. */
const read = new Map<string, Phrase | undefined>();
const mostRead = 10_000;

/** The parsed phrase of a stored schedule; undefined only when a newer version of the program wrote it. */
export function phraseOf({ phrase }: Schedule): Phrase | undefined {
  if (read.has(phrase)) return read.get(phrase);
  const parsed = parsePhrase(phrase, {});
  if (read.size >= mostRead) read.clear();
  read.set(phrase, parsed.ok ? parsed.phrase : undefined);
  return read.get(phrase);
}

/** From when on a schedule has slots, its start and its pause considered; undefined until somebody resumes it. */
export function startOf({ since, paused }: Schedule): Date | undefined {
  if (paused === 'forever') return undefined;
  return paused && paused > since ? paused : since;
}

/** Just after a slot of words, as if it stood on the clock of a zone. */
const justAfter = ({ key }: Slot, zone: string): Date =>
  new Date(instantOf(Date.parse(`${key}Z`), zone).instant.getTime() + 1);

/**
 * A schedule on the clock of another zone: it goes on there after the last local day that has had its slot, so that
 * the change gives no day two and leaves none out. `first`: the slot that it goes on with, which may have passed.
 */
export function moved(
  schedule: Schedule,
  phrase: Phrase,
  last: Slot | undefined,
  daysOff: DaysOff,
): { schedule: Schedule; first?: PhraseSlot } {
  const since = phrase.when.kind === 'days' && last ? startAfterMove(schedule, phrase, last) : schedule.since;
  const first = slotAfter(phrase, since, last, daysOff);
  return { schedule: { ...schedule, phrase: normalPhrase(phrase), since }, ...(first ? { first } : {}) };
}

function startAfterMove(schedule: Schedule, phrase: Phrase, last: Slot): Date {
  const { since } = schedule;
  const start = justAfter(last, phrase.zone);
  // A start behind the last slot comes from a pause: what lies in it is owed in no zone.
  const resumed = since > justAfter(last, phraseOf(schedule)?.zone ?? phrase.zone);
  return resumed && since > start ? since : start;
}

/** The zone in which a room's days are counted: its first schedule's, else the viewer's own, else UTC. */
export async function roomZone(
  { schedules }: ScheduleStores,
  directory: Directory | undefined,
  room: Room,
  viewer?: Person,
): Promise<string> {
  const [first] = await schedules.of(room);
  const phrase = first && phraseOf(first);
  if (phrase) return phrase.zone;
  return (viewer && (await directory?.profile(viewer))?.zone) ?? 'UTC';
}

/** The coming questions of a room, the soonest first. */
export function nextOpenings(
  schedules: readonly Schedule[],
  daysOff: DaysOff,
  now: Date,
  count: number,
): { opens: Date; phrase: string; zone: string }[] {
  return schedules
    .flatMap((schedule) => {
      const phrase = phraseOf(schedule);
      const start = startOf(schedule);
      if (!phrase || !start) return [];
      return slotsFrom(phrase, start > now ? start : now, count, daysOff).map((slot) => ({
        opens: slot.opens,
        phrase: schedule.phrase,
        zone: phrase.zone,
      }));
    })
    .sort((a, b) => a.opens.getTime() - b.opens.getTime())
    .slice(0, count);
}

/** `Paused until Wed 2 Dec. `: when the first of the schedules runs again, while all of them wait; else nothing. */
export function pausedText(schedules: readonly Schedule[], now: Date): string {
  const ends = schedules.flatMap((schedule) => {
    const zone = phraseOf(schedule)?.zone ?? 'UTC';
    return schedule.paused instanceof Date && schedule.paused > now ? { until: schedule.paused, zone } : [];
  });
  const [first] = ends.sort((a, b) => a.until.getTime() - b.until.getTime());
  if (!first || ends.length < schedules.length) return '';
  return `Paused until ${momentText(wallAt(first.until, first.zone), wallAt(now, first.zone))}. `;
}

/** How many coming questions are shown. */
export const shownNext = 3;
