import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/chat/address.js';
import { createLearners } from '../../../src/core/study/learners.js';
import { round, snapshot } from '../../contracts/store-fixtures.js';
import { openMemory } from '../../support/memory.js';
import { createRecorder } from '../../support/recorder.js';

const at = new Date('2026-11-25T23:30:00Z');

async function open(options: { direct?: string; zone?: string } = {}) {
  const { store } = await openMemory(() => at);
  const { adapter } = createRecorder({ name: 'slack', ...options });
  return { store, learners: createLearners({ store, adapter: () => adapter }) };
}
const ana = (space: string): Person => ({ adapter: 'slack', space, id: 'ana' });
const roomIn = (space: string) => ({ adapter: 'slack', space, id: 'general' });

describe('a learner', () => {
  it('is the same in a space and alone with the bot, and alone with it in all spaces', async () => {
    const { store, learners } = await open({ direct: 'alone' });
    for (const [i, space] of ['T1', 'T2', 'alone'].entries()) {
      const when = new Date(at.getTime() - i * 1_000);
      await store.practised.record({
        person: ana(space),
        question: `in ${space}`,
        right: true,
        started: when,
        at: when,
      });
    }
    const known = async (space: string) => (await learners.answers(ana(space))).map(({ question }) => question);
    expect(await known('T1')).toEqual(['in alone', 'in T1']);
    expect(await known('alone')).toEqual(['in alone', 'in T2', 'in T1']);
    const apart = await open();
    await apart.store.practised.record({ person: ana('T2'), question: 'q', right: true, started: at, at });
    expect(await apart.learners.answers(ana('T1'))).toEqual([]);
  });

  it('is asked nothing that is open where they may play: in their space, or wherever they are the same', async () => {
    for (const [direct, seen] of [
      [undefined, ['here']],
      ['alone', ['elsewhere', 'here']],
    ] as const) {
      const { store, learners } = await open(direct === undefined ? {} : { direct });
      await store.rounds.open(round('r1', { room: roomIn('T1'), snapshot: snapshot('here') }), 'c1');
      await store.rounds.open(round('r2', { room: roomIn('T2'), snapshot: snapshot('elsewhere') }), 'c2');
      expect([...(await learners.open(roomIn('T1')))].sort()).toEqual(seen);
      await store.rounds.close('r1', at, 'v1');
      expect((await learners.open(roomIn('T1'))).has('here')).toBe(false);
    }
  });

  it.each([
    ['UTC', '2026-11-26T00:00:00.000Z'],
    ['Europe/Berlin', '2026-11-26T23:00:00.000Z'],
    ['America/New_York', '2026-11-26T05:00:00.000Z'],
  ])('has a day of their own, in %s until %s', async (zone, end) => {
    const { learners } = await open({ zone });
    expect((await learners.endOfToday(roomIn('T1'), ana('T1'))).toISOString()).toBe(end);
  });
});
