import { describe, expect, it } from 'vitest';
import { postgresPlace, sqlitePlace } from '../chaos/place.js';
import { runChaos } from '../chaos/run-chaos.js';
import { table } from '../chaos/table.js';
import { needs } from '../support/needs.js';

const initdb = needs('postgresql');

/** A minute of what `npm run chaos` does at length. */
const short = {
  root: process.cwd(),
  seed: 20_261_125,
  kills: 8,
  lives: 15,
  rooms: { slack: 4, discord: 3 },
  people: 3,
  every: 10,
  quick: true,
  // What is missing then is named, before the test's own time is over.
  settle: 60_000,
  say: () => undefined,
} as const;

describe('kill -9 at named steps while three in ten calls go wrong', () => {
  it('loses nothing, doubles nothing and counts right, on SQLite', async () => {
    const report = await runChaos({ ...short, replicas: 1, place: sqlitePlace });
    process.stderr.write(`${table(report)}\n`);
    expect(report.wrongs).toEqual([]);
  }, 120_000);

  it.skipIf(initdb === undefined)(
    'nor with two replicas on a PostgreSQL that goes away',
    async () => {
      const place = postgresPlace(initdb ?? '');
      const report = await runChaos({ ...short, replicas: 2, away: 2_000, place });
      process.stderr.write(`${table(report)}\n`);
      expect(report.wrongs).toEqual([]);
    },
    120_000,
  );
});
