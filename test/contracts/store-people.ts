import { describe, expect, test } from 'vitest';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherSpace, room, someone, start } from './store-fixtures.js';

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

    test('is forgotten beyond ten thousand, the oldest first', async () => {
      const { asked } = subject().store;
      for (let index = 0; index < 10_003; index += 1) await add(`a${index}`, 'T1', minutes(index));
      expect(await asked.forget(start)).toBe(3);
      expect(await asked.get('a2', 'T1')).toBeUndefined();
      expect(await asked.get('a3', 'T1')).toBeDefined();
      expect(await asked.get('a10002', 'T1')).toBeDefined();
    }, 60_000);
  });
}
