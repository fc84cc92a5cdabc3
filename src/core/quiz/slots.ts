import type { Cron } from 'croner';
import { day, dayOfWeek, hour, instantOf, midnightOf, minute, type Wall, wallAt, wallText } from '../local-time.js';
import { cronOf } from './cron-pattern.js';
import type { Phrase, TimeOfDay } from './phrase.js';

/** One due instant of a phrase. */
export interface PhraseSlot {
  /** Unique within the phrase: the local time that it names, for `cron` the instant. */
  readonly key: string;
  readonly opens: Date;
  /** When the phrase says so; absent for the default. Never later than the next slot. */
  readonly closes?: Date;
  /** What the clock of the zone shows when it opens: `2026-11-25T09:30`. */
  readonly local: string;
  readonly zone: string;
  /** `gap`: the clock skips the time that the phrase names; `fold`: it shows it twice, and this is the first. */
  readonly shift: null | 'gap' | 'fold';
}

type Opening = Omit<PhraseSlot, 'closes'>;

/** Rounds of schedules that say nothing about closing. */
const usualClose = 8 * hour;

/** No zone has ever moved its clock by more. */
const largestShift = day;

/** The Monday from which `every 2 weeks` counts, for every schedule and for good. */
const firstMonday: Wall = Date.UTC(1970, 0, 5);

/** Where calendars end, so that no search goes on for ever: the year 9999. */
const lastDay: Wall = Date.UTC(9999, 11, 31);

/** Openings from an instant on, or back from it, as the direction says. */
interface Calendar {
  forward(from: Date): Generator<Opening>;
  /** At or before the instant. */
  backward(from: Date): Generator<Opening>;
}

/**
 * A phrase in words names times on the clock of its zone, so they are counted there, day by day, and each is put on
 * the time line afterwards. A cron library that counts instants loses the slot of a day whose last hour is skipped
 * (America/Nuuk in March); so a day here keeps its slot through every change of the clock.
 */
const wordCalendar = ({ days, weeks, at }: Extract<Phrase['when'], { kind: 'days' }>, zone: string): Calendar => {
  const time = at.hour * hour + at.minute * minute;
  const fits = (midnight: Wall): boolean =>
    days.includes(dayOfWeek(midnight)) && Math.floor((midnight - firstMonday) / (7 * day)) % weeks === 0;
  const opening = (wall: Wall): Opening => {
    const { instant, shift } = instantOf(wall, zone);
    const key = wallText(wall);
    return { key, opens: instant, local: shift === 'gap' ? wallText(wallAt(instant, zone)) : key, zone, shift };
  };

  function* walk(from: Wall, step: number): Generator<Opening> {
    for (let midnight = midnightOf(from); Math.abs(midnight) < lastDay; midnight += step)
      if (fits(midnight)) yield opening(midnight + time);
  }

  return {
    *forward(from) {
      for (const slot of walk(wallAt(from, zone) - largestShift, day)) if (slot.opens >= from) yield slot;
    },
    *backward(from) {
      for (const slot of walk(wallAt(from, zone) + largestShift, -day)) if (slot.opens <= from) yield slot;
    },
  };
};

/** A cron phrase names instants, in croner's own manner: `cron 0 * * * *` runs in both passes of a fold. */
const cronCalendar = (pattern: string, zone: string): Calendar => {
  const cron: Cron = cronOf(pattern, zone);
  const opening = (opens: Date): Opening => {
    const wall = wallAt(opens, zone);
    const shift = cron.match(opens) ? (instantOf(wall, zone).shift === 'fold' ? 'fold' : null) : 'gap';
    return { key: opens.toISOString(), opens, local: wallText(wall), zone, shift };
  };
  return {
    *forward(from) {
      // croner looks behind the second of its reference, so a millisecond less makes `from` itself count.
      for (let run = cron.nextRun(new Date(from.getTime() - 1)); run; run = cron.nextRun(run)) yield opening(run);
    },
    *backward(from) {
      let [run] = cron.previousRuns(1, new Date(from.getTime() + 1));
      while (run) {
        yield opening(run);
        [run] = cron.previousRuns(1, run);
      }
    },
  };
};

const calendarOf = ({ when, zone }: Phrase): Calendar =>
  when.kind === 'cron' ? cronCalendar(when.pattern, zone) : wordCalendar(when, zone);

/** The first instant after the opening at which the clock of the zone shows a time. */
const nextTimeAfter = (opens: Date, at: TimeOfDay, zone: string): Date => {
  const today = midnightOf(wallAt(opens, zone)) + at.hour * hour + at.minute * minute;
  const { instant } = instantOf(today, zone);
  return instant > opens ? instant : instantOf(today + day, zone).instant;
};

const earlier = (a: Date, b: Date | undefined): Date => (b && b < a ? b : a);

const withClose = (phrase: Phrase, opening: Opening, next: Date | undefined): PhraseSlot => {
  const { close, zone } = phrase;
  if (!close) return opening;
  if (close.kind === 'next') return next ? { ...opening, closes: next } : opening;
  const closes =
    close.kind === 'after'
      ? new Date(opening.opens.getTime() + close.milliseconds)
      : nextTimeAfter(opening.opens, close.at, zone);
  return { ...opening, closes: earlier(closes, next) };
};

/** The first `count` slots that open at or after an instant; fewer when the phrase has no more. */
export const slotsFrom = (phrase: Phrase, from: Date, count: number): PhraseSlot[] => {
  const openings: Opening[] = [];
  // One more than asked for: no round outlasts the next slot.
  const needed = phrase.close ? count + 1 : count;
  for (const opening of calendarOf(phrase).forward(from)) {
    openings.push(opening);
    if (openings.length === needed) break;
  }
  return openings.slice(0, count).map((opening, index) => withClose(phrase, opening, openings[index + 1]?.opens));
};

/** The latest slot that opens at or before an instant. */
export const lastSlotAt = (phrase: Phrase, now: Date): PhraseSlot | undefined => {
  const [opening] = calendarOf(phrase).backward(now);
  return opening && phrase.close ? slotsFrom(phrase, opening.opens, 1)[0] : opening;
};

/** When the round of a slot closes: as the phrase says, else after 8 hours, never later than the next slot. */
export const closesOf = (phrase: Phrase, slot: PhraseSlot, next: PhraseSlot | undefined): Date => {
  const usual = new Date(slot.opens.getTime() + usualClose);
  return withClose(phrase, slot, next?.opens).closes ?? earlier(usual, next?.opens);
};
