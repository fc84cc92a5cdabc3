import { expect, it, onTestFinished } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { openPostgres } from '../../../src/store/postgres/open.js';
import { compose, createIds } from '../../support/compose.js';
import { libraryOf } from '../../support/library.js';
import { describeOnPostgres } from '../../support/on-postgres.js';
import { createRecorder } from '../../support/recorder.js';
import { createTestLog, replyText, smallNotes } from '../../support/stage.js';

const second = 1_000;

describeOnPostgres('three replicas, each with connections of its own, on a real PostgreSQL', (server) => {
  /** Replicas of one program and the platform that all of them serve, on a clock of their own. */
  async function openReplicas() {
    let now = new Date('2026-11-25T09:59:00Z');
    const url = await server().database();
    const recorder = createRecorder();
    const log = createTestLog();
    const library = libraryOf(smallNotes);
    const newId = createIds();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(url, { mode: 'owner', now: () => now })));
    const replicas = stores.map((store, n) =>
      compose({ store, adapter: recorder.adapter, log, library: () => library, newId }, { replica: `r${n}` }),
    );
    onTestFinished(async () => {
      for (const each of stores) await each.close();
    });
    const [store] = stores;
    if (!store) throw new Error('no store');
    return {
      store,
      replicas,
      recorder,
      log,
      room: (id: string): Room => ({ adapter: recorder.adapter.name, space: 'team', id }),
      async advance(milliseconds: number): Promise<void> {
        now = new Date(now.getTime() + milliseconds);
        await Promise.all(replicas.map((replica) => replica.tick(now)));
        await Promise.all(replicas.map((replica) => replica.idle()));
      },
    };
  }

  it('race for every slot, card, vote, close and reveal, and each happens once', async () => {
    const { store, replicas, recorder, room, advance, log } = await openReplicas();
    const rooms = Array.from({ length: 40 }, (_, n) => room(`room-${n}`));
    const since = new Date('2026-11-25T09:59:00Z');
    for (const each of rooms) {
      const by = { adapter: each.adapter, space: each.space, id: 'ana' };
      const phrase = 'every day at 10:00 UTC, close after 1m';
      await store.schedules.add({ id: `daily-${each.id}`, room: each, phrase, by, since });
    }
    await advance(60 * second);
    await advance(second);
    const voters = ['ana', 'bo', 'chen', 'dora', 'eli', 'fay'];
    const presses = rooms.flatMap((each) =>
      voters.map(async (id, n) => {
        const [round] = await store.rounds.openIn(each);
        const by = { adapter: each.adapter, space: each.space, id };
        const chosen = { kind: 'chose', room: each, by, id: `vote:${round?.id}`, picks: [n % 2] } as const;
        return replyText((await replicas[n % replicas.length]?.bot.handle(chosen)) ?? { kind: 'nothing' });
      }),
    );
    for (const said of await Promise.all(presses)) expect(said).toContain('Your answer is');
    await advance(60 * second);
    for (let i = 0; i < 3; i += 1) await advance(second);

    const sent = recorder.messages().map(({ to, key }) => `${key.split(':')[0]} in ${to.id}`);
    expect(sent.sort()).toEqual(rooms.flatMap(({ id }) => [`card in ${id}`, `reveal in ${id}`]).sort());
    for (const each of rooms) {
      expect((await store.rounds.latest(each, 5)).map((round) => round.voters)).toEqual([voters.length]);
      expect((await store.standings.totals(each, {})).map(({ offered }) => offered)).toEqual(voters.map(() => 1));
    }
    expect(await store.rounds.undrawn()).toEqual([]);
    expect(recorder.texts().filter((text) => text.includes('6 answered · closed'))).toHaveLength(rooms.length);
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('open one question when three managers want one at once', async () => {
    const { store, replicas, recorder, room, advance } = await openReplicas();
    for (let n = 0; n < 10; n += 1) {
      const here = room(`room-${n}`);
      const by = { adapter: here.adapter, space: here.space, id: 'ana' };
      const said = { kind: 'said', room: here, by, text: '/quiz now', via: 'command' } as const;
      const replies = (await Promise.all(replicas.map(({ bot }) => bot.handle(said)))).map(replyText);
      expect(replies.filter((text) => text.includes('The question is open'))).toHaveLength(1);
      expect(await store.rounds.openIn(here)).toHaveLength(1);
    }
    await advance(second);
    expect(recorder.messages()).toHaveLength(10);
  });
});
