import { describe, expect, test } from 'vitest';
import type { Subject } from './store-fixtures.js';
import {
  minutes,
  otherAdapter,
  otherSpace,
  room,
  round,
  schedule,
  slot,
  someone,
  start,
  vote,
} from './store-fixtures.js';

export function peopleContract(subject: Subject): void {
  describe('people', () => {
    test('are listed in the order in which they came, under their latest name', async () => {
      const { people } = subject().store;
      await people.remember(someone('zoe'), 'Zoe');
      await people.remember(someone('al'), 'Al');
      await people.remember(someone('mo'), "Mo'; drop table person --");
      await people.remember(someone('zoe'), 'Zoë 😀 ‮');
      const again = await subject().reopen();
      expect(await again.people.in('slack', 'T1')).toEqual([
        { person: someone('zoe'), name: 'Zoë 😀 ‮' },
        { person: someone('al'), name: 'Al' },
        { person: someone('mo'), name: "Mo'; drop table person --" },
      ]);
    });

    test('with the same id in two spaces are two people', async () => {
      const { people } = subject().store;
      await people.remember(someone('al'), 'Al');
      await people.remember(someone('al', otherSpace), 'Alfred');
      await people.remember(someone('al', otherAdapter), 'Alma');
      expect(await people.in('slack', 'T1')).toEqual([{ person: someone('al'), name: 'Al' }]);
      expect(await people.in('slack', 'T2')).toEqual([{ person: someone('al', otherSpace), name: 'Alfred' }]);
      expect(await people.in('discord', 'T1')).toEqual([{ person: someone('al', otherAdapter), name: 'Alma' }]);
      expect(await people.in('discord', 'T2')).toEqual([]);
    });

    test('who hide are marked in totals, with a name or without one, until they show themselves', async () => {
      const { people, rounds, standings } = subject().store;
      await rounds.open(round('r1'), 'card:r1');
      for (const id of ['al', 'bo']) await vote(subject().store, 'r1', someone(id), 1);
      await rounds.close('r1', start, 'reveal:r1');
      await people.remember(someone('al'), 'Al');
      await people.hide(someone('al'), true);
      await people.hide(someone('bo'), true);
      await people.remember(someone('bo'), 'Bo');
      const hidden = async () =>
        (await standings.totals(room, {})).map(({ name, hidden }) => `${name} ${hidden}`).sort();
      expect(await hidden()).toEqual(['Al true', 'Bo true']);
      await people.hide(someone('al'), false);
      expect(await hidden()).toEqual(['Al undefined', 'Bo true']);
    });

    test('are found by their id, or else by their name', async () => {
      const { people } = subject().store;
      await people.remember(someone('al'), 'Al');
      await people.remember(someone('al', otherSpace), 'Alfred');
      await people.remember(someone('bo'), 'al');
      expect(await people.called('al')).toEqual([someone('al'), someone('al', otherSpace)]);
      expect(await people.called('Alfred')).toEqual([someone('al', otherSpace)]);
      expect(await people.called('nobody')).toEqual([]);
    });

    test('who have not voted for long are idle, some at a time; whoever came lately or has a schedule is not', async () => {
      const { store, advance } = subject();
      const { people, rounds, schedules } = store;
      await rounds.open(round('r1', { closes: minutes(9) }), 'card:r1');
      await rounds.open(
        round('r2', { opens: minutes(200), closes: minutes(300), slot: slot('s', minutes(200)) }),
        'c2',
      );
      for (const id of ['a', 'b']) await vote(store, 'r1', someone(id), 1, { name: id });
      await vote(store, 'r1', someone('c'), 1);
      await vote(store, 'r2', someone('b'), 1, { at: minutes(200) });
      await rounds.close('r1', minutes(9), 'v1');
      await people.remember(someone('d'), 'D');
      await schedules.add(schedule('s', { by: someone('d') }));
      await people.remember(someone('e'), 'E');
      const practise = (id: string, at: Date) =>
        store.practised.record({ person: someone(id), question: 'q', right: true, started: at, at });
      for (const id of ['g', 'h']) await practise(id, minutes(10));
      await practise('h', minutes(120));
      advance(150 * 60_000);
      await people.remember(someone('f'), 'F');
      const idle: string[] = [];
      let after: Parameters<typeof people.idle>[2];
      do {
        const found = await people.idle(minutes(100), 2, after);
        idle.push(...found.people.map(({ id }) => id));
        after = found.last;
      } while (after);
      expect(idle).toEqual(['a', 'c', 'e', 'g']);
      expect((await people.idle(minutes(300), 10)).people.map(({ id }) => id)).not.toContain('d');
    });
  });

  describe('a space that took the bot out', () => {
    const away = { adapter: 'slack', space: room.space };

    test('is known as away until it has the bot again', async () => {
      const { spaces } = subject().store;
      expect(await spaces.left(away, start)).toBe(true);
      expect(await spaces.left(away, minutes(1))).toBe(false);
      expect(await (await subject().reopen()).spaces.away()).toEqual([{ ...away, since: start }]);
      const again = (await subject().reopen()).spaces;
      expect(await again.returned(away)).toBe(true);
      expect(await again.returned(away)).toBe(false);
      expect(await again.away()).toEqual([]);
    });

    test('rests: nothing is due there, and all of it again when it is back', async () => {
      const { spaces, rounds, schedules, outbox } = subject().store;
      for (const place of [room, otherSpace]) {
        const id = `r-${place.space}`;
        await schedules.add(schedule(`s-${place.space}`, { room: place }));
        await rounds.open(round(id, { room: place }), `card:${id}`);
        await rounds.placed(id, { room: place, id: 'm' });
      }
      await spaces.left(away, start);
      const due = async () => ({
        schedules: (await schedules.due()).map(({ schedule: { id } }) => id),
        rounds: (await rounds.due(minutes(60))).map(({ id }) => id),
        undrawn: (await rounds.undrawn()).map(({ id }) => id),
        letters: (await outbox.claim('slack', start, 0, 10)).map(({ key }) => key),
      });
      const of = (...names: string[]) => ({
        schedules: names.map((name) => `s-${name}`),
        rounds: names.map((name) => `r-${name}`),
        undrawn: names.map((name) => `r-${name}`),
        letters: names.map((name) => `card:r-${name}`),
      });
      expect(await due()).toEqual(of('T2'));
      await spaces.returned(away);
      expect(await due()).toEqual(of('T1', 'T2'));
    });

    test('is one of those of which something is kept', async () => {
      const { spaces, people, schedules } = subject().store;
      await people.remember(someone('al', otherSpace), 'Al');
      await schedules.add(schedule('s'));
      await people.remember(someone('al', otherAdapter), 'Al');
      expect((await spaces.of('slack')).map(({ space }) => space)).toEqual(['T1', 'T2']);
    });
  });
}

export function asksContract(subject: Subject): void {
  describe('what was asked', () => {
    const add = (id: string, space: string, at = start, by = someone(id)) =>
      subject().store.asked.add({ id, space, query: `who? ${id} ${space}`, passages: ['p1', 'p2'], at, by });

    test('is found by its id, in its own space', async () => {
      const { asked } = subject().store;
      await add('a1', room.space);
      await add('a1', otherSpace.space);
      await add('a2', room.space);
      expect(await asked.get('a1', 'T1')).toEqual({ query: 'who? a1 T1', passages: ['p1', 'p2'] });
      expect(await asked.get('a1', 'T2')).toEqual({ query: 'who? a1 T2', passages: ['p1', 'p2'] });
      expect(await asked.get('a2', 'T2')).toBeUndefined();
    });

    test('is forgotten by age', async () => {
      const { asked } = subject().store;
      await add('a1', 'T1', minutes(1));
      await add('a1', 'T2', minutes(2));
      await add('a2', 'T1', minutes(3));
      expect(await asked.forget(minutes(3))).toBe(2);
      expect(await asked.get('a1', 'T2')).toBeUndefined();
      expect(await asked.get('a2', 'T1')).toBeDefined();
      expect(await asked.forget(minutes(3))).toBe(0);
    });

    test('is forgotten beyond a thousand of one person, and of nobody else', async () => {
      const { asked } = subject().store;
      for (let index = 0; index < 1_002; index += 1) await add(`a${index}`, 'T1', minutes(index), someone('al'));
      await add('b', 'T1', start, someone('bo'));
      expect(await asked.forget(start)).toBe(2);
      expect(await asked.get('a1', 'T1')).toBeUndefined();
      expect(await asked.get('a2', 'T1')).toBeDefined();
      expect(await asked.get('b', 'T1')).toBeDefined();
    }, 60_000);

    test('is forgotten beyond ten thousand, the oldest first', async () => {
      const { asked } = subject().store;
      for (let index = 0; index < 10_003; index += 1)
        await add(`a${index}`, 'T1', minutes(index), someone(`p${index % 20}`));
      expect(await asked.forget(start)).toBe(3);
      expect(await asked.get('a2', 'T1')).toBeUndefined();
      expect(await asked.get('a3', 'T1')).toBeDefined();
      expect(await asked.get('a10002', 'T1')).toBeDefined();
    }, 60_000);
  });
}
