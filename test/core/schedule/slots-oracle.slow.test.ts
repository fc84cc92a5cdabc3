import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPhrase, type Phrase, slotsFrom, slotsWithin } from '../../../src/core/schedule/schedule-phrase.js';
import { changesOf, type Reading, readings, shownAt, zones } from '../../support/clock-changes.js';

const seed = 20_261_124;
/** These take seconds on an idle machine. */
const patience = 120_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** No reading is longer. */
const mostDays = 45;

const pad = (number: number): string => `${number}`.padStart(2, '0');
const timeOf = ({ when }: Phrase): string =>
  when.kind === 'days' ? `${pad(when.at.hour)}:${pad(when.at.minute)}` : '';
const daily = (zone: string, minutes: number): Phrase => ({
  when: {
    kind: 'days',
    days: [0, 1, 2, 3, 4, 5, 6],
    weeks: 1,
    at: { hour: Math.floor(minutes / 60), minute: minutes % 60 },
  },
  zone,
});

const firstMonday = Date.UTC(1970, 0, 5);

/** Whether a phrase and the days off give a local day a slot. */
const wants = ({ when }: Phrase, date: string, daysOff: readonly string[]): boolean => {
  if (when.kind !== 'days') return false;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
  const week = Math.floor((midnight - firstMonday) / (7 * day));
  return when.days.includes(weekday) && week % when.weeks === 0 && !daysOff.includes(date);
};

/**
 * The slots by brute force: of each local day that the clock shows, the first reading at that time or a later one.
 * Days whose time had begun before the readings do are left out.
 */
const bruteForce = (phrase: Phrase, clock: readonly Reading[], daysOff: readonly string[] = []): [string, number][] => {
  const time = timeOf(phrase);
  const first = clock[0]?.shows ?? '';
  return [...new Set(clock.map(({ shows }) => shows.slice(0, 10)))]
    .filter((date) => `${date} ${time}` >= first && wants(phrase, date, daysOff))
    .flatMap((date): [string, number][] => {
      const found = clock.find(({ shows }) => shows >= `${date} ${time}`);
      return found && !daysOff.includes(found.shows.slice(0, 10)) ? [[`${date}T${time}`, found.at]] : [];
    });
};

const found = (phrase: Phrase, clock: readonly Reading[], daysOff: readonly string[] = []): [string, number][] => {
  const from = new Date(clock[0]?.at ?? 0);
  const to = clock.at(-1)?.at ?? 0;
  return slotsFrom(phrase, from, mostDays, daysOff)
    .filter(({ opens }) => opens.getTime() <= to)
    .map(({ key, opens }) => [key, opens.getTime()]);
};

const allChanges = zones.flatMap((zone) => changesOf(zone, 2024, 2030).map((change) => ({ zone, change })));

describe('around every change of the clock from 2024 to 2030', () => {
  /** Quarters of the hours in which clocks are moved, and two others. */
  const times = [...Array.from({ length: 22 }, (_, index) => (22 * 60 + 30 + index * 15) % (24 * 60)), 570, 720];

  it('there are changes of each kind to look at', () => {
    const moved = (zone: string) => allChanges.filter((each) => each.zone === zone).length;
    expect(allChanges.length).toBeGreaterThan(150);
    for (const zone of ['Australia/Lord_Howe', 'Africa/Cairo', 'Antarctica/Troll', 'Pacific/Chatham', 'America/Nuuk'])
      expect(moved(zone), zone).toBeGreaterThanOrEqual(13);
    for (const zone of ['Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia']) expect(moved(zone), zone).toBe(0);
  });

  it('every day has its slot, once and in order, at the first instant that the clock shows its time or a later one', () => {
    for (const { zone, change } of allChanges) {
      const clock = readings(zone, change - 30 * hour, change + 42 * hour, 15);
      for (const time of times) {
        const phrase = daily(zone, time);
        const wanted = bruteForce(phrase, clock);
        const slots = slotsFrom(phrase, new Date(change - 30 * hour), wanted.length);
        expect(
          slots.map(({ key, opens }) => [key, opens.getTime()]),
          normalPhrase(phrase),
        ).toEqual(wanted);
      }
    }
  });

  it(
    'croner says the same, but for the last hour of the day that Nuuk cuts short',
    () => {
      const different = new Set<string>();
      for (const { zone, change } of allChanges) {
        const from = new Date(change - 30 * hour);
        for (const time of times) {
          const runs = new Cron(`${time % 60} ${Math.floor(time / 60)} * * *`, { timezone: zone }).nextRuns(3, from);
          const opens = slotsFrom(daily(zone, time), new Date(from.getTime() + 1), 3).map((slot) => slot.opens);
          if (opens.join() === runs.join()) continue;
          const shown = shownAt(zone, change - minute);
          different.add(`${zone} ${shown.slice(0, 4)} at ${pad(Math.floor(time / 60))}:${pad(time % 60)}`);
          expect(shown.slice(11)).toBe('22:59');
          expect(opens.filter((instant) => !runs.some((run) => run.getTime() === instant.getTime()))).toEqual([
            new Date(change),
          ]);
        }
      }
      const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
      expect([...different].sort()).toEqual(
        years.flatMap((year) => ['23:00', '23:15', '23:30', '23:45'].map((at) => `America/Nuuk ${year} at ${at}`)),
      );
    },
    patience,
  );
});

describe('any phrase, zone and year', () => {
  const step = 5;
  const length = 40;
  const cases = fc.record({
    zone: fc.constantFrom(...zones),
    start: fc.integer({ min: Date.UTC(1995, 0, 1) / hour, max: Date.UTC(2037, 0, 1) / hour }),
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    weeks: fc.constantFrom(1, 1, 1, 2, 3),
    minutes: fc.oneof(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 287 })).map((count) => count * step),
    off: fc.array(fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 1, max: 5 })), { maxLength: 3 }),
  });
  const phraseOf = ({ zone, days, weeks, minutes }: { zone: string; days: number[]; weeks: number; minutes: number }) =>
    ({ ...daily(zone, minutes), when: { ...daily(zone, minutes).when, days, weeks } }) as Phrase;
  const daysFrom = (start: number, off: readonly (readonly [number, number])[]): string[] =>
    off.flatMap(([after, count]) =>
      Array.from({ length: count }, (_, index) => new Date(start + (after + index) * day).toISOString().slice(0, 10)),
    );

  it(
    `give every local day that should have a slot exactly one, in order, and days off none (seed ${seed})`,
    () => {
      fc.assert(
        fc.property(cases, ({ start, off, ...of }) => {
          const from = start * hour;
          const clock = readings(of.zone, from, from + length * day, step);
          const daysOff = daysFrom(from, off);
          const phrase = phraseOf(of);
          const wanted = bruteForce(phrase, clock, daysOff);
          const slots = found(phrase, clock, daysOff);
          expect(slots).toEqual(wanted);
          expect(new Set(slots.map(([key]) => key.slice(0, 10))).size).toBe(slots.length);
          expect(slots.map(([, at]) => at)).toEqual(slots.map(([, at]) => at).sort((a, b) => a - b));

          const to = new Date(clock.at(-1)?.at ?? 0);
          const back = slotsWithin(phrase, new Date(from), to, length, daysOff);
          expect(back.map(({ key, opens }) => [key, opens.getTime()])).toEqual(wanted);
        }),
        { seed, numRuns: 150 },
      );
    },
    patience,
  );

  it.each(['Pacific/Apia', 'America/St_Johns'])('on a machine in %s too', (host) => {
    const before = process.env.TZ;
    const there = (): unknown[] =>
      allChanges
        .filter((_, index) => index % 20 === 0)
        .map(({ zone, change }) => slotsFrom(daily(zone, 90), new Date(change - day), 4));
    process.env.TZ = 'UTC';
    const wanted = there();
    try {
      process.env.TZ = host;
      expect(new Date(Date.UTC(2026, 0, 1)).getDate()).toBe(host === 'Pacific/Apia' ? 1 : 31);
      expect(there()).toEqual(wanted);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
