import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBackup, runRestore } from '../../../src/cli/backup.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { someone, start } from '../../contracts/store-fixtures.js';
import { tempDir } from '../../support/temp.js';

const rights = (dir: string): Record<string, string> =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, (statSync(join(dir, name)).mode & 0o777).toString(8)]));
const io = { out: () => undefined, err: () => undefined };

it.skipIf(process.platform === 'win32')(
  'the database, what SQLite writes beside it, backups and what a restore sets aside are for their owner alone',
  async () => {
    const dir = tempDir();
    const file = join(dir, 'data', 'studyhall.db');
    mkdirSync(join(dir, 'data'));
    // As an older version left it.
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    const store = await openSqlite(file, { now: () => start, mode: 'owner' });
    await store.people.remember(someone('ann'), 'Ann');
    const open = rights(join(dir, 'data'));
    expect(Object.keys(open)).toContain('studyhall.db-wal');
    expect(new Set(Object.values(open))).toEqual(new Set(['600']));
    await runBackup(`sqlite:${file}`, join(dir, 'kept', 'monday.db'), io);
    expect(rights(join(dir, 'kept'))).toEqual({ 'monday.db': '600' });
    await store.close();
    chmodSync(file, 0o644);
    await runRestore(`sqlite:${file}`, join(dir, 'kept', 'monday.db'), io);
    const restored = rights(join(dir, 'data'));
    expect(Object.keys(restored)).toContain('studyhall.db.before-restore');
    expect(new Set(Object.values(restored))).toEqual(new Set(['600']));
  },
);
