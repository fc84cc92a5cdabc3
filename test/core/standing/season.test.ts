import { describe, expect, it } from 'vitest';
import { parseRange, rangeOf } from '../../../src/core/standing/season.js';

describe('the range of a board', () => {
  it.each([
    ['week', '2026-11-24T12:00:00Z', 'UTC', '2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'],
    ['week', '2026-11-30T00:00:00Z', 'UTC', '2026-11-30T00:00:00Z', '2026-12-07T00:00:00Z'],
    ['week', '2026-11-29T23:59:59Z', 'UTC', '2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'],
    ['week', '2026-11-30T04:00:00Z', 'America/New_York', '2026-11-23T05:00:00Z', '2026-11-30T05:00:00Z'],
    ['week', '2026-10-25T12:00:00Z', 'Europe/London', '2026-10-18T23:00:00Z', '2026-10-26T00:00:00Z'],
    ['month', '2026-11-24T12:00:00Z', 'Asia/Kolkata', '2026-10-31T18:30:00Z', '2026-11-30T18:30:00Z'],
    ['month', '2026-12-31T23:00:00Z', 'Europe/Paris', '2026-12-31T23:00:00Z', '2027-01-31T23:00:00Z'],
  ] as const)('%s at %s in %s', (range, now, zone, from, to) => {
    expect(rangeOf(range, new Date(now), zone)).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it('of all is without end', () => {
    expect(rangeOf('all', new Date('2026-11-24T12:00:00Z'), 'UTC')).toEqual({});
  });
});

describe('a range of days', () => {
  it.each(['2026-11-01..2026-11-30', 'from 2026-11-01 to 2026-11-30', ' 2026-11-01 to 2026-11-30'])(
    '"%s" holds its last day',
    (text) => {
      expect(parseRange(text, 'America/New_York')).toEqual({
        ok: true,
        from: new Date('2026-11-01T04:00:00Z'),
        to: new Date('2026-12-01T05:00:00Z'),
      });
    },
  );

  const hint = 'try "2026-11-01..2026-11-30"';
  it.each([
    ['year', `"year" isn't a range of days, ${hint}`],
    ['x'.repeat(50), `"${'x'.repeat(39)}…" isn't a range of days, ${hint}`],
    ['2026-11-01..2026-11-31', `there is no day "2026-11-31", ${hint}`],
    ['2026-13-01..2026-11-30', `there is no day "2026-13-01", ${hint}`],
    ['2026-11-30..2026-11-01', `"2026-11-30..2026-11-01" ends before it begins, ${hint}`],
  ])('"%s" is told what is wrong', (text, message) => {
    expect(parseRange(text, 'UTC')).toEqual({ ok: false, message });
  });
});
