import { describe, expect, it } from 'vitest';
import { planWeekly } from '../../../../src/core/heartbeat/plans/weekly.js';

const at = (iso: string, zone = 'UTC') => planWeekly(new Date(iso), zone)?.name;

describe('the weekly message', () => {
  it.each([
    ['2026-11-23T08:59:59Z', undefined],
    ['2026-11-23T09:00:00Z', '2026-W48'],
    ['2026-11-24T08:59:59Z', '2026-W48'],
    ['2026-11-24T09:00:00Z', undefined],
    ['2026-11-29T12:00:00Z', undefined],
    ['2026-11-30T09:00:00Z', '2026-W49'],
  ])('at %s is %s: due on Monday at nine, and for a day', (iso, name) => {
    expect(at(iso)).toBe(name);
  });

  it('follows the clock of its zone, over its changes too', () => {
    expect(at('2026-11-22T20:00:00Z', 'Pacific/Auckland')).toBe('2026-W48');
    expect(at('2026-03-29T23:00:00Z', 'Asia/Tokyo')).toBeUndefined();
    expect(at('2026-03-30T08:00:00Z', 'Europe/London')).toBe('2026-W14');
    expect(at('2026-03-30T07:59:59Z', 'Europe/London')).toBeUndefined();
  });

  it('counts weeks as ISO does', () => {
    expect(at('2025-12-29T09:00:00Z')).toBe('2026-W01');
    expect(at('2020-12-28T09:00:00Z')).toBe('2020-W53');
    expect(at('2021-01-04T09:00:00Z')).toBe('2021-W01');
  });

  it('looks back on seven days', () => {
    expect(planWeekly(new Date('2026-11-23T15:00:00Z'), 'UTC')?.since).toEqual(new Date('2026-11-16T09:00:00Z'));
  });
});
