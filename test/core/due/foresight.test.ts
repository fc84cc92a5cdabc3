import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createForesight } from '../../../src/core/due/foresight.js';
import { type OpenFacts, planOpen } from '../../../src/core/due/open.js';

const hour = 3_600_000;
const start = Date.UTC(2026, 9, 20);

const phrases = ['every day at 9:30 Europe/London', 'weekdays at 0:15 UTC', 'mon, thu at 23:59 Australia/Lord_Howe'];

const facts = fc.record({
  phrase: fc.constantFrom(...phrases),
  since: fc.integer({ min: 0, max: 72 }),
  paused: fc.option(fc.oneof(fc.constant('forever' as const), fc.integer({ min: 0, max: 200 })), { nil: undefined }),
});

describe('foresight', () => {
  it('leaves the plan as it is, wherever the clock goes', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }),
        (made, hours) => {
          const foresight = createForesight();
          let schedules: OpenFacts[] = made.map(({ phrase, since, paused }, i) => ({
            schedule: {
              id: `s${i}`,
              room: { adapter: 'test', space: 't', id: 'r' },
              phrase,
              by: { adapter: 'test', space: 't', id: 'ana' },
              since: new Date(start + since * hour),
              ...(paused === undefined
                ? {}
                : { paused: paused === 'forever' ? paused : new Date(start + paused * hour) }),
            },
          }));
          for (const each of hours) {
            const now = new Date(start + each * hour);
            const wanted = planOpen(now, schedules, 6 * hour);
            const found = planOpen(now, foresight.due(now, schedules), 6 * hour);
            expect(found).toEqual(wanted);
            schedules = schedules.map((row) => {
              const job = wanted.find(({ schedule }) => schedule.id === row.schedule.id);
              return job ? { ...row, last: job.slot } : row;
            });
          }
        },
      ),
      { seed: 20261125, numRuns: 200 },
    );
  });
});
