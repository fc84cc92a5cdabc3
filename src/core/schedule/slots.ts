import type { Cron } from 'croner';
import {
  dateOf,
  day,
  dayOfWeek,
  hour,
  instantOf,
  midnightOf,
  minute,
  type Wall,
  wallAt,
  wallText,
} from '../time/local-time.js';
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

/** Local days (`2026-12-25`) of the phrase's zone without slots: those are left out as if they were never named. */
export type DaysOff = readonly string[];

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
const wordCalendar = (
  { days, weeks, at }: Extract<Phrase['when'], { kind: 'days' }>,
  zone: string,
  daysOff: DaysOff,
): Calendar => {
  const time = at.hour * hour + at.minute * minute;
  const fits = (midnight: Wall): boolean =>
    days.includes(dayOfWeek(midnight)) &&
    Math.floor((midnight - firstMonday) / (7 * day)) % weeks === 0 &&
    !daysOff.includes(dateOf(wallText(midnight)));
  /** A zone that moves across the date line leaves a whole day out (Pacific/Apia, 30 December 2011). */
  const exists = (midnight: Wall): boolean => midnightOf(wallAt(instantOf(midnight, zone).instant, zone)) === midnight;
  const opening = (midnight: Wall): Opening | undefined => {
    const { instant, shift } = instantOf(midnight + time, zone);
    const key = wallText(midnight + time);
    if (shift !== 'gap') return { key, opens: instant, local: key, zone, shift };
    return exists(midnight) ? { key, opens: instant, local: wallText(wallAt(instant, zone)), zone, shift } : undefined;
  };

  function* walk(from: Wall, step: number): Generator<Opening> {
    for (let midnight = midnightOf(from); Math.abs(midnight) < lastDay; midnight += step) {
      const slot = fits(midnight) ? opening(midnight) : undefined;
      if (slot) yield slot;
    }
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

/** No question opens while the calendar on the wall shows a day off, and none is owed for one. */
const calendarOf = ({ when, zone }: Phrase, daysOff: DaysOff): Calendar => {
  const { forward, backward } =
    when.kind === 'cron' ? cronCalendar(when.pattern, zone) : wordCalendar(when, zone, daysOff);
  const allowed = ({ local }: Opening): boolean => !daysOff.includes(dateOf(local));
  function* sift(openings: Generator<Opening>): Generator<Opening> {
    for (const opening of openings) if (allowed(opening)) yield opening;
  }
  return { forward: (from) => sift(forward(from)), backward: (from) => sift(backward(from)) };
};

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

/** Openings in order as slots, each closed by the next at the latest. */
const slotsOf = (phrase: Phrase, openings: readonly Opening[]): PhraseSlot[] =>
  openings.map((opening, index) => withClose(phrase, opening, openings[index + 1]?.opens));

/** The first `count` slots that open at or after an instant; fewer when the phrase has no more. */
export const slotsFrom = (phrase: Phrase, from: Date, count: number, daysOff: DaysOff = []): PhraseSlot[] => {
  const openings: Opening[] = [];
  // One more than asked for: no round outlasts the next slot.
  const needed = phrase.close ? count + 1 : count;
  for (const opening of calendarOf(phrase, daysOff).forward(from)) {
    openings.push(opening);
    if (openings.length === needed) break;
  }
  return slotsOf(phrase, openings).slice(0, count);
};

/** The latest slots that open from one instant to another, both included, oldest first; `most` at most. */
export const slotsWithin = (
  phrase: Phrase,
  from: Date,
  to: Date,
  most: number,
  daysOff: DaysOff = [],
): PhraseSlot[] => {
  const openings: Opening[] = [];
  for (const opening of calendarOf(phrase, daysOff).backward(to)) {
    if (opening.opens < from || openings.length === most) break;
    openings.unshift(opening);
  }
  const [following] = openings.length > 0 ? slotsFrom(phrase, new Date(to.getTime() + 1), 1, daysOff) : [];
  return slotsOf(phrase, following ? [...openings, following] : openings).slice(0, openings.length);
};

/** How far apart two zones can show the same local time, and a little more. */
const farthest = 2 * day;

/**
 * The first slot at or after an instant that comes after the last settled one. Slots of words are told apart by the
 * local time that they name, so that neither another zone nor other rules of the same one give a day a second slot.
 */
export const slotAfter = (
  phrase: Phrase,
  from: Date,
  last: { readonly key: string; readonly opens: Date } | undefined,
  daysOff: DaysOff = [],
): PhraseSlot | undefined => {
  if (!last) return slotsFrom(phrase, from, 1, daysOff)[0];
  const behind = last.opens.getTime() + (phrase.when.kind === 'cron' ? 1 : -farthest);
  const start = new Date(Math.max(from.getTime(), behind));
  for (const { key, opens } of calendarOf(phrase, daysOff).forward(start))
    if (key > last.key) return slotsFrom(phrase, opens, 1, daysOff)[0];
  return undefined;
};

/** When the round of a slot closes: as the phrase says, else after 8 hours, never later than the next slot. */
export const closesOf = (phrase: Phrase, slot: PhraseSlot, daysOff: DaysOff = []): Date => {
  const [next] = slotsFrom(phrase, new Date(slot.opens.getTime() + 1), 1, daysOff);
  const usual = new Date(slot.opens.getTime() + usualClose);
  return withClose(phrase, slot, next?.opens).closes ?? earlier(usual, next?.opens);
};
