import { expect, test } from 'vitest';
import { migrate } from '../../../src/store/migrate.js';
import { migrations } from '../../../src/store/migrations.js';
import { openStore } from '../../../src/store/open-store.js';
import { connectPostgres } from '../../../src/store/postgres/connection.js';
import { openPostgres } from '../../../src/store/postgres/open.js';
import { room, round, slot, snapshot, someone, start, vote } from '../../contracts/store-fixtures.js';
import { describeOnPostgres } from '../../support/on-postgres.js';
import type { PostgresServer } from '../../support/postgres.js';
import { until } from './voting.js';

describeOnPostgres('a schema that is brought up to date', (server) => {
  const open = (url: string) => openPostgres(url, { mode: 'owner' });

  const older = Object.keys(migrations).slice(0, -1);

  test.each(older)('an older version writes on while a newer one takes it from %s to this one', async (last) => {
    const url = await server().database();
    const db = connectPostgres(url, { connections: 1, patience: 0 });
    await migrate(db, { within: 'public', last });
    await db.destroy();
    const player = keepPlaying(server(), url);
    await until(() => player.played.length > 5);
    const stores = await Promise.all([openStore(url, { now: () => start, mode: 'owner' }), open(url)]);
    const [newer] = stores;
    const then = player.played.length;
    await until(() => player.played.length > then + 5);
    await newer.rounds.open(round('new', { slot: slot('new', start) }), 'card:new');
    expect(await vote(newer, 'new', someone('al'), 1)).toBe('counted');
    await player.stop();
    expect(player.failed).toEqual([]);
    const rounds = await newer.rounds.latest(room, 10_000);
    expect(rounds.map(({ id }) => id).sort()).toEqual([...player.played, 'new'].sort());
    await newer.standings.rebuildTotals();
    expect(await newer.standings.record(room, someone('old'), 10_000)).toHaveLength(player.played.length);
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
  const asked = JSON.stringify(snapshot('q'));
  const verbs = (id: string, index: number): readonly string[] => [
    `begin;
     insert into slot (adapter, space, schedule, key, opens, round) values ('slack', 'T1', 's', '${id}', ${at}, '${id}')
       on conflict do nothing;
     insert into round (adapter, space, room, id, schedule, slot, slot_opens, question, topic, difficulty, month,
       snapshot, opens, closes) values (${where}, '${id}', 's', '${id}', ${at}, 'q', 't', 1, '2026-11', '${asked}',
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
