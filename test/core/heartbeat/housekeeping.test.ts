import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { compose, createIds } from '../../support/compose.js';
import { libraryOf } from '../../support/library.js';
import { openStage, smallNotes } from '../../support/stage.js';

it('asks kept queries again with a turn for others after each', async () => {
  const { store, recorder, log, room, now } = await openStage();
  for (let i = 0; i < 12; i += 1) {
    await store.gaps.add(room.adapter, room.space, { id: `g${i}`, query: `zorblax ${i}`, kind: 'nothing', at: now() });
  }
  let turns = 0;
  const breathe = async () => {
    turns += 1;
  };
  const library = libraryOf(smallNotes);
  const parts = { store, log, adapter: recorder.adapter, library: () => library, newId: createIds() };
  const studyhall = compose(parts, { breathe });
  await studyhall.tick(now());
  await studyhall.idle();
  expect(turns).toBeGreaterThanOrEqual(12);
  expect(await store.gaps.in(room.adapter, room.space)).toHaveLength(12);
});

const day = 86_400_000;

describe('what is kept for a time only', () => {
  it('goes when its time is over: a day, a fortnight, a month, eighteen months', async () => {
    const { store, room, person, now, advance } = await openStage();
    const [ana, at] = [person('ana'), now()];
    await store.asked.add({ id: 'a', space: room.space, query: 'who?', passages: [], at, by: ana });
    await store.transcripts.append({ room, at, by: ana, message: line('hello') });
    await store.people.remember(ana, 'Ana');
    await store.outbox.add({ key: 'k', to: ana, letter: { kind: 'message', message: line('hi') } }, at);
    const kinds = async () => (await store.people.kept(ana)).map(({ kind }) => kind);
    await advance(0);
    expect(await kinds()).toEqual(['person', 'query', 'message', 'notice']);
    await advance(day + 1);
    expect(await kinds()).toEqual(['person', 'message', 'notice']);
    await advance(14 * day);
    expect(await kinds()).toEqual(['person', 'message']);
    await advance(15 * day + 1);
    expect(await kinds()).toEqual(['person']);
    await advance(517 * day);
    expect(await kinds()).toEqual(['person']);
    await advance(2 * day);
    expect(await kinds()).toEqual([]);
  });

  it('is what became of a slot, and nothing is asked twice for that', async () => {
    const { store, say, room, now, advance } = await openStage({ at: '2026-11-25T10:00:00Z' });
    await say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    const [schedule] = await store.schedules.of(room);
    const first = { schedule: schedule?.id ?? '', key: '2026-11-25T10:00', opens: now() };
    const asked = async () =>
      (await store.rounds.latest(room, 100)).map(({ opens }) => opens.toISOString().slice(0, 10));
    await advance(0);
    for (let i = 0; i < 29; i += 1) await advance(day);
    expect(await asked()).toHaveLength(30);
    expect(await store.schedules.skip([first], 'late')).toEqual([]);
    for (let i = 0; i < 11; i += 1) await advance(day);
    expect(new Set(await asked()).size).toBe(41);
    expect(await asked()).toHaveLength(41);
    // Nothing of the first one is known any more.
    expect(await store.schedules.skip([first], 'late')).toEqual([first]);
  });

  it('is a voter’s name until eighteen months after their last vote; the result stays', async () => {
    const { store, say, choose, openRound, room, person, advance } = await openStage();
    await say('ana', '/quiz now close after 5m');
    const round = await openRound();
    await choose('ana', round, 0);
    await advance(600_000);
    const before = await store.rounds.tally(round);
    await advance(540 * day);
    expect(await store.people.kept(person('ana'))).not.toEqual([]);
    await advance(9 * day);
    expect(await store.people.kept(person('ana'))).toEqual([]);
    expect(await store.standings.totals(room, {})).toEqual([]);
    expect(await store.rounds.tally(round)).toEqual(before);
    expect(before.voters).toBe(1);
  });
});

describe('a team that removed the bot', () => {
  const away = async () => {
    const stage = await openStage();
    const space = { adapter: stage.room.adapter, space: stage.room.space };
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.bot.left(space);
    return { stage, space };
  };

  it('gets nothing from that moment on, and everything again when it has the bot again', async () => {
    const { stage, space } = await away();
    await stage.advance(3 * day);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.bot.joined(space);
    await stage.advance(1_000);
    await stage.advance(day);
    expect(stage.recorder.messages().length).toBeGreaterThan(0);
    expect(stage.log.lines).toContain(
      'warn the bot was removed from a workspace or server; its data is deleted after 30 days',
    );
    expect(stage.log.lines).toContain('info a workspace or server has the bot again');
  });

  it('is forgotten after thirty days', async () => {
    const { stage } = await away();
    await stage.advance(29 * day);
    expect(await stage.store.schedules.of(stage.room)).toHaveLength(1);
    await stage.advance(day);
    expect(await stage.store.schedules.of(stage.room)).toEqual([]);
    expect(await stage.store.spaces.away()).toEqual([]);
  });

  it('is noticed at a start too, when the platform says who has the bot; what belongs to no team is none', async () => {
    const stage = await openStage({ direct: 'direct' });
    const { adapter } = stage.room;
    for (const space of ['direct', 'gone', 'here'])
      await stage.store.people.remember({ adapter, space, id: 'ana' }, 'Ana');
    await stage.store.people.remember({ adapter: 'other', space: 'theirs', id: 'ana' }, 'Ana');
    await stage.store.spaces.left({ adapter, space: 'here' }, stage.now());
    await stage.bot.present(adapter, ['here', 'new']);
    expect((await stage.store.spaces.away()).map(({ space }) => space)).toEqual(['gone']);
  });
});
