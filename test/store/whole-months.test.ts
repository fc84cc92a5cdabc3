import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Span, splitRange } from '../../src/store/whole-months.js';

const seed = 20_261_103;
const at = (text: string): Date => new Date(text);

describe('splitting a range into whole months', () => {
  test.each<[string, Span, ReturnType<typeof splitRange>]>([
    ['everything', {}, { months: {}, edges: [] }],
    [
      'one month exactly',
      { from: at('2026-11-01T00:00Z'), to: at('2026-12-01T00:00Z') },
      { months: { first: '2026-11', last: '2026-11' }, edges: [] },
    ],
    [
      'ragged ends',
      { from: at('2026-10-31T23:00Z'), to: at('2027-02-01T00:00:00.001Z') },
      {
        months: { first: '2026-11', last: '2027-01' },
        edges: [
          { from: at('2026-10-31T23:00Z'), to: at('2026-11-01T00:00Z') },
          { from: at('2027-02-01T00:00Z'), to: at('2027-02-01T00:00:00.001Z') },
        ],
      },
    ],
    [
      'less than a month',
      { from: at('2026-11-28T00:00Z'), to: at('2026-12-05T00:00Z') },
      { edges: [{ from: at('2026-11-28T00:00Z'), to: at('2026-12-05T00:00Z') }] },
    ],
    [
      'no end',
      { from: at('2026-12-24T00:00Z') },
      { months: { first: '2027-01' }, edges: [{ from: at('2026-12-24T00:00Z'), to: at('2027-01-01T00:00Z') }] },
    ],
  ])('%s', (_, range, parts) => {
    expect(splitRange(range)).toEqual(parts);
  });

  test(`every instant is in one part, or in none when the range leaves it out (seed ${seed})`, () => {
    const instant = fc.date({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.record({ from: instant, to: instant }, { requiredKeys: [] }), instant, (range, moment) => {
        const inside = ({ from, to }: Span) => (!from || moment >= from) && (!to || moment < to);
        const { months, edges } = splitRange(range);
        const month = moment.toISOString().slice(0, 7);
        const whole = months && month >= (months.first ?? '') && month <= (months.last ?? '9');
        const parts = edges.filter(inside).length + (whole ? 1 : 0);
        expect(parts).toBe(inside(range) ? 1 : 0);
      }),
      { seed, numRuns: 500 },
    );
  });
});
