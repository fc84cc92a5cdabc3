import { describe, expect, it } from 'vitest';
import { runSlots, type SlotsOptions } from '../../src/cli/slots.js';

const run = (options: SlotsOptions) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = runSlots(options, io, new Date('2026-11-24T12:00:00Z'));
  return { code, out: out.join('\n'), err: err.join('\n') };
};

describe('studyhall slots', () => {
  it('prints the phrase as understood and its next three slots', () => {
    expect(run({ phrase: 'weekdays at 9:30am Europe/London, close after 8h' })).toEqual({
      code: 0,
      err: '',
      out: [
        'weekdays at 9:30 Europe/London, close after 8h',
        'Wed 25 Nov, 09:30 Europe/London, closes 17:30',
        'Thu 26 Nov, 09:30 Europe/London, closes 17:30',
        'Fri 27 Nov, 09:30 Europe/London, closes 17:30',
      ].join('\n'),
    });
  });

  it('says what a change of the clock does', () => {
    const phrase = 'every day at 1:30 Europe/London';
    const lines = ['2026-03-29', '2026-10-25'].map((from) => run({ phrase, from, count: '1' }).out.split('\n')[1]);
    expect(lines).toEqual([
      'Sun 29 Mar, 02:00 Europe/London (the clock skips 01:30 on that day)',
      'Sun 25 Oct, 01:30 Europe/London (the clock shows 01:30 twice)',
    ]);
    expect(run({ phrase: 'cron 30 1 * * * Europe/London', from: '2026-03-29', count: '1' }).out).toContain(
      'Sun 29 Mar, 02:00 Europe/London (the clock skips the time on that day)',
    );
    expect(run({ phrase: `${phrase}, close next time`, count: '1' }).out).toContain(', closes Thu 26 Nov, 01:30');
  });

  it('prints one array with --json', () => {
    const { code, out } = run({
      phrase: 'every day at 18:00, close at 20',
      zone: 'Europe/Paris',
      json: true,
      count: '1',
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        opens: '2026-11-24T17:00:00.000Z',
        closes: '2026-11-24T19:00:00.000Z',
        local: '2026-11-24T18:00',
        zone: 'Europe/Paris',
        shift: null,
      },
    ]);
    const [slot] = JSON.parse(run({ phrase: 'every day at 18:00 UTC', json: true }).out);
    expect(slot.closes).toBeNull();
  });

  it.each([
    [
      { phrase: 'every day fortnightly' },
      'I expected a time instead of “fortnightly”. Try “every 2 weeks on tuesday at 10:00”.',
    ],
    [{ phrase: 'every day at 9 UTC', from: 'soon' }, `--from "soon" isn't a time, try --from 2026-11-25T09:30:00Z`],
    [
      { phrase: 'every day at 9 UTC', from: '2026-11-31' },
      `--from "2026-11-31" isn't a time, try --from 2026-11-25T09:30:00Z`,
    ],
    [{ phrase: 'every day at 9 UTC', count: '0' }, `--count "0" isn't a number from 1 to 1000`],
    [{ phrase: 'every day at 9 UTC', count: '3.5' }, `--count "3.5" isn't a number from 1 to 1000`],
    [{ phrase: 'every day at 9 UTC', count: '1001' }, `--count "1001" isn't a number from 1 to 1000`],
  ])('ends with 2 on %j', (options, err) => {
    expect(run(options)).toEqual({ code: 2, out: '', err });
  });
});
