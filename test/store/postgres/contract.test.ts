import { beforeAll } from 'vitest';
import { openPostgres } from '../../../src/store/postgres/open.js';
import { tableKeys } from '../../../src/store/schema.js';
import { storeContract } from '../../contracts/store.js';
import { start, underTest } from '../../contracts/store-fixtures.js';
import { personalContract } from '../../contracts/store-personal.js';
import { racesContract } from '../../contracts/store-races.js';
import { spoiltContract } from '../../contracts/store-spoilt.js';
import { describeOnPostgres } from '../../support/on-postgres.js';

describeOnPostgres('on a real server', (server) => {
  let url: string;
  beforeAll(async () => {
    url = await server().database();
  });

  const wipe = () => {
    const names = Object.keys(tableKeys).map((name) => `"${name}"`);
    return server().run(url, `truncate ${names.join(', ')}`);
  };

  racesContract('PostgreSQL', async () => {
    const [one, two] = await Promise.all([openPostgres(url, { mode: 'owner' }), openPostgres(url, { mode: 'owner' })]);
    return {
      one,
      two,
      async dispose() {
        await Promise.all([one.close(), two.close()]);
        await wipe();
      },
    };
  });

  personalContract('PostgreSQL', async () => {
    const store = await openPostgres(url, { now: () => start, mode: 'owner' });
    return {
      store,
      async dump() {
        const tables: [string, readonly Record<string, unknown>[]][] = [];
        for (const table of Object.keys(tableKeys))
          tables.push([table, await server().run(url, `select * from "${table}"`)]);
        return Object.fromEntries(tables);
      },
      async dispose() {
        await store.close();
        await wipe();
      },
    };
  });

  spoiltContract('PostgreSQL', async () => {
    const store = await openPostgres(url, { now: () => start, mode: 'owner' });
    return {
      store,
      spoil: async (table, column, text) => {
        await server().run(url, `update "${table}" set "${column}" = '${text.replaceAll("'", "''")}'`);
      },
      async dispose() {
        await store.close();
        await wipe();
      },
    };
  });

  storeContract('PostgreSQL', () =>
    underTest(
      (now) => openPostgres(url, { now, mode: 'owner' }),
      async () => void (await wipe()),
    ),
  );
});
