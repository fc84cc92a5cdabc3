import { describe, expect, test } from 'vitest';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherRoom, otherSpace, room, round, schedule, slot, start } from './store-fixtures.js';

export function schedulesContract(subject: Subject): void {
  describe('schedules', () => {
    test('a schedule comes back as it was added, oldest first, after a restart too', async () => {
      const first = schedule('b', { room: { ...room, thread: 'th' } });
      const second = schedule('a', { since: minutes(1), paused: minutes(90) });
      const third = schedule('c', { since: minutes(2), paused: 'forever' });
      for (const each of [second, third, first]) await subject().store.schedules.add(each);
      const again = await subject().reopen();
      expect(await again.schedules.of(room)).toEqual([first, second, third]);
    });

    test('a room sees its own schedules only', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a'));
      await schedules.add(schedule('b', { room: otherSpace }));
      await schedules.add(schedule('c', { room: otherAdapter }));
      expect((await schedules.of(room)).map((each) => each.id)).toEqual(['a']);
      expect((await schedules.of({ ...room, thread: 'any' })).map((each) => each.id)).toEqual(['a']);
      expect((await schedules.of(otherSpace)).map((each) => each.id)).toEqual(['b']);
      expect(await schedules.of(otherRoom)).toEqual([]);
    });

    test('a schedule is removed from its own room only, and its rounds stay', async () => {
      const { schedules, rounds } = subject().store;
      await schedules.add(schedule('a'));
      await schedules.add(schedule('b'));
      await rounds.open(round('r1', { slot: slot('a', minutes(1)) }), 'card:r1');
      expect(await schedules.remove(otherSpace, 'a')).toBe(false);
      expect(await schedules.remove(otherRoom, 'a')).toBe(false);
      expect(await schedules.remove(room, 'a')).toBe(true);
      expect(await schedules.remove(room, 'a')).toBe(false);
      expect((await schedules.of(room)).map((each) => each.id)).toEqual(['b']);
      expect((await schedules.due()).map((each) => each.schedule.id)).toEqual(['b']);
      expect((await rounds.get('r1'))?.slot?.schedule).toBe('a');
    });

    test('the heartbeat sees all rooms, each with the last slot that was opened or skipped', async () => {
      const { schedules, rounds } = subject().store;
      for (const [id, of] of [
        ['a', room],
        ['b', otherSpace],
        ['c', otherAdapter],
      ] as const) {
        await schedules.add(schedule(id, { room: of }));
      }
      await rounds.open(round('r1', { slot: slot('a', minutes(1)) }), 'card:r1');
      await rounds.open(round('r2', { slot: slot('a', minutes(3)) }), 'card:r2');
      await schedules.skip([slot('a', minutes(2)), slot('b', minutes(5)), slot('b', minutes(4))], 'late');
      const due = await schedules.due();
      expect(due.map((each) => [each.schedule.id, each.last])).toEqual([
        ['a', slot('a', minutes(3))],
        ['b', slot('b', minutes(5))],
        ['c', undefined],
      ]);
    });

    test('one schedule is found by its id in its own room, with its last settled slot', async () => {
      const { schedules, rounds } = subject().store;
      await schedules.add(schedule('a', { paused: 'forever' }));
      await schedules.add(schedule('b'));
      expect(await schedules.get(room, 'a')).toEqual({ schedule: schedule('a', { paused: 'forever' }) });
      await rounds.open(round('r1', { slot: slot('a', minutes(3)) }), 'card:r1');
      await schedules.skip([slot('a', minutes(2)), slot('b', minutes(5))], 'late');
      const again = await subject().reopen();
      const found = { schedule: schedule('a', { paused: 'forever' }), last: slot('a', minutes(3)) };
      expect(await again.schedules.get(room, 'a')).toEqual(found);
      expect(await again.schedules.get({ ...room, thread: 'any' }, 'a')).toEqual(found);
      expect((await again.schedules.get(room, 'b'))?.last).toEqual(slot('b', minutes(5)));
      for (const of of [otherRoom, otherSpace, otherAdapter]) {
        expect(await again.schedules.get(of, 'a')).toBeUndefined();
      }
      expect(await again.schedules.get(room, 'c')).toBeUndefined();
    });

    test('a skipped slot is taken, and skipping what was opened changes nothing', async () => {
      const { schedules, rounds } = subject().store;
      await schedules.add(schedule('a'));
      expect(await schedules.skip([slot('a', minutes(1))], 'no-question')).toEqual([slot('a', minutes(1))]);
      expect(await rounds.open(round('r1', { slot: slot('a', minutes(1)) }), 'card:r1')).toBe('taken');
      expect(await rounds.open(round('r2', { slot: slot('a', minutes(2)) }), 'card:r2')).toBe('opened');
      const three = [slot('a', minutes(1)), slot('a', minutes(2)), slot('a', minutes(3))];
      expect(await schedules.skip(three, 'late')).toEqual([slot('a', minutes(3))]);
      expect((await schedules.due())[0]?.last).toEqual(slot('a', minutes(3)));
      expect(await rounds.get('r2')).toBeDefined();
      expect(await schedules.skip([], 'late')).toEqual([]);
      expect(await schedules.skipped(room, 5)).toEqual([
        { opens: minutes(3), why: 'late' },
        { opens: minutes(1), why: 'no-question' },
      ]);
      expect(await schedules.skipped(room, 1)).toHaveLength(1);
      expect(await schedules.skipped(otherSpace, 5)).toEqual([]);
    });

    test('the slot of a withdrawn round was skipped, with what somebody can do about it', async () => {
      const { schedules, rounds, outbox } = subject().store;
      await schedules.add(schedule('a'));
      await rounds.open(round('r1', { slot: slot('a', minutes(1)) }), 'card:r1');
      await rounds.open(round('r2', { slot: slot('a', minutes(2)) }), 'card:r2');
      expect(await schedules.skipped(room, 5)).toEqual([]);
      await rounds.withdraw('r1', 'card:r1');
      await outbox.claim('slack', minutes(2), 1_000, 10);
      await outbox.later('card:r2', minutes(3), { why: 'not-in-room', advice: 'Invite me.' });
      await rounds.withdraw('r2', 'card:r2');
      expect(await schedules.skipped(room, 5)).toEqual([
        { opens: minutes(2), why: 'not-posted', advice: 'Invite me.' },
        { opens: minutes(1), why: 'not-posted' },
      ]);
      expect(await rounds.open(round('r3', { slot: slot('a', minutes(1)) }), 'card:r3')).toBe('taken');
    });

    test('thousands of slots are skipped at once', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a'));
      await schedules.skip(
        Array.from({ length: 3_000 }, (_, index) => slot('a', minutes(index))),
        'late',
      );
      expect((await schedules.due())[0]?.last).toEqual(slot('a', minutes(2_999)));
    });

    test('old slots are forgotten, but for the last of a schedule and those whose round is open', async () => {
      const { schedules, rounds } = subject().store;
      const [a, b, gone] = ['a', 'b', 'gone'].map((id) => (minute: number) => slot(id, minutes(minute)));
      if (!a || !b || !gone) throw new Error('three schedules');
      for (const id of ['a', 'b', 'gone']) await schedules.add(schedule(id));
      await rounds.open(round('closed', { slot: a(1) }), 'card:closed');
      await rounds.close('closed', minutes(2), 'reveal:closed');
      await rounds.open(round('open', { slot: a(2) }), 'card:open');
      await rounds.open(round('withdrawn', { slot: a(3) }), 'card:withdrawn');
      await rounds.withdraw('withdrawn', 'card:withdrawn');
      await schedules.skip([a(4), a(5), b(1), b(2), gone(1), gone(9)], 'late');
      await schedules.remove(room, 'gone');

      expect(await schedules.forget(minutes(1))).toBe(0);
      // Of `a` those of minutes 1, 3 and 4, of `b` the first, and both of what was removed.
      expect(await schedules.forget(minutes(30))).toBe(6);
      expect(await schedules.forget(minutes(30))).toBe(0);
      const again = await subject().reopen();
      expect((await again.schedules.due()).map(({ last }) => last)).toEqual([a(5), b(2)]);
      expect(await again.rounds.open(round('twice', { slot: a(2) }), 'card:twice')).toBe('taken');
      expect(await again.rounds.open(round('twice', { slot: a(5) }), 'card:twice')).toBe('taken');
      expect((await again.rounds.get('closed'))?.slot).toEqual(a(1));
    });

    test('a pause holds for the room and lifting it moves the start of what was paused', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a'));
      await schedules.add(schedule('b', { since: minutes(1) }));
      await schedules.add(schedule('c', { room: otherSpace }));
      expect(await schedules.pause(room, 'forever', minutes(10))).toBe(2);
      expect((await schedules.of(room)).map((each) => each.paused)).toEqual(['forever', 'forever']);
      expect(await schedules.pause(room, minutes(30), minutes(11))).toBe(2);
      expect((await schedules.of(room)).map((each) => each.paused)).toEqual([minutes(30), minutes(30)]);
      expect(await schedules.pause(room, undefined, minutes(20))).toBe(2);
      expect(await schedules.of(room)).toEqual([
        schedule('a', { since: minutes(20) }),
        schedule('b', { since: minutes(20) }),
      ]);
      expect(await schedules.of(otherSpace)).toEqual([schedule('c', { room: otherSpace })]);
      expect(await schedules.pause(otherRoom, 'forever', start)).toBe(0);
    });

    test('one schedule of a room is paused alone', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a'));
      await schedules.add(schedule('b', { since: minutes(1) }));
      expect(await schedules.pause(room, minutes(30), minutes(10), 'b')).toBe(1);
      expect(await schedules.pause(otherRoom, minutes(30), minutes(10), 'b')).toBe(0);
      expect((await schedules.of(room)).map((each) => each.paused)).toEqual([undefined, minutes(30)]);
    });

    test('a schedule is moved in its own room only, and keeps its place, its pause and its settled slots', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a', { paused: 'forever' }));
      await schedules.add(schedule('b', { since: minutes(1) }));
      await schedules.skip([slot('a', minutes(1))], 'late');
      const phrase = 'every day at 18:00 Asia/Tokyo';
      expect(await schedules.move(otherSpace, 'a', phrase, minutes(9))).toBe(false);
      expect(await schedules.move(room, 'c', phrase, minutes(9))).toBe(false);
      expect(await schedules.move(room, 'a', phrase, minutes(9))).toBe(true);
      expect(await schedules.of(room)).toEqual([
        schedule('a', { phrase, since: minutes(9), paused: 'forever' }),
        schedule('b', { since: minutes(1) }),
      ]);
      expect((await schedules.due())[0]?.last).toEqual(slot('a', minutes(1)));
    });

    test('the last slot is the one that names the latest time, although a change of zone made it come earlier', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a'));
      const [first, second] = [
        { schedule: 'a', key: '2026-11-25T09:30', opens: minutes(90) },
        { schedule: 'a', key: '2026-11-26T09:30', opens: minutes(60) },
      ];
      await schedules.skip([first, second], 'late');
      expect((await schedules.due())[0]?.last).toEqual(second);
    });

    test('lifting a pause that has run out, or none at all, loses no slot', async () => {
      const { schedules } = subject().store;
      await schedules.add(schedule('a', { paused: minutes(5) }));
      await schedules.add(schedule('b', { since: minutes(1) }));
      await schedules.pause(room, undefined, minutes(20));
      expect(await schedules.of(room)).toEqual([schedule('a'), schedule('b', { since: minutes(1) })]);
    });
  });
}
