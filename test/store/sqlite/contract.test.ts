import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableKeys } from '../../../src/store/schema.js';
import { connectSqlite } from '../../../src/store/sqlite/connection.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { storeContract } from '../../contracts/store.js';
import { start, underTest } from '../../contracts/store-fixtures.js';
import { personalContract } from '../../contracts/store-personal.js';
import { racesContract } from '../../contracts/store-races.js';
import { spoiltContract } from '../../contracts/store-spoilt.js';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'studyhall-store-'));

storeContract('SQLite', () => {
  const folder = temporary();
  return underTest(
    (now) => openSqlite(join(folder, 'data', 'studyhall.db'), { now, mode: 'owner' }),
    () => rmSync(folder, { recursive: true }),
  );
});

racesContract('SQLite', async () => {
  const folder = temporary();
  const store = await openSqlite(join(folder, 'studyhall.db'), { now: () => start, mode: 'owner' });
  return {
    one: store,
    two: store,
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

personalContract('SQLite', async () => {
  const folder = temporary();
  const file = join(folder, 'studyhall.db');
  const store = await openSqlite(file, { now: () => start, mode: 'owner' });
  return {
    store,
    async dump() {
      const beside = connectSqlite(file, 'reader');
      const rows = (table: string) => beside.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
      const all = Object.fromEntries(Object.keys(tableKeys).map((table) => [table, rows(table)]));
      beside.close();
      return all;
    },
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

spoiltContract('SQLite', async () => {
  const folder = temporary();
  const file = join(folder, 'studyhall.db');
  const store = await openSqlite(file, { now: () => start, mode: 'owner' });
  return {
    store,
    spoil(table, column, text) {
      const beside = connectSqlite(file, 'owner');
      beside.prepare(`update "${table}" set "${column}" = ?`).run(text);
      beside.close();
    },
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
