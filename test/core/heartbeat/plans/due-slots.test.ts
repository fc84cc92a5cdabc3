import { describe, expect, it } from 'vitest';
import { planOpen } from '../../../../src/core/heartbeat/plans/due-slots.js';
import type { Schedule, Slot } from '../../../../src/core/schedule/schedule.js';
import { defaultSettings, type Settings } from '../../../../src/core/schedule/settings.js';

const schedule = (phrase: string, since: string, paused?: Schedule['paused']): Schedule => ({
  id: 's',
  room: { adapter: 'test', space: 't', id: 'r' },
  phrase,
  by: { adapter: 'test', space: 't', id: 'ana' },
  since: new Date(since),
  ...(paused ? { paused } : {}),
});

const settled = (opens: string): Slot => ({ schedule: 's', key: opens.slice(0, 16), opens: new Date(opens) });

const plan = (now: string, each: Schedule, last?: Slot, settings: Partial<Settings> = {}): string[] =>
  planOpen(new Date(now), [{ schedule: each, last, settings: { ...defaultSettings, ...settings } }]).flatMap((job) => [
    ...job.missed.map(({ key }) => `skip ${key}`),
    ...(job.kind === 'open' ? [`open ${job.slot.key} until ${job.closes.toISOString()}`] : []),
  ]);

describe('which slots are missing', () => {
  const daily = schedule('every day at 9:30 UTC, close after 8h', '2026-11-25T08:00:00Z');

  it.each([
    ['before the first', '2026-11-25T09:29:59Z', undefined, []],
    ['at the instant', '2026-11-25T09:30:00Z', undefined, ['open 2026-11-25T09:30 until 2026-11-25T17:30:00.000Z']],
    ['a little late', '2026-11-25T11:00:00Z', undefined, ['open 2026-11-25T09:30 until 2026-11-25T17:30:00.000Z']],
    [
      'at the end of the window',
      '2026-11-25T15:30:00Z',
      undefined,
      ['open 2026-11-25T09:30 until 2026-11-25T17:30:00.000Z'],
    ],
    ['after the window', '2026-11-25T15:30:01Z', undefined, ['skip 2026-11-25T09:30']],
    ['once it is settled', '2026-11-25T09:30:01Z', '2026-11-25T09:30:00Z', []],
    [
      'after days away, within the window',
      '2026-11-29T10:00:00Z',
      '2026-11-25T09:30:00Z',
      [
        ...['skip 2026-11-26T09:30', 'skip 2026-11-27T09:30', 'skip 2026-11-28T09:30'],
        'open 2026-11-29T09:30 until 2026-11-29T17:30:00.000Z',
      ],
    ],
    [
      'after days away, outside it',
      '2026-11-27T22:00:00Z',
      '2026-11-25T09:30:00Z',
      ['skip 2026-11-26T09:30', 'skip 2026-11-27T09:30'],
    ],
    ['after the clock was set back', '2026-11-25T08:30:00Z', '2026-11-25T09:30:00Z', []],
  ])('%s', (_name, now, last, expected) => {
    expect(plan(now, daily, last ? settled(last) : undefined)).toEqual(expected);
  });

  it('opens none from before it was made', () => {
    expect(plan('2026-11-25T10:00:00Z', schedule('every day at 9:30 UTC', '2026-11-25T09:30:01Z'))).toEqual([]);
  });

  it('skips one whose time is over, although it is not late', () => {
    expect(
      plan('2026-11-25T09:31:00Z', schedule('every day at 9:30 UTC, close after 30s', '2026-11-25T08:00:00Z')),
    ).toEqual(['skip 2026-11-25T09:30']);
  });

  it('rests until the pause is over', () => {
    const until = schedule('every day at 9:30 UTC', '2026-11-25T08:00:00Z', new Date('2026-11-27T00:00:00Z'));
    expect(plan('2026-11-26T09:30:00Z', until)).toEqual([]);
    expect(plan('2026-11-27T09:30:00Z', until)).toEqual(['open 2026-11-27T09:30 until 2026-11-27T17:30:00.000Z']);
    expect(plan('2027-11-27T09:30:00Z', schedule('every day at 9:30 UTC', '2026-11-25T08:00:00Z', 'forever'))).toEqual(
      [],
    );
  });

  it('does not look at a slot inside the pause when somebody comes back after it', () => {
    const until = schedule('every day at 9:30 UTC', '2026-11-20T08:00:00Z', new Date('2026-11-25T12:00:00Z'));
    expect(plan('2026-11-25T13:00:00Z', until)).toEqual([]);
  });

  it('passes over a phrase of a newer version', () => {
    expect(plan('2026-11-25T13:00:00Z', schedule('when the moon is full', '2026-11-20T08:00:00Z'))).toEqual([]);
  });

  it('owes nothing for days off, and no more than the late window allows', () => {
    const away = ['2026-11-28T10:00:00Z', daily, settled('2026-11-25T09:30:00Z')] as const;
    expect(plan(...away, { daysOff: ['2026-11-27', '2026-11-28'] })).toEqual(['skip 2026-11-26T09:30']);
    expect(plan(...away, { daysOff: ['2026-11-26', '2026-11-27'], late: 29 * 60_000 })).toEqual([
      'skip 2026-11-28T09:30',
    ]);
    expect(plan(...away, { daysOff: ['2026-11-26', '2026-11-27', '2026-11-28'] })).toEqual([]);
  });

  it('gives no day a second slot when the zone, or what is known of it, changes', () => {
    const moved = schedule('every day at 9:30 America/New_York', '2026-11-20T00:00:00Z');
    const last: Slot = { schedule: 's', key: '2026-11-25T09:30', opens: new Date('2026-11-25T00:30:00Z') };
    expect(plan('2026-11-25T14:30:00Z', moved, last)).toEqual([]);
    expect(plan('2026-11-26T14:30:00Z', moved, last)).toEqual(['open 2026-11-26T09:30 until 2026-11-26T22:30:00.000Z']);
  });

  it('writes down no more than 500 missed slots, the latest', () => {
    const often = schedule('cron */10 * * * * UTC', '2026-01-01T00:00:00Z');
    const keys = plan('2026-11-25T00:05:00Z', often);
    expect(keys).toHaveLength(500);
    expect(keys.at(-1)).toBe('open 2026-11-25T00:00:00.000Z until 2026-11-25T00:10:00.000Z');
  });
});
