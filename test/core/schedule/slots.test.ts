import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closesOf,
  type Phrase,
  parsePhrase,
  slotsFrom,
  slotsWithin,
} from '../../../src/core/schedule/schedule-phrase.js';

const phraseOf = (text: string): Phrase => {
  const parsed = parsePhrase(text, {});
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.phrase;
};
const lastSlotAt = (phrase: Phrase, now: Date) => slotsWithin(phrase, new Date(0), now, 1)[0];
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
    const [slot] = slotsFrom(phrase, new Date('2026-11-24T00:00:00Z'), 1);
    if (!slot) throw new Error('a slot was expected');
    expect(iso(closesOf(phrase, slot))).toBe(closes);
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

describe('the slots between two instants', () => {
  const within = (text: string, from: string, to: string, most: number, daysOff: string[] = []) =>
    slotsWithin(phraseOf(text), new Date(from), new Date(to), most, daysOff).map((slot) => [
      iso(slot.opens),
      iso(slot.closes),
    ]);

  it('are the latest of them, both ends included, each closed by the next', () => {
    expect(within('every day at 9 UTC, close next time', '2026-11-20T09:00:00Z', '2026-11-24T09:00:00Z', 2)).toEqual([
      ['2026-11-23T09:00Z', '2026-11-24T09:00Z'],
      ['2026-11-24T09:00Z', '2026-11-25T09:00Z'],
    ]);
    expect(within('every day at 9 UTC', '2026-11-23T09:00:00Z', '2026-11-24T08:59:59Z', 9)).toEqual([
      ['2026-11-23T09:00Z', undefined],
    ]);
    expect(within('every day at 9 UTC', '2026-11-23T09:00:01Z', '2026-11-24T08:59:59Z', 9)).toEqual([]);
  });

  it('leave days off out', () => {
    const off = ['2026-11-23', '2026-11-25'];
    expect(
      within('every day at 9 UTC, close next time', '2026-11-22T00:00:00Z', '2026-11-24T09:00:00Z', 9, off),
    ).toEqual([
      ['2026-11-22T09:00Z', '2026-11-24T09:00Z'],
      ['2026-11-24T09:00Z', '2026-11-26T09:00Z'],
    ]);
  });
});

describe('days off', () => {
  it.each([
    ['weekdays at 9 Europe/London', ['2026-11-25'], ['2026-11-24T09:00Z', '2026-11-26T09:00Z']],
    ['every 2 weeks on tuesday at 9 UTC', ['2026-11-24'], ['2026-12-08T09:00Z', '2026-12-22T09:00Z']],
    // The day of the room's own zone, not of UTC.
    ['every day at 9 Pacific/Auckland', ['2026-11-25'], ['2026-11-25T20:00Z', '2026-11-26T20:00Z']],
    ['cron 0 12 * * * Pacific/Auckland', ['2026-11-25'], ['2026-11-25T23:00Z', '2026-11-26T23:00Z']],
  ])('are filters on top of "%s"', (text, daysOff, expected) => {
    const found = slotsFrom(phraseOf(text), new Date('2026-11-24T08:00:00Z'), 2, daysOff);
    expect(found.map((slot) => iso(slot.opens))).toEqual(expected);
  });

  it('keep a slot from being put on them by the clock', () => {
    // 23:30 of 28 March is skipped there: the first instant after it is on the 29th.
    const opens = (daysOff: string[]) =>
      slotsFrom(phraseOf('every day at 23:30 America/Nuuk'), new Date('2026-03-28T03:00:00Z'), 2, daysOff).map(
        (slot) => slot.local,
      );
    expect(opens([])).toEqual(['2026-03-29T00:00', '2026-03-29T23:30']);
    expect(opens(['2026-03-28'])).toEqual(['2026-03-29T23:30', '2026-03-30T23:30']);
    expect(opens(['2026-03-29'])).toEqual(['2026-03-30T23:30', '2026-03-31T23:30']);
  });
});

it('a day that a zone leaves out altogether has no slot', () => {
  const found = slotsFrom(phraseOf('every day at 9:30 Pacific/Apia'), new Date('2011-12-29T12:00:00Z'), 3);
  expect(found.map((slot) => slot.local)).toEqual(['2011-12-29T09:30', '2011-12-31T09:30', '2012-01-01T09:30']);
});
