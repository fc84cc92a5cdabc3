import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenFacts, planOpen } from '../../../../src/core/heartbeat/plans/due-slots.js';
import { createForesight } from '../../../../src/core/heartbeat/plans/foresight.js';
import { defaultSettings, type Settings } from '../../../../src/core/schedule/settings.js';

const hour = 3_600_000;
const start = Date.UTC(2026, 9, 20);

const phrases = ['every day at 9:30 Europe/London', 'weekdays at 0:15 UTC', 'mon, thu at 23:59 Australia/Lord_Howe'];

const offs = [[], ['2026-10-21', '2026-10-22'], ['2026-10-26']];

const pauses = fc.option(fc.oneof(fc.constant('forever' as const), fc.integer({ min: 0, max: 200 })), {
  nil: undefined,
});
const facts = fc.record({
  phrase: fc.constantFrom(...phrases),
  since: fc.integer({ min: 0, max: 72 }),
  paused: pauses,
});
const pausing = (paused: 'forever' | number | undefined) =>
  paused === undefined ? {} : { paused: paused === 'forever' ? paused : new Date(start + paused * hour) };

describe('foresight', () => {
  it('leaves the plan as it is, wherever the clock goes', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 5 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.constantFrom(...offs), pauses, fc.boolean()), {
          maxLength: 8,
        }),
        (made, beats) => {
          const foresight = createForesight();
          let schedules: OpenFacts[] = made.map(({ phrase, since, paused }, i) => ({
            settings: defaultSettings,
            schedule: {
              id: `s${i}`,
              room: { adapter: 'test', space: 't', id: 'r' },
              phrase,
              by: { adapter: 'test', space: 't', id: 'ana' },
              since: new Date(start + since * hour),
              ...pausing(paused),
            },
          }));
          for (const [each, daysOff, paused, anew] of beats) {
            const now = new Date(start + each * hour);
            const settings: Settings = { ...defaultSettings, daysOff };
            schedules = schedules.map(({ schedule: { paused: before, ...schedule }, ...row }) => ({
              ...row,
              settings,
              schedule: { ...schedule, ...(anew ? pausing(paused) : before === undefined ? {} : { paused: before }) },
            }));
            const wanted = planOpen(now, schedules);
            const found = planOpen(now, foresight.due(now, schedules));
            expect(found).toEqual(wanted);
            schedules = schedules.map((row) => {
              const job = wanted.find(({ schedule }) => schedule.id === row.schedule.id);
              return job ? { ...row, last: job.kind === 'open' ? job.slot : job.missed.at(-1) } : row;
            });
          }
        },
      ),
      { seed: 20261125, numRuns: 200 },
    );
  });
});
