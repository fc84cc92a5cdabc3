import { describe, expect, test } from 'vitest';
import { runBackup, runRestore } from '../../../src/cli/backup.js';
import { runDoctor } from '../../../src/cli/doctor.js';
import { openPostgres } from '../../../src/store/postgres/open.js';
import { minutes, room, round, slot, someone, start } from '../../contracts/store-fixtures.js';
import { describeOnPostgres } from '../../support/on-postgres.js';
import { keepVoting, until } from './voting.js';

describeOnPostgres('a PostgreSQL server', (server) => {
  const open = (url: string, mode: 'owner' | 'reader' = 'owner') => openPostgres(url, { mode });
  const refusal = async (url: string, mode: 'owner' | 'reader' = 'owner') => {
    const error: unknown = await open(url, mode).then(
      (store) => store.close(),
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ name: 'StudyhallError' });
    expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain('s3cret');
    return error as { code: string; message: string; exit: number };
  };
  const tablesOf = async (url: string) =>
    (await server().run(url, "select tablename from pg_tables where schemaname = 'public'")).length;

  // First, while there is little to bring back from the disk at every start.
  test('kill -9 in the middle of voting loses nothing that was acknowledged, and the same stores go on', async () => {
    const url = await server().database();
    const stores = await Promise.all([open(url), open(url)]);
    const [one] = stores;
    await one.rounds.open(round('r1', { slot: slot('s', start) }), 'c1');
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    for (let kills = 0; kills < 3; kills += 1) {
      const voters = stores.flatMap((store, which) =>
        [0, 1, 2].map((each) => keepVoting(store, 'r1', `k${kills}-${which}-${each}`)),
      );
      const count = () => voters.reduce((sum, voter) => sum + voter.acknowledged.length, 0);
      await until(() => count() > 60);
      await server().kill();
      await until(() => voters.every((voter) => voter.refused.length > 0));
      await expect(one.check()).rejects.toMatchObject({ code: 'store-away' });
      await server().start();
      const atStart = count();
      await until(() => count() > atStart + 30);
      await Promise.all(voters.map((voter) => voter.stop()));
      acknowledged.push(...voters.flatMap((voter) => voter.acknowledged));
      refused.push(...voters.flatMap((voter) => voter.refused));
    }
    expect(refused.filter((error) => (error as { code?: string }).code !== 'store-away')).toEqual([]);
    for (const person of acknowledged) {
      expect(await one.rounds.ballot('r1', someone(person)), person).toEqual({ picks: [1] });
    }
    await one.rounds.close('r1', minutes(60), 'v1');
    const { voters } = await one.rounds.tally('r1');
    expect((await one.standings.totals(room, {})).filter(({ answered }) => answered === 1)).toHaveLength(voters);
    await Promise.all(stores.map((store) => store.close()));
  }, 120_000);

  describe('is refused with a sentence', () => {
    test('when it is out of reach, and when the address is none', async () => {
      expect(await refusal('postgres://me:s3cret@127.0.0.1:1/studyhall')).toMatchObject({
        code: 'store-away',
        exit: 1,
        message:
          'PostgreSQL database studyhall on 127.0.0.1:1 does not answer (ECONNREFUSED); check that the server is running',
      });
      expect(await refusal('postgres://me:s3cret@/nowhere?host=/nowhere')).toMatchObject({ code: 'store-away' });
      expect(await refusal('postgres://me:s3cret@host:port:1/x')).toMatchObject({
        code: 'store-unsupported',
        exit: 2,
      });
    });

    test('when the password is wrong or missing, or the database is not there', async () => {
      const url = await server().database();
      await server().run(url, "create role secretive login password 'right'");
      const as = (login: string) => url.replace('//postgres@', `//${login}@`);
      expect(await refusal(as('secretive:s3cret'))).toMatchObject({ code: 'store-login', exit: 1 });
      expect(await refusal(as('secretive'))).toMatchObject({ code: 'store-login' });
      // Since 15 only its owner makes tables in a database.
      expect(await refusal(as('secretive:right'))).toMatchObject({ code: 'store-not-writable' });
      await server().run(url, 'grant all on schema public to secretive');
      await (await open(as('secretive:right'))).close();
      expect(await refusal(url.replace('/t', '/nobody-'))).toMatchObject({ code: 'store-missing' });
    });

    test('when tables of another program are in the way; others may stand beside', async () => {
      const url = await server().database();
      await server().run(url, 'create table invoices (id int); create table person (id int)');
      for (const mode of ['owner', 'reader'] as const) {
        expect(await refusal(url, mode)).toMatchObject({ code: 'store-foreign' });
      }
      expect(await tablesOf(url)).toBe(2);
      await server().run(
        url,
        'drop table person; create schema other; create table other.kysely_migration (name text)',
      );
      await (await open(url)).close();
      expect(await server().run(url, 'select count(*)::int from invoices')).toEqual([{ count: 0 }]);
      await (await open(url)).close();
    });

    test('when a newer version wrote it', async () => {
      const url = await server().database();
      await (await open(url)).close();
      await server().run(url, "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')");
      for (const mode of ['owner', 'reader'] as const) {
        expect(await refusal(url, mode)).toMatchObject({ code: 'store-newer' });
      }
    });
  });

  test('readers look on and write nothing; a database that was never filled is an empty store', async () => {
    const url = await server().database();
    const nothing = await open(url, 'reader');
    expect(await nothing.standings.rooms()).toEqual([]);
    await expect(nothing.people.remember(someone('al'), 'Al')).rejects.toThrow();
    await nothing.close();
    expect(await tablesOf(url)).toBe(0);
    const owner = await open(url);
    const reader = await open(url, 'reader');
    await owner.people.remember(someone('al'), 'Al\0 \ud83d\ude00');
    expect(await reader.people.in('slack', 'T1')).toEqual([{ person: someone('al'), name: 'Al\ufffd \ud83d\ude00' }]);
    await expect(reader.people.remember(someone('bo'), 'Bo')).rejects.toMatchObject({ code: 'store-not-writable' });
    await Promise.all([owner.close(), reader.close()]);
  });

  test('several that start at the same moment make one schema', async () => {
    const url = await server().database();
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    await Promise.all(stores.map((store, index) => store.people.remember(someone(`p${index}`), `P${index}`)));
    expect(await stores[0]?.people.in('slack', 'T1')).toHaveLength(4);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('the time is the server’s', async () => {
    const url = await server().database();
    const store = await open(url);
    const clock = async () =>
      Number((await server().run(url, 'select extract(epoch from clock_timestamp())::float8 as s'))[0]?.s);
    const before = await clock();
    const times = [await store.now(), await store.now(), await store.now()].map((time) => time.getTime() / 1_000);
    const after = await clock();
    for (const time of times) {
      expect(time).toBeGreaterThan(before - 0.5);
      expect(time).toBeLessThan(after + 0.5);
    }
    await store.close();
  });

  test('doctor names it; backups are its own business', async () => {
    const url = (await server().database()).replace('//postgres@', '//postgres:s3cret@');
    await (await open(url)).close();
    const said: string[] = [];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    await runDoctor({ DATABASE_URL: url, PLAYGROUND: 'off' }, io);
    expect(said.join('\n')).toMatch(
      /^ok {5}store {7}PostgreSQL database t\d+ on \S+; PostgreSQL \d+\.\d+; no channels/m,
    );
    expect(said.join('\n')).not.toContain('s3cret');
    const errors = [runBackup(url, 'monday.dump', io), runRestore(url, 'monday.dump', io)].map((run) =>
      run.catch((error: unknown) => error),
    );
    for (const error of await Promise.all(errors)) {
      expect(error).toMatchObject({ exit: 2, message: expect.stringMatching(/run {2}pg_(dump|restore) --/) });
      expect(String(error)).not.toContain('s3cret');
    }
  });
});
