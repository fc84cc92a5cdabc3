import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesOf, lastSlotAt, type Phrase, parsePhrase, slotsFrom } from '../../../src/core/quiz/schedule-phrase.js';

const phraseOf = (text: string): Phrase => {
  const parsed = parsePhrase(text, {});
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.phrase;
};
const slots = (text: string, from: string, count: number) => slotsFrom(phraseOf(text), new Date(from), count);
const iso = (date: Date | undefined) => date?.toISOString().replace(':00.000Z', 'Z');
const opens = (text: string, from: string, count: number) => slots(text, from, count).map((slot) => iso(slot.opens));

describe('slots', () => {
  it.each([
    ['weekdays at 9:30 Europe/London', '2026-11-26T10:00:00Z', ['2026-11-27T09:30Z', '2026-11-30T09:30Z']],
    ['every day at 18:00 America/New_York', '2026-11-24T00:00:00Z', ['2026-11-24T23:00Z', '2026-11-25T23:00Z']],
    [
      'mon, wed, fri at 8 Asia/Kolkata',
      '2026-11-24T00:00:00Z',
      ['2026-11-25T02:30Z', '2026-11-27T02:30Z', '2026-11-30T02:30Z'],
    ],
    [
      'every 2 weeks on tuesday at 10:00 UTC',
      '2026-11-24T00:00:00Z',
      ['2026-11-24T10:00Z', '2026-12-08T10:00Z', '2026-12-22T10:00Z', '2027-01-05T10:00Z'],
    ],
    [
      'every 2 weeks on mon, sun at 10:00 UTC',
      '2026-11-24T00:00:00Z',
      ['2026-11-29T10:00Z', '2026-12-07T10:00Z', '2026-12-13T10:00Z'],
    ],
    ['cron 30 9 * * 1-5 UTC', '2026-11-27T09:30:00Z', ['2026-11-27T09:30Z', '2026-11-30T09:30Z']],
    ['cron 0 0 29 2 * UTC', '2026-11-27T00:00:00Z', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
  ])('of "%s"', (text, from, expected) => {
    expect(opens(text, from, expected.length)).toEqual(expected);
  });

  it.each(['every day at 9:30 Europe/London', 'cron 30 9 * * * Europe/London'])(
    'of "%s" include the first instant',
    (text) => {
      expect(opens(text, '2026-11-24T09:30:00.000Z', 1)).toEqual(['2026-11-24T09:30Z']);
      expect(opens(text, '2026-11-24T09:30:00.001Z', 1)).toEqual(['2026-11-25T09:30Z']);
    },
  );

  it.each([
    ['every day at 1:30 Europe/London', '2026-03-28', ['01:30 null', '02:00 gap', '01:30 null']],
    ['every day at 1:30 Europe/London', '2026-10-24', ['01:30 null', '01:30 fold', '01:30 null']],
    ['every day at 2:15 Australia/Lord_Howe', '2026-10-03', ['02:15 null', '02:30 gap', '02:15 null']],
    ['every day at 1:45 Australia/Lord_Howe', '2026-04-04', ['01:45 null', '01:45 fold', '01:45 null']],
    ['every day at 2:00 America/New_York', '2026-03-07', ['02:00 null', '03:00 gap', '02:00 null']],
    ['every day at 1:00 America/New_York', '2026-10-31', ['01:00 null', '01:00 fold', '01:00 null']],
    ['every day at 0:30 Africa/Cairo', '2026-04-23', ['00:30 null', '01:00 gap', '00:30 null']],
    ['every day at 23:30 America/Nuuk', '2026-03-27', ['23:30 null', '00:00 gap', '23:30 null']],
    ['cron 30 1 * * * Europe/London', '2026-03-28', ['01:30 null', '02:00 gap', '01:30 null']],
    ['cron */30 1 * * * Europe/London', '2026-10-25', ['01:00 fold', '01:30 fold', '01:00 fold', '01:30 fold']],
  ])('of "%s" from %s say what the clock did', (text, day, expected) => {
    const { zone } = phraseOf(text);
    const start =
      { 'Australia/Lord_Howe': -14, 'Africa/Cairo': -4, 'America/Nuuk': 3, 'America/New_York': 4 }[zone] ?? -1;
    const from = new Date(Date.parse(`${day}T00:00:00Z`) + start * 3_600_000);
    const found = slotsFrom(phraseOf(text), from, expected.length);
    expect(found.map(({ local, shift }) => `${local.slice(11)} ${shift}`)).toEqual(expected);
  });

  it('take the first of two times, and the instant after a skipped one', () => {
    expect(opens('every day at 1:30 Europe/London', '2026-10-25T00:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
    expect(opens('every day at 1:30 Europe/London', '2026-03-29T00:00:00Z', 2)).toEqual([
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ]);
  });

  it('are known by the local time that words name, and by the instant for cron', () => {
    const keys = (text: string) => slots(text, '2026-03-29T00:00:00Z', 2).map(({ key }) => key);
    expect(keys('every day at 1:30 Europe/London')).toEqual(['2026-03-29T01:30', '2026-03-30T01:30']);
    expect(keys('cron 30 1 * * * Europe/London')).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  it.each([
    ['every day at 9 UTC, close after 8h', '2026-11-24T17:00Z'],
    ['every day at 9 UTC, close after 30h', '2026-11-25T09:00Z'],
    ['every day at 9 UTC, close at 17:00', '2026-11-24T17:00Z'],
    ['every day at 9 UTC, close at 8:00', '2026-11-25T08:00Z'],
    ['every day at 9 UTC, close at 9:00', '2026-11-25T09:00Z'],
    ['every monday at 9 UTC, close next time', '2026-12-07T09:00Z'],
    ['every day at 9 UTC', undefined],
  ])('of "%s" close at %s', (text, closes) => {
    const [slot] = slots(text, '2026-11-24T00:00:00Z', 1);
    expect(iso(slot?.closes)).toBe(closes);
  });

  it.each([
    ['every day at 9 UTC', '2026-11-24T17:00Z'],
    ['cron 0 */2 * * * UTC', '2026-11-24T02:00Z'],
    ['cron 0 0 * * * UTC, close after 30m', '2026-11-24T00:30Z'],
    ['cron */30 * * * * UTC, close next time', '2026-11-24T00:30Z'],
  ])('of "%s" have rounds that close at %s', (text, closes) => {
    const phrase = phraseOf(text);
    const [slot, next] = slotsFrom(phrase, new Date('2026-11-24T00:00:00Z'), 2);
    if (!slot) throw new Error('a slot was expected');
    expect(iso(closesOf(phrase, slot, next))).toBe(closes);
  });
});

/** Clock changes of 2026 (IANA data), and one zone without any. */
const changes = [
  ['Europe/London', '2026-03-29T01:00:00Z'],
  ['Europe/London', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['America/Nuuk', '2026-03-29T01:00:00Z'],
  ['America/Nuuk', '2026-10-25T01:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00:00Z'],
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
] as const;

const minute = 60_000;
const reach = 60 * 60 * minute;

/** What the clock of a zone shows in each minute around an instant, as `2026-03-29 01:30`. */
const clockAround = (zone: string, change: string): { at: number; shows: string }[] => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const middle = Date.parse(change);
  return Array.from({ length: (2 * reach) / minute }, (_, index) => {
    const at = middle - reach + index * minute;
    return { at, shows: clock.format(at) };
  });
};

describe('a daily slot, held against every minute of the clock', () => {
  const clocks = changes.map(([zone, change]) => ({ zone, minutes: clockAround(zone, change) }));

  /** Each day's slot is the first minute at which the clock shows that time or a later one of that day or after. */
  const expected = (minutes: { at: number; shows: string }[], time: string): number[] => {
    const first = minutes[0]?.shows ?? '';
    const days = [...new Set(minutes.map(({ shows }) => shows.slice(0, 10)))].filter((day) => `${day} ${time}` > first);
    return days.flatMap((day) => minutes.find(({ shows }) => shows >= `${day} ${time}`)?.at ?? []);
  };
  const cases = fc.record({
    clock: fc.constantFrom(...clocks),
    hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
    minute: fc.integer({ min: 0, max: 59 }),
    moment: fc.nat((2 * reach) / minute - 1),
  });
  const pad = (number: number): string => String(number).padStart(2, '0');

  it('opens when the clock gets there, once a day', () => {
    fc.assert(
      fc.property(cases, ({ clock, hour, minute: minutes, moment }) => {
        const { zone } = clock;
        const wanted = expected(clock.minutes, `${pad(hour)}:${pad(minutes)}`);
        const phrase = phraseOf(`every day at ${hour}:${pad(minutes)} ${zone}`);
        const from = new Date((clock.minutes[0]?.at ?? 0) + 1);
        expect(slotsFrom(phrase, from, wanted.length).map((slot) => slot.opens.getTime())).toEqual(wanted);

        const now = clock.minutes[moment]?.at ?? 0;
        const last = wanted.filter((at) => at <= now).at(-1);
        if (last !== undefined) expect(lastSlotAt(phrase, new Date(now))?.opens.getTime()).toBe(last);
      }),
      { seed: 9, numRuns: 600 },
    );
  });
});

describe('the latest slot', () => {
  it.each([
    ['every day at 9:30 UTC', '2026-11-24T09:30:00Z', '2026-11-24T09:30Z'],
    ['every day at 9:30 UTC', '2026-11-24T09:29:59Z', '2026-11-23T09:30Z'],
    ['every 52 weeks on monday at 9 UTC', '2026-11-24T00:00:00Z', '2026-10-26T09:00Z'],
    ['cron 30 9 * * * UTC', '2026-11-24T09:30:00.000Z', '2026-11-24T09:30Z'],
    ['cron 30 9 * * * UTC', '2026-11-24T09:29:59.999Z', '2026-11-23T09:30Z'],
  ])('of "%s" at %s is %s', (text, now, expected) => {
    expect(iso(lastSlotAt(phraseOf(text), new Date(now))?.opens)).toBe(expected);
  });

  it('is the one that the slots before it lead to', () => {
    const texts = [
      'every 3 weeks on tue, sat at 2:15 Australia/Lord_Howe, close next time',
      'cron 15 2 * * 2,6 Europe/London',
    ];
    const start = Date.parse('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(400 * 24 * 3_600), (text, seconds) => {
        const now = new Date(start + seconds * 1_000);
        const last = lastSlotAt(phraseOf(text), now);
        if (!last) throw new Error('a slot was expected');
        const [same, next] = slotsFrom(phraseOf(text), last.opens, 2);
        expect(same).toEqual(last);
        expect(last.opens <= now && next !== undefined && next.opens > now).toBe(true);
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
