import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runBackup, runRestore } from '../../../src/cli/backup.js';
import { openPostgres } from '../../../src/store/postgres/open.js';
import { round, slot, start } from '../../contracts/store-fixtures.js';
import { describeOnPostgres } from '../../support/on-postgres.js';
import { keepVoting, until } from './voting.js';

describeOnPostgres('backup and restore by the server’s own tools', (server) => {
  const open = (url: string) => openPostgres(url, { mode: 'owner' });

  test('a dump that is taken while people vote holds all that was acknowledged before it', async () => {
    const url = await server().database();
    const folder = mkdtempSync(join(tmpdir(), 'studyhall-dump-'));
    const store = await open(url);
    await store.rounds.open(round('r1', { slot: slot('s', start) }), 'c1');
    const voter = keepVoting(store, 'r1', 'p');
    await until(() => voter.acknowledged.length > 40);
    const before = [...voter.acknowledged];
    const line = async (run: Promise<void>): Promise<void> => {
      const error: unknown = await run.catch((cause: unknown) => cause);
      const command = String(error).replace(/^.*run {2}/, '');
      execFileSync('sh', ['-c', command], {
        env: { ...process.env, PATH: `${dirname(server().program('pg_dump'))}:${process.env.PATH ?? ''}` },
      });
    };
    const io = { out: () => undefined, err: () => undefined };
    const file = join(folder, 'monday.dump');
    await line(runBackup(url, file, io));
    await voter.stop();
    expect(voter.refused).toEqual([]);
    await store.close();

    const fresh = await server().database();
    await line(runRestore(fresh, file, io));
    const restored = await open(fresh);
    const people = new Set((await restored.people.in('slack', 'T1')).map(({ name }) => name));
    expect(before.filter((name) => !people.has(name))).toEqual([]);
    expect((await restored.rounds.tally('r1')).voters).toBe(people.size);
    await restored.close();
    rmSync(folder, { recursive: true });
  });
});
