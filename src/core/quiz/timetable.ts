import type { Person, Room } from '../chat/address.js';
import type { Directory } from '../ports.js';
import type { Store } from '../store.js';
import type { Schedule } from './round.js';
import { type Phrase, type PhraseSlot, parsePhrase, slotsFrom } from './schedule-phrase.js';

/** The parsed phrase of a stored schedule; undefined only when a newer version of the program wrote it. */
export function phraseOf(schedule: Schedule): Phrase | undefined {
  const parsed = parsePhrase(schedule.phrase, {});
  return parsed.ok ? parsed.phrase : undefined;
}

/** The first slot that opens after an instant, the schedule's start and its pause considered. */
export function slotAfter(schedule: Schedule, phrase: Phrase, after: Date): PhraseSlot | undefined {
  if (schedule.paused === 'forever') return undefined;
  const from = Math.max(after.getTime() + 1, schedule.since.getTime(), schedule.paused?.getTime() ?? 0);
  return slotsFrom(phrase, new Date(from), 1)[0];
}

/** The zone in which a room's days are counted: its first schedule's, else the viewer's own, else UTC. */
export async function roomZone(
  store: Store,
  directory: Directory | undefined,
  room: Room,
  viewer?: Person,
): Promise<string> {
  const [first] = await store.schedules.of(room);
  const phrase = first && phraseOf(first);
  if (phrase) return phrase.zone;
  return (viewer && (await directory?.profile(viewer))?.zone) ?? 'UTC';
}

/** The coming questions of a room, the soonest first. */
export function nextOpenings(
  schedules: readonly Schedule[],
  now: Date,
  count: number,
): { opens: Date; phrase: string; zone: string }[] {
  return schedules
    .flatMap((schedule) => {
      const phrase = phraseOf(schedule);
      if (!phrase || schedule.paused === 'forever') return [];
      const from = Math.max(now.getTime(), schedule.since.getTime(), schedule.paused?.getTime() ?? 0);
      return slotsFrom(phrase, new Date(from), count).map((slot) => ({
        opens: slot.opens,
        phrase: schedule.phrase,
        zone: phrase.zone,
      }));
    })
    .sort((a, b) => a.opens.getTime() - b.opens.getTime())
    .slice(0, count);
}
