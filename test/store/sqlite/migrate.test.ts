import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../src/store/migrate.js';
import { migrations } from '../../../src/store/migrations.js';
import { connectSqlite, overSqlite } from '../../../src/store/sqlite/connection.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { someone, start } from '../../contracts/store-fixtures.js';

const older = Object.keys(migrations).slice(0, -1);

test.each(older)('a file of the version that ended at %s is brought up to date by its owner alone', async (last) => {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'studyhall.db');
  const db = overSqlite(connectSqlite(file, 'owner'));
  await migrate(db, { last });
  await db.insertInto('person').values({ adapter: 'slack', space: 'T1', id: 'al', name: 'Al', came: 1 }).execute();
  await db.insertInto('asked').values({ space: 'T1', id: 'a1', query: 'who?', passages: '["p1"]', at: 0 }).execute();
  await db.destroy();
  const open = (mode: 'owner' | 'reader') => openSqlite(file, { now: () => start, mode });
  await expect(open('reader')).rejects.toMatchObject({ code: 'store-older' });
  await (await open('owner')).close();
  const store = await open('reader');
  onTestFinished(() => store.close());
  expect(await store.people.in('slack', 'T1')).toEqual([{ person: someone('al'), name: 'Al' }]);
  expect(await store.asked.get('a1', 'T1')).toEqual({ query: 'who?', passages: ['p1'] });
  expect(await store.proposals.get('p1', someone('al'))).toBeUndefined();
});
