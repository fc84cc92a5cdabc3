import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOffText, readDaysOff } from '../../../src/core/schedule/days-off.js';
import { parseDay } from '../../../src/core/schedule/schedule-phrase.js';

const example = 'try “2026-12-25” or “2026-12-24 to 2027-01-02”';

describe('days off as they are typed', () => {
  it.each([
    ['none', []],
    ['', []],
    ['2026-12-25', ['2026-12-25']],
    ['2026-12-26, 2026-12-25;2026-12-26', ['2026-12-25', '2026-12-26']],
    ['2026-12-30 to 2027-01-02', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    ['2026-12-30 - 2026-12-31\n2027-05-01', ['2026-12-30', '2026-12-31', '2027-05-01']],
    ['2028-02-28 until 2028-03-01', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['25 Dec 2026, december 31 2026', ['2026-12-25', '2026-12-31']],
    ['1 may 2027 – 2 may 2027', ['2027-05-01', '2027-05-02']],
  ])('%j', (text, days) => {
    expect(readDaysOff(text)).toEqual({ ok: true, days });
  });

  it.each([
    ['2026-13-01', `“2026-13-01” isn’t a day, ${example}`],
    ['2026-12-25, 29 feb 2027', `“29 feb 2027” isn’t a day, ${example}`],
    ['christmas', `“christmas” isn’t a day, ${example}`],
    ['2026-12-25 2026-12-26', `“2026-12-25 2026-12-26” isn’t a day, ${example}`],
    ['2026-12-25 to', `“2026-12-25 to” isn’t a day, ${example}`],
    ['2026-12-25 to soon', `“soon” isn’t a day, ${example}`],
    ['2026-12-25 to 2026-12-24', `“2026-12-25 to 2026-12-24” ends before it begins, ${example}`],
    ['2026-01-01 to 2027-12-31', `“2026-01-01 to 2027-12-31” is longer than 366 days, ${example}`],
    ['2026-12-01 to 2026-12-02 to 2026-12-03', `“2026-12-01 to 2026-12-02 to 2026-12-03” isn’t a range, ${example}`],
    [
      ['2026', '2027', '2028'].map((year) => `${year}-01-01 to ${year}-12-31`).join(),
      'more than 1000 days; leave out those far ahead',
    ],
    [
      Array.from({ length: 180 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + 2 * i)).toISOString().slice(0, 10)).join(),
      'too many single days; use ranges, or leave out those far ahead',
    ],
  ])('%j is refused by its word', (text, problem) => {
    expect(readDaysOff(text)).toEqual({ ok: false, problem });
  });

  it('are shown as they can be typed again (seed 7)', () => {
    const start = Date.UTC(2026, 11, 1);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 60 }), (numbers) => {
        const days = numbers
          .sort((a, b) => a - b)
          .map((number) => new Date(start + number * 86_400_000).toISOString().slice(0, 10));
        expect(readDaysOff(daysOffText(days))).toEqual({ ok: true, days });
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

it('a day is read in figures and in words', () => {
  const read = (text: string) => {
    const midnight = parseDay(text);
    return midnight === undefined ? undefined : new Date(midnight).toISOString().slice(0, 10);
  };
  expect(['2027-01-04', '4 Jan 2027', '4 january 2027', 'Jan 4 2027'].map(read)).toEqual(Array(4).fill('2027-01-04'));
  expect(['4 Jan', '4 Foo 2027', '31 Nov 2026', '2026-1-4', 'january 2027', ''].map(read)).toEqual(
    Array(6).fill(undefined),
  );
});
