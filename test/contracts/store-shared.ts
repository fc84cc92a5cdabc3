import { describe, expect, test } from 'vitest';
import type { Gap } from '../../src/core/gaps/store.js';
import type { Lesson } from '../../src/core/quiz/store.js';
import { defaultSettings } from '../../src/core/schedule/settings.js';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherSpace, room, round, snapshot, someone, start, vote } from './store-fixtures.js';

export function settingsContract(subject: Subject): void {
  describe('settings', () => {
    test('are the defaults until a space settles its own, and the latest count', async () => {
      const { settings } = subject().store;
      expect(await settings.of('slack', 'T1')).toEqual(defaultSettings);
      expect(await settings.all()).toEqual([]);
      await settings.set('slack', 'T1', { ...defaultSettings, daysOff: ['2026-12-25'], gaps: false });
      await settings.set('slack', 'T1', { ...defaultSettings, daysOff: ['2026-12-26'], keep: 30 });
      const again = await subject().reopen();
      const mine = { daysOff: ['2026-12-26'], late: 6 * 3_600_000, gaps: true, keep: 30 };
      expect(await again.settings.of('slack', 'T1')).toEqual(mine);
      expect(await again.settings.of('slack', 'T2')).toEqual(defaultSettings);
      expect(await again.settings.of('discord', 'T1')).toEqual(defaultSettings);
      expect(await again.settings.all()).toEqual([{ adapter: 'slack', space: 'T1', settings: mine }]);
    });
  });
}

export function gapsContract(subject: Subject): void {
  const gap = (id: string, more: Partial<Gap> = {}): Gap => ({
    id,
    query: `what about ${id}`,
    kind: 'nothing',
    at: start,
    ...more,
  });

  describe('gaps', () => {
    test('are kept a space, the newest first', async () => {
      const { gaps } = subject().store;
      await gaps.add('slack', 'T1', gap('g1'));
      await gaps.add('slack', 'T1', gap('g2', { kind: 'chosen', passage: 'p1', at: minutes(2) }));
      await gaps.add('slack', 'T1', gap('g2', { query: 'the same id again', at: minutes(9) }));
      await gaps.add('slack', 'T2', gap('g3', { kind: 'unhelpful', at: minutes(1) }));
      await gaps.add('discord', 'T1', gap('g4', { query: "'; drop table gap --", at: minutes(1) }));
      const again = (await subject().reopen()).gaps;
      expect(await again.in('slack', 'T1')).toEqual([
        gap('g2', { kind: 'chosen', passage: 'p1', at: minutes(2) }),
        gap('g1'),
      ]);
      expect((await again.in('slack', 'T2')).map(({ id }) => id)).toEqual(['g3']);
      expect((await again.in('discord', 'T1')).map(({ query }) => query)).toEqual(["'; drop table gap --"]);
      expect((await again.spaces()).map(({ adapter, space }) => `${adapter} ${space}`).sort()).toEqual([
        'discord T1',
        'slack T1',
        'slack T2',
      ]);
    });

    test('are counted a person, and beyond a thousand their own oldest go, nobody else’s', async () => {
      const { gaps } = subject().store;
      const [al, bo] = [someone('al'), someone('bo')];
      await gaps.add('slack', 'T1', gap('b1'), bo);
      for (let i = 0; i < 1_003; i += 1) await gaps.add('slack', 'T1', gap(`a${i}`, { at: minutes(i) }), al);
      expect(await gaps.countOf(al, minutes(1_000))).toBe(3);
      expect(await gaps.countOf(al, start)).toBe(1_000);
      expect(await gaps.countOf(bo, start)).toBe(1);
      const ids = (await gaps.in('slack', 'T1')).map(({ id }) => id);
      expect([ids.length, ids[0], ids.at(-1), ids.at(-2)]).toEqual([1_001, 'a1002', 'b1', 'a3']);
    }, 60_000);

    test('are forgotten by age or by id, in their own space only', async () => {
      const { gaps } = subject().store;
      for (const [space, id, at] of [
        ['T1', 'g1', 1],
        ['T1', 'g2', 2],
        ['T1', 'g3', 3],
        ['T2', 'g4', 1],
      ] as const) {
        await gaps.add('slack', space, gap(id, { at: minutes(at) }));
      }
      expect(await gaps.forget('slack', 'T1', { before: minutes(2) })).toBe(1);
      expect(await gaps.forget('slack', 'T1', { ids: ['g2', 'g4', 'nobody'] })).toBe(1);
      expect(await gaps.forget('slack', 'T1', { ids: [] })).toBe(0);
      expect((await gaps.in('slack', 'T1')).map(({ id }) => id)).toEqual(['g3']);
      expect(await gaps.in('slack', 'T2')).toHaveLength(1);
    });
  });
}

export function leasesContract(subject: Subject): void {
  describe('leases', () => {
    test('one holder has a lease until it ends, and may renew it', async () => {
      const { leases } = subject().store;
      expect(await leases.take('gateway', 'a', start, 60_000)).toBe(true);
      expect(await leases.take('gateway', 'b', minutes(0.5), 60_000)).toBe(false);
      expect(await leases.take('gateway', 'a', minutes(0.5), 60_000)).toBe(true);
      expect(await leases.take('gateway', 'b', minutes(1), 60_000)).toBe(false);
      expect(await leases.take('gateway', 'b', minutes(1.5), 60_000)).toBe(true);
      expect(await leases.take('gateway', 'a', minutes(2), 60_000)).toBe(false);
      expect(await leases.take('other', 'a', minutes(2), 60_000)).toBe(true);
    });

    test('only its holder gives it back', async () => {
      const { leases } = subject().store;
      await leases.take('gateway', 'a', start, 60_000);
      await leases.release('gateway', 'b');
      expect(await leases.take('gateway', 'b', start, 60_000)).toBe(false);
      await leases.release('gateway', 'a');
      expect(await leases.take('gateway', 'b', start, 60_000)).toBe(true);
    });

    test('of many who ask at once, one is the first', async () => {
      const { leases } = subject().store;
      const asked = await Promise.all(Array.from({ length: 20 }, () => leases.first('T1:C1:1.2', start)));
      expect(asked.filter((first) => first)).toHaveLength(1);
      expect(await leases.first('T1:C1:1.3', minutes(5))).toBe(true);
      expect(await leases.forget(minutes(5))).toBe(1);
      expect(await leases.first('T1:C1:1.2', minutes(6))).toBe(true);
      expect(await leases.first('T1:C1:1.3', minutes(6))).toBe(false);
    });
  });
}

export function pastContract(subject: Subject): void {
  describe('the past of a room', () => {
    const play = async (id: string, at: number, picks: readonly number[], topic = 'iam') => {
      const { rounds } = subject().store;
      const slot = { schedule: 's1', key: id, opens: minutes(at) };
      await rounds.open(
        round(id, { slot, snapshot: snapshot(`q-${id}`, { topic }), opens: minutes(at), closes: minutes(at + 5) }),
        `card:${id}`,
      );
      for (const [i, pick] of picks.entries()) {
        await vote(subject().store, id, someone(`p${i}`), pick, { at: minutes(at + 1) });
      }
    };

    test('lists rounds with how they went and how their cards stand', async () => {
      const { rounds, outbox } = subject().store;
      await play('r1', 0, [1, 1, 0]);
      await rounds.close('r1', minutes(5), 'reveal:r1');
      await outbox.claim('slack', minutes(5), 1_000, 10);
      await outbox.sent('card:r1', { room, id: 'm1' });
      await play('r2', 10, [1]);
      await outbox.claim('slack', minutes(10), 1_000, 10);
      await outbox.later('card:r2', minutes(11), { why: 'not-in-room', advice: 'Invite me.' });
      await rounds.open(round('r3', { room: otherSpace }), 'card:r3');
      const short = { topic: 'iam', prompt: 'Who patches?', slotted: true };
      expect(await rounds.latest(room, 10)).toEqual([
        {
          ...short,
          id: 'r2',
          question: 'q-r2',
          opens: minutes(10),
          voters: 0,
          right: 0,
          card: { state: 'pending', refusal: { why: 'not-in-room', advice: 'Invite me.' } },
        },
        {
          ...short,
          id: 'r1',
          question: 'q-r1',
          opens: minutes(0),
          closed: minutes(5),
          voters: 3,
          right: 2,
          card: { state: 'sent' },
        },
      ]);
      expect(await rounds.latest(room, 1)).toHaveLength(1);
      expect(await rounds.latest(otherAdapter, 10)).toEqual([]);
      const learned = ({ question, opens, closed, voters, right }: Lesson): Lesson => ({
        question,
        opens,
        ...(closed ? { closed } : {}),
        voters,
        right,
      });
      expect(await rounds.lessons(room, 10)).toEqual((await rounds.latest(room, 10)).map(learned));
      expect(await rounds.lessons(room, 1)).toHaveLength(1);
      expect(await rounds.results()).toEqual([{ question: 'q-r1', rounds: 1, answered: 3, right: 2 }]);
      expect(await outbox.state('card:r2')).toEqual({
        state: 'pending',
        refusal: { why: 'not-in-room', advice: 'Invite me.' },
      });
      expect(await outbox.state('card:nobody')).toBeUndefined();
    });

    test('a correction counts anew, and a refusal ends with the sending', async () => {
      const { rounds, outbox } = subject().store;
      await play('r1', 0, [1, 0]);
      await rounds.close('r1', minutes(5), 'reveal:r1');
      await rounds.correct('r1', snapshot('q-r1'), (ballot) => ballot.picks[0] !== 2);
      expect((await rounds.latest(room, 1))[0]).toMatchObject({ voters: 2, right: 2 });
      await outbox.claim('slack', minutes(5), 1_000, 10);
      await outbox.later('card:r1', minutes(6), { why: 'archived' });
      expect(await outbox.state('card:r1')).toEqual({ state: 'pending', refusal: { why: 'archived' } });
      await outbox.claim('slack', minutes(6), 1_000, 10);
      await outbox.sent('card:r1', { room, id: 'm1' });
      expect(await outbox.state('card:r1')).toEqual({ state: 'sent' });
    });

    test('sums topics over the closed rounds of a space since an instant', async () => {
      const { rounds, standings } = subject().store;
      await play('r1', 0, [1, 1, 0], 'iam');
      await play('r2', 10, [0], 'patching');
      await play('r3', 20, [1, 0], 'iam');
      await play('r4', 30, [1], 'iam');
      for (const id of ['r1', 'r2', 'r3']) await rounds.close(id, minutes(40), `reveal:${id}`);
      expect(await standings.topics('slack', 'T1', start)).toEqual([
        { topic: 'iam', answered: 5, right: 3 },
        { topic: 'patching', answered: 1, right: 0 },
      ]);
      expect(await standings.topics('slack', 'T1', minutes(10))).toEqual([
        { topic: 'iam', answered: 2, right: 1 },
        { topic: 'patching', answered: 1, right: 0 },
      ]);
      expect(await standings.topics('slack', 'T2', start)).toEqual([]);
    });
  });
}
