import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../src/store/migrate.js';
import type { Db } from '../../../src/store/schema.js';
import { overSqlite } from '../../../src/store/sqlite/connection.js';
import { createGroupCommit } from '../../../src/store/sqlite/group-commit.js';

async function open() {
  const db = overSqlite(new Database(':memory:'));
  onTestFinished(() => db.destroy());
  await migrate(db);
  const leases = async (on: Db = db): Promise<string[]> => {
    const rows = await on.selectFrom('lease').select('name').orderBy('name').execute();
    return rows.map(({ name }) => name);
  };
  const add = (name: string) => async (tx: Db) => {
    await tx.insertInto('lease').values({ name, holder: 'h', until: 0 }).execute();
    return leases(tx);
  };
  return { together: createGroupCommit(db), leases, add };
}

describe('verbs that come at the same time', () => {
  it('are kept in the order in which they came, and each gets its own answer', async () => {
    const { together, leases, add } = await open();
    expect(await Promise.all(['a', 'b', 'c'].map((name) => together(add(name))))).toEqual([
      ['a'],
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
    expect(await leases()).toEqual(['a', 'b', 'c']);
  });

  it('share no fate: what one that fails has written is gone, and the others are kept', async () => {
    const { together, leases, add } = await open();
    const failing = async (tx: Db): Promise<void> => {
      await add('half')(tx);
      throw new Error('not this one');
    };
    const ends = await Promise.allSettled([together(add('a')), together(failing), together(add('b'))]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await leases()).toEqual(['a', 'b']);
    await together(add('c'));
    expect(await leases()).toEqual(['a', 'b', 'c']);
  });

  it('are all kept, however many they are', async () => {
    const { together, leases, add } = await open();
    await Promise.all(Array.from({ length: 1_000 }, (_, i) => together(add(`${i}`))));
    expect(await leases()).toHaveLength(1_000);
  });
});
