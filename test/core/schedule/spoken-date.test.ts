import { describe, expect, it } from 'vitest';
import { dateText, spokenDate } from '../../../src/core/schedule/spoken-date.js';

/** A Wednesday; in Kolkata it is Thursday already, 01:30. */
const now = new Date('2026-11-25T20:00:00Z');

describe('a day in words', () => {
  it.each([
    ['tomorrow', 'UTC', 'Thursday, 26 November 2026'],
    ['tomorrow', 'Asia/Kolkata', 'Friday, 27 November 2026'],
    ['until tomorrow', 'America/New_York', 'Thursday, 26 November 2026'],
    ['until Tomorrow 9am', 'UTC', 'Thursday, 26 November 2026 at 09:00'],
    ['tomorrow morning', 'UTC', 'Thursday, 26 November 2026 at 06:00'],
    ['monday', 'UTC', 'Monday, 30 November 2026'],
    ['until mon', 'UTC', 'Monday, 30 November 2026'],
    ['next monday', 'UTC', 'Monday, 30 November 2026'],
    ['wednesday', 'UTC', 'Wednesday, 2 December 2026'],
    ['thursday', 'Asia/Kolkata', 'Thursday, 3 December 2026'],
    ['thursday', 'UTC', 'Thursday, 26 November 2026'],
    ['until wednesday 9:30', 'UTC', 'Wednesday, 2 December 2026 at 09:30'],
    ['until wednesday at 22:00', 'UTC', 'Wednesday, 25 November 2026 at 22:00'],
    ['until 3pm', 'UTC', 'Thursday, 26 November 2026 at 15:00'],
    ['until 10pm', 'UTC', 'Wednesday, 25 November 2026 at 22:00'],
    ['for 2 weeks', 'UTC', 'Wednesday, 9 December 2026'],
    ['for two weeks', 'UTC', 'Wednesday, 9 December 2026'],
    ['2 weeks', 'Asia/Kolkata', 'Thursday, 10 December 2026'],
    ['for a fortnight', 'UTC', 'Wednesday, 9 December 2026'],
    ['for a week', 'UTC', 'Wednesday, 2 December 2026'],
    ['for ten days', 'UTC', 'Saturday, 5 December 2026'],
    ['for 3 months', 'UTC', 'Thursday, 25 February 2027'],
    ['for 2 hours', 'UTC', 'Wednesday, 25 November 2026 at 22:00'],
    ['in a couple of days', 'UTC', 'Friday, 27 November 2026'],
    ['next week', 'UTC', 'Monday, 30 November 2026'],
    ['until next month', 'UTC', 'Tuesday, 1 December 2026'],
    ['until the new year', 'UTC', 'Friday, 1 January 2027'],
    ['until january', 'UTC', 'Friday, 1 January 2027'],
    ['until the end of the month', 'UTC', 'Tuesday, 1 December 2026'],
    ['until the end of the week', 'UTC', 'Monday, 30 November 2026'],
    ['until next year', 'UTC', 'Friday, 1 January 2027'],
    ['24 december', 'UTC', 'Thursday, 24 December 2026'],
    ['until December 24.', 'UTC', 'Thursday, 24 December 2026'],
    ['24th of december', 'UTC', 'Thursday, 24 December 2026'],
    ['dec 24 2027', 'UTC', 'Friday, 24 December 2027'],
    ['24/12', 'UTC', 'Thursday, 24 December 2026'],
    ['24.12.2026', 'UTC', 'Thursday, 24 December 2026'],
    ['12/24/2026', 'UTC', 'Thursday, 24 December 2026'],
    ['1 november', 'UTC', 'Monday, 1 November 2027'],
    ['4 jan', 'UTC', 'Monday, 4 January 2027'],
    ['until 2027-01-04', 'UTC', 'Monday, 4 January 2027'],
    ['2027-01-04 at 9:30', 'Asia/Tokyo', 'Monday, 4 January 2027 at 09:30'],
    ['4 Jan 2027', 'America/New_York', 'Monday, 4 January 2027'],
    ['01/01/2027', 'UTC', 'Friday, 1 January 2027'],
  ])('%s in %s is %s', async (said, zone, date) => {
    const read = await spokenDate(said, now, zone);
    expect(read.kind === 'date' ? dateText(read.wall) : read.kind).toBe(date);
    expect(read.kind === 'date' && read.instant > now).toBe(true);
  });

  it('begins at midnight of its zone, also where a clock change lies between', async () => {
    const at = new Date('2026-10-24T12:00:00Z');
    expect(await spokenDate('monday', at, 'Europe/London')).toMatchObject({
      instant: new Date('2026-10-26T00:00:00Z'),
    });
    expect(await spokenDate('tomorrow', at, 'Europe/London')).toMatchObject({
      instant: new Date('2026-10-24T23:00:00Z'),
    });
  });

  it.each(['yesterday', 'last monday', '2 weeks ago', '1 november 2026', '25 november', 'today', '2026-11-24'])(
    '%s is over',
    async (said) => {
      expect(await spokenDate(said, now, 'UTC')).toEqual({ kind: 'past' });
    },
  );

  it.each(['04/01', '04/01/2027', 'until 4.1.2027', '4-1-27'])('%s could be two days', async (said) => {
    const read = await spokenDate(said, now, 'UTC');
    expect(read).toEqual({ kind: 'ambiguous', days: [Date.UTC(2028, 0, 4), Date.UTC(2028, 3, 1)] });
  });

  it.each([
    '',
    'the cows come home',
    'forever',
    'friday week',
    '31 april',
    'from monday until friday',
    'a week from monday',
    'monday or tuesday',
    'tomorrow 9am EST',
    'until the notes are better, maybe monday, or whenever somebody gets round to it',
  ])('%s is none', async (said) => {
    expect(await spokenDate(said, now, 'UTC')).toEqual({ kind: 'unknown' });
  });
});
