import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenFacts, planOpen } from '../../../src/core/heartbeat/plans/due-slots.js';
import type { Schedule, Slot } from '../../../src/core/schedule/schedule.js';
import { parsePhrase, slotsWithin } from '../../../src/core/schedule/schedule-phrase.js';
import { moved, phraseOf, startOf } from '../../../src/core/schedule/timetable.js';
import { shownAt, zones } from '../../support/clock-changes.js';

const seed = 20_261_125;
/** These take seconds on an idle machine. */
const patience = 120_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const scheduleOf = (phrase: string, since: number): Schedule => ({
  id: 's',
  room: { adapter: 'test', space: 't', id: 'r' },
  phrase,
  by: { adapter: 'test', space: 't', id: 'ana' },
  since: new Date(since),
});

/** A schedule, its settled slots and the clock, as a store would keep them: a slot can be settled once only. */
function createLife(phrase: string, start: number) {
  let schedule = scheduleOf(phrase, start);
  let now = start;
  let seen = start;
  let settings: OpenFacts['settings'] = { daysOff: [], late: 6 * hour };
  const settled = new Map<string, { slot: Slot; opened: boolean }>();

  const last = (): Slot | undefined =>
    [...settled.values()]
      .map(({ slot }) => slot)
      .sort(byKey)
      .at(-1);
  const byKey = (a: Slot, b: Slot): number => (a.key < b.key ? -1 : 1);
  const settle = (slot: Slot, opened: boolean): void => {
    expect(settled.has(slot.key), `${slot.key} is settled once`).toBe(false);
    settled.set(slot.key, { slot, opened });
  };

  const beat = (): void => {
    const at = new Date(now);
    const jobs = planOpen(at, [{ schedule, last: last(), settings }]);
    expect(jobs.length).toBeLessThanOrEqual(1);
    for (const job of jobs) {
      for (const slot of job.missed) settle(slot, false);
      if (job.kind === 'skip') continue;
      settle(job.slot, true);
      expect(now - job.slot.opens.getTime()).toBeLessThanOrEqual(settings.late);
      expect(now).toBeGreaterThanOrEqual(job.slot.opens.getTime());
      expect(job.closes.getTime()).toBeGreaterThan(now);
      const shows = shownAt(phraseOf(schedule)?.zone ?? '', job.slot.opens.getTime());
      expect(settings.daysOff).not.toContain(shows.slice(0, 10));
    }
    expect(planOpen(at, [{ schedule, last: last(), settings }])).toEqual([]);
    owed();
    seen = Math.max(seen, now);
  };

  /** Whatever has come since the clock was last here is settled. */
  const owed = (): void => {
    const parsed = phraseOf(schedule);
    const begins = startOf(schedule);
    if (!parsed || !begins) return;
    const from = Math.max(begins.getTime(), seen + 1);
    for (const { key } of slotsWithin(parsed, new Date(from), new Date(now), 400, settings.daysOff)) {
      expect(settled.has(key), `${key} is settled`).toBe(true);
    }
  };

  return {
    beat,
    settled,
    pass(milliseconds: number) {
      now += milliseconds;
      beat();
    },
    settle: (next: Partial<OpenFacts['settings']>) => {
      settings = { ...settings, ...next };
    },
    /** As the store does it: lifting a pause that has not run out sets `since`. */
    pause(until: number | 'forever' | undefined) {
      const running =
        schedule.paused !== undefined && (schedule.paused === 'forever' || schedule.paused.getTime() > now);
      const { paused: _, ...rest } = schedule;
      if (until === undefined) schedule = { ...rest, since: running ? new Date(now) : rest.since };
      else schedule = { ...rest, paused: until === 'forever' ? until : new Date(now + until) };
    },
    move(text: string) {
      const parsed = parsePhrase(text, {});
      if (!parsed.ok) throw new Error(parsed.problem.message);
      schedule = moved(schedule, parsed.phrase, last(), settings.daysOff).schedule;
    },
    now: () => now,
  };
}

type Life = ReturnType<typeof createLife>;

const passing = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }).map((count) => count * minute) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }).map((count) => count * hour) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }).map((count) => count * day) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }).map((count) => count * 30 * day) },
  { weight: 3, arbitrary: fc.constantFrom(-hour, hour) },
);

const dayAfter = (life: Life, days: number): string => new Date(life.now() + days * day).toISOString().slice(0, 10);

const events = fc.oneof(
  { weight: 12, arbitrary: passing.map((length) => (life: Life) => life.pass(length)) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 12 }), { maxLength: 5 })
      .map((days) => (life: Life) => life.settle({ daysOff: days.map((each) => dayAfter(life, each)).sort() })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(minute, 6 * hour, 2 * day).map((late) => (life: Life) => life.settle({ late })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('forever' as const, undefined, undefined, 5 * hour, 3 * day)
      .map((until) => (life: Life) => life.pause(until)),
  },
);

const phrases = fc
  .record({
    when: fc.constantFrom('every day', 'weekdays', 'every 2 weeks on tue, sat', 'mon, wed, fri', 'sunday'),
    time: fc.constantFrom('0:00', '0:30', '1:30', '2:15', '3:00', '9:30', '23:30', '23:59'),
    zone: fc.constantFrom(...zones),
    close: fc.constantFrom('', ', close after 8h', ', close at 17:00', ', close next time', ', close after 30s'),
  })
  .map(({ when, time, zone, close }) => `${when} at ${time} ${zone}${close}`);

const starts = fc.integer({ min: Date.UTC(2024, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute });

describe('the life of a schedule', () => {
  it(
    `settles every slot once, through steps of the clock, absences, days off and pauses (seed ${seed})`,
    () => {
      fc.assert(
        fc.property(phrases, starts, fc.array(events, { minLength: 5, maxLength: 40 }), (phrase, start, happens) => {
          const life = createLife(phrase, start * minute);
          for (const event of happens) event(life);
          const opened = [...life.settled.values()].filter((each) => each.opened);
          const days = opened.map(({ slot }) => slot.key.slice(0, 10));
          expect(new Set(days).size).toBe(days.length);
        }),
        { seed, numRuns: 300 },
      );
    },
    patience,
  );

  it(
    `has one slot a local day, none twice and none left out, whatever zones it is moved to (seed ${seed})`,
    () => {
      const farApart = fc.constantFrom(...zones, 'Pacific/Pago_Pago', 'Pacific/Kiritimati');
      const moves = fc.array(fc.record({ zone: farApart, hours: fc.integer({ min: 0, max: 60 }) }), {
        minLength: 1,
        maxLength: 12,
      });
      const times = fc.constantFrom('0:15', '9:30', '12:00', '23:45');
      fc.assert(
        fc.property(times, fc.constantFrom(...zones), starts, moves, (time, zone, start, all) => {
          const life = createLife(`every day at ${time} ${zone}`, start * minute);
          for (let beats = 0; beats < 15; beats++) life.pass(2 * hour);
          for (const { zone: next, hours } of all) {
            life.move(`every day at ${time} ${next}`);
            life.beat();
            for (let beats = 0; beats < hours; beats += 4) life.pass(4 * hour);
          }
          const dates = [...life.settled.keys()].map((key) => key.slice(0, 10)).sort();
          const [first = ''] = dates;
          const wanted = dates.map((_, index) =>
            new Date(Date.parse(`${first}T00:00:00Z`) + index * day).toISOString().slice(0, 10),
          );
          expect(dates).toEqual(wanted);
        }),
        { seed, numRuns: 40 },
      );
    },
    patience,
  );
});
