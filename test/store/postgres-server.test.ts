import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBackup, runRestore } from '../../src/cli/backup.js';
import { runDoctor } from '../../src/cli/doctor.js';
import type { Store } from '../../src/core/bot/store.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { connectPostgres, openPostgres } from '../../src/store/postgres.js';
import { minutes, room, round, slot, someone, start, vote } from '../contracts/store-fixtures.js';
import { needs } from '../support/needs.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

const initdb = needs('postgresql');

/** Votes until it is told to stop; keeps what was acknowledged, and how often it was told that the store is away. */
function keepVoting(store: Store, id: string, name: string) {
  const acknowledged: string[] = [];
  const refused: unknown[] = [];
  let stopping = false;
  const done = (async () => {
    for (let index = 0; !stopping; index += 1) {
      const person = `${name}-${index}`;
      try {
        const outcome = await vote(store, id, someone(person), 1, { name: person });
        if (outcome === 'counted' || outcome === 'same') acknowledged.push(person);
      } catch (error) {
        refused.push(error);
        // Whoever is told to press again does so after a while.
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  })();
  return {
    acknowledged,
    refused,
    async stop() {
      stopping = true;
      await done;
    },
  };
}

/** Waits for a state, looking as often as others let it. */
async function until(state: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await state())) await new Promise((resolve) => setImmediate(resolve));
}

describe.skipIf(initdb === undefined)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(initdb ?? '');
  });
  afterAll(() => server?.stop());

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
    (await server.run(url, "select tablename from pg_tables where schemaname = 'public'")).length;

  // First, while there is little to bring back from the disk at every start.
  test('kill -9 in the middle of voting loses nothing that was acknowledged, and the same stores go on', async () => {
    const url = await server.database();
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
      await server.kill();
      await until(() => voters.every((voter) => voter.refused.length > 0));
      await expect(one.check()).rejects.toMatchObject({ code: 'store-away' });
      await server.start();
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
          'PostgreSQL database studyhall on 127.0.0.1:1 does not answer (ECONNREFUSED); see that the server runs',
      });
      expect(await refusal('postgres://me:s3cret@/nowhere?host=/nowhere')).toMatchObject({ code: 'store-away' });
      expect(await refusal('postgres://me:s3cret@host:port:1/x')).toMatchObject({
        code: 'store-unsupported',
        exit: 2,
      });
    });

    test('when the password is wrong or missing, or the database is not there', async () => {
      const url = await server.database();
      await server.run(url, "create role secretive login password 'right'");
      const as = (login: string) => url.replace('//postgres@', `//${login}@`);
      expect(await refusal(as('secretive:s3cret'))).toMatchObject({ code: 'store-login', exit: 1 });
      expect(await refusal(as('secretive'))).toMatchObject({ code: 'store-login' });
      // Since 15 only its owner makes tables in a database.
      expect(await refusal(as('secretive:right'))).toMatchObject({ code: 'store-not-writable' });
      await server.run(url, 'grant all on schema public to secretive');
      await (await open(as('secretive:right'))).close();
      expect(await refusal(url.replace('/t', '/nobody-'))).toMatchObject({ code: 'store-missing' });
    });

    test('when tables of another program are in the way; others may stand beside', async () => {
      const url = await server.database();
      await server.run(url, 'create table invoices (id int); create table person (id int)');
      for (const mode of ['owner', 'reader'] as const) {
        expect(await refusal(url, mode)).toMatchObject({ code: 'store-foreign' });
      }
      expect(await tablesOf(url)).toBe(2);
      await server.run(url, 'drop table person; create schema other; create table other.kysely_migration (name text)');
      await (await open(url)).close();
      expect(await server.run(url, 'select count(*)::int from invoices')).toEqual([{ count: 0 }]);
      await (await open(url)).close();
    });

    test('when a newer version wrote it', async () => {
      const url = await server.database();
      await (await open(url)).close();
      await server.run(url, "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')");
      for (const mode of ['owner', 'reader'] as const) {
        expect(await refusal(url, mode)).toMatchObject({ code: 'store-newer' });
      }
    });
  });

  test('readers look on and write nothing; a database that was never filled is an empty store', async () => {
    const url = await server.database();
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
    const url = await server.database();
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    await Promise.all(stores.map((store, index) => store.people.remember(someone(`p${index}`), `P${index}`)));
    expect(await stores[0]?.people.in('slack', 'T1')).toHaveLength(4);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('the time is the server’s', async () => {
    const url = await server.database();
    const store = await open(url);
    const clock = async () =>
      Number((await server.run(url, 'select extract(epoch from clock_timestamp())::float8 as s'))[0]?.s);
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
    const url = (await server.database()).replace('//postgres@', '//postgres:s3cret@');
    await (await open(url)).close();
    const said: string[] = [];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    await runDoctor({ DATABASE_URL: url, PLAYGROUND: 'off' }, io);
    expect(said.join('\n')).toMatch(/^ok {5}store {7}PostgreSQL database t\d+ on \S+; PostgreSQL \d+\.\d+; no rooms/m);
    expect(said.join('\n')).not.toContain('s3cret');
    const errors = [runBackup(url, 'monday.dump', io), runRestore(url, 'monday.dump', io)].map((run) =>
      run.catch((error: unknown) => error),
    );
    for (const error of await Promise.all(errors)) {
      expect(error).toMatchObject({ exit: 2, message: expect.stringMatching(/run {2}pg_(dump|restore) --/) });
      expect(String(error)).not.toContain('s3cret');
    }
  });

  test('a dump that is taken while people vote holds all that was acknowledged before it', async () => {
    const url = await server.database();
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
        env: { ...process.env, PATH: `${dirname(server.program('pg_dump'))}:${process.env.PATH ?? ''}` },
      });
    };
    const io = { out: () => undefined, err: () => undefined };
    const file = join(folder, 'monday.dump');
    await line(runBackup(url, file, io));
    await voter.stop();
    expect(voter.refused).toEqual([]);
    await store.close();

    const fresh = await server.database();
    await line(runRestore(fresh, file, io));
    const restored = await open(fresh);
    const people = new Set((await restored.people.in('slack', 'T1')).map(({ name }) => name));
    expect(before.filter((name) => !people.has(name))).toEqual([]);
    expect((await restored.rounds.tally('r1')).voters).toBe(people.size);
    await restored.close();
    rmSync(folder, { recursive: true });
  });

  test('an older version writes on while a newer one brings the schema up to date', async () => {
    const url = await server.database();
    const db = connectPostgres(url, { connections: 1, patience: 0 });
    await migrate(db, { within: 'public', last: '0001-first' });
    await db.destroy();
    const older = keepPlaying(server, url);
    await until(() => older.played.length > 5);
    const stores = await Promise.all([openStore(url, { now: () => start, mode: 'owner' }), open(url)]);
    const [newer] = stores;
    const then = older.played.length;
    await until(() => older.played.length > then + 5);
    await newer.rounds.open(round('new', { slot: slot('new', start) }), 'card:new');
    expect(await vote(newer, 'new', someone('al'), 1)).toBe('counted');
    await older.stop();
    expect(older.failed).toEqual([]);
    const rounds = await newer.rounds.latest(room, 10_000);
    expect(rounds.map(({ id }) => id).sort()).toEqual([...older.played, 'new'].sort());
    await newer.standings.rebuildTotals();
    expect(await newer.standings.record(room, someone('old'), 10_000)).toHaveLength(older.played.length);
    await Promise.all(stores.map((store) => store.close()));
  });
});

/** Plays rounds as the first version wrote them: each is opened, voted in and closed. */
function keepPlaying(server: PostgresServer, url: string) {
  const played: string[] = [];
  const failed: unknown[] = [];
  let stopping = false;
  const at = start.getTime();
  const where = `'slack', 'T1', 'general'`;
  const verbs = (id: string, index: number): readonly string[] => [
    `begin;
     insert into slot (adapter, space, schedule, key, opens, round) values ('slack', 'T1', 's', '${id}', ${at}, '${id}')
       on conflict do nothing;
     insert into round (adapter, space, room, id, schedule, slot, slot_opens, question, topic, difficulty, month,
       snapshot, opens, closes) values (${where}, '${id}', 's', '${id}', ${at}, 'q', 't', 1, '2026-11', '{"choices":[]}',
       ${at + index}, ${at + 1e9});
     insert into outbox (adapter, space, key, "to", letter, state, due)
       values ('slack', 'T1', 'card:${id}', '{}', '{}', 'pending', ${at}) on conflict do nothing;
     commit`,
    `begin; select closed from round left join vote on vote.round = round.id where round.id = '${id}';
     insert into person (adapter, space, id, name, came) values ('slack', 'T1', 'old', 'Old', 1)
       on conflict (adapter, space, id) do update set name = 'Old' where person.name <> 'Old';
     insert into vote (adapter, space, round, person, picks, "right", at)
       values ('slack', 'T1', '${id}', 'old', '[0]', 1, ${at}) on conflict do nothing;
     commit`,
    `begin; update round set closed = ${at + 5} where id = '${id}' and closed is null returning *;
     insert into member (adapter, space, room, person, since, history) values (${where}, 'old', ${at}, 'r')
       on conflict (adapter, space, room, person) do update set history = 'r' || member.history;
     insert into total (adapter, space, room, month, person, topic, difficulty, offered, answered, "right")
       values (${where}, '2026-11', 'old', 't', 1, 1, 1, 1) on conflict (adapter, space, room, month, person, topic,
       difficulty) do update set offered = total.offered + 1, answered = total.answered + 1;
     insert into outbox (adapter, space, key, "to", letter, state, due)
       values ('slack', 'T1', 'reveal:${id}', '{}', '{}', 'pending', ${at}) on conflict do nothing;
     commit`,
  ];
  const player = async (name: string) => {
    for (let index = 0; !stopping; index += 1) {
      const id = `${name}-${index}`;
      try {
        for (const verb of verbs(id, index)) await server.run(url, verb);
        played.push(id);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  const done = Promise.all(['a', 'b', 'c'].map(player));
  return {
    played,
    failed,
    async stop() {
      stopping = true;
      await done;
    },
  };
}
