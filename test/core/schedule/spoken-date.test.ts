import { describe, expect, it } from 'vitest';
import { spokenDate } from '../../../src/core/schedule/spoken-date.js';
import { momentText } from '../../../src/core/time/day-text.js';
import { wallAt } from '../../../src/core/time/local-time.js';

/** A Wednesday; in Kolkata it is Thursday already, 01:30. */
const now = new Date('2026-11-25T20:00:00Z');

describe('a day in words', () => {
  it.each([
    ['tomorrow', 'UTC', 'Thu 26 Nov'],
    ['tomorrow', 'Asia/Kolkata', 'Fri 27 Nov'],
    ['until tomorrow', 'America/New_York', 'Thu 26 Nov'],
    ['until Tomorrow 9am', 'UTC', 'Thu 26 Nov, 09:00'],
    ['tomorrow morning', 'UTC', 'Thu 26 Nov, 06:00'],
    ['monday', 'UTC', 'Mon 30 Nov'],
    ['until mon', 'UTC', 'Mon 30 Nov'],
    ['next monday', 'UTC', 'Mon 30 Nov'],
    ['wednesday', 'UTC', 'Wed 2 Dec'],
    ['thursday', 'Asia/Kolkata', 'Thu 3 Dec'],
    ['thursday', 'UTC', 'Thu 26 Nov'],
    ['until wednesday 9:30', 'UTC', 'Wed 2 Dec, 09:30'],
    ['until wednesday at 22:00', 'UTC', 'Wed 25 Nov, 22:00'],
    ['until 3pm', 'UTC', 'Thu 26 Nov, 15:00'],
    ['until 10pm', 'UTC', 'Wed 25 Nov, 22:00'],
    ['for 2 weeks', 'UTC', 'Wed 9 Dec'],
    ['for two weeks', 'UTC', 'Wed 9 Dec'],
    ['2 weeks', 'Asia/Kolkata', 'Thu 10 Dec'],
    ['for a fortnight', 'UTC', 'Wed 9 Dec'],
    ['for a week', 'UTC', 'Wed 2 Dec'],
    ['for ten days', 'UTC', 'Sat 5 Dec'],
    ['for 3 months', 'UTC', 'Thu 25 Feb 2027'],
    ['for 2 hours', 'UTC', 'Wed 25 Nov, 22:00'],
    ['in a couple of days', 'UTC', 'Fri 27 Nov'],
    ['next week', 'UTC', 'Mon 30 Nov'],
    ['until next month', 'UTC', 'Tue 1 Dec'],
    ['until the new year', 'UTC', 'Fri 1 Jan 2027'],
    ['until january', 'UTC', 'Fri 1 Jan 2027'],
    ['until the end of the month', 'UTC', 'Tue 1 Dec'],
    ['until the end of the week', 'UTC', 'Mon 30 Nov'],
    ['until next year', 'UTC', 'Fri 1 Jan 2027'],
    ['24 december', 'UTC', 'Thu 24 Dec'],
    ['until December 24.', 'UTC', 'Thu 24 Dec'],
    ['24th of december', 'UTC', 'Thu 24 Dec'],
    ['dec 24 2027', 'UTC', 'Fri 24 Dec 2027'],
    ['24/12', 'UTC', 'Thu 24 Dec'],
    ['24.12.2026', 'UTC', 'Thu 24 Dec'],
    ['12/24/2026', 'UTC', 'Thu 24 Dec'],
    ['1 november', 'UTC', 'Mon 1 Nov 2027'],
    ['4 jan', 'UTC', 'Mon 4 Jan 2027'],
    ['until 2027-01-04', 'UTC', 'Mon 4 Jan 2027'],
    ['2027-01-04 at 9:30', 'Asia/Tokyo', 'Mon 4 Jan 2027, 09:30'],
    ['4 Jan 2027', 'America/New_York', 'Mon 4 Jan 2027'],
    ['01/01/2027', 'UTC', 'Fri 1 Jan 2027'],
  ])('%s in %s is %s', async (said, zone, date) => {
    const read = await spokenDate(said, now, zone);
    expect(read.kind === 'date' ? momentText(read.wall, wallAt(now, zone)) : read.kind).toBe(date);
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
