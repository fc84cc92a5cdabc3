import { describe, expect, test } from 'vitest';
import type { Subject } from './store-fixtures.js';

const key = (number: number): string => number.toString(16).padStart(32, '0');

const row = (number: number): Uint8Array => Uint8Array.from([number % 256, 0, 255, 7]);

const bytes = (rows: ReadonlyMap<string, Uint8Array>): number[][] => [...rows.values()].map((each) => [...each]);

export function vectorsContract(subject: Subject): void {
  describe('a vector', () => {
    test('comes back byte for byte, for its model alone, after a restart too', async () => {
      await subject().store.vectors.write('one', new Map([[key(1), row(1)]]));
      const { vectors } = await subject().reopen();
      expect(bytes(await vectors.read('one', [key(2), key(1)]))).toEqual([[...row(1)]]);
      expect(bytes(await vectors.read('two', [key(1)]))).toEqual([]);
      expect(bytes(await vectors.read('one', []))).toEqual([]);
      await vectors.write('one', new Map());
    });

    test('that is there already stays, and the others of the same writing come beside it', async () => {
      const { vectors } = subject().store;
      await vectors.write('one', new Map([[key(1), row(1)]]));
      await vectors.write(
        'one',
        new Map([
          [key(1), row(9)],
          [key(2), row(2)],
        ]),
      );
      const rows = await vectors.read('one', [key(1), key(2)]);
      expect([...(rows.get(key(1)) ?? [])]).toEqual([...row(1)]);
      expect([...(rows.get(key(2)) ?? [])]).toEqual([...row(2)]);
    });

    test('of another model is removed, and what is not in use once there is much of it', async () => {
      const { vectors } = subject().store;
      const many = Array.from({ length: 1_020 }, (_, i): [string, Uint8Array] => [key(i), row(i)]);
      await vectors.write('two', new Map(many.slice(0, 2)));
      await vectors.write('one', new Map(many));
      const all = many.map(([each]) => each);
      const used = all.slice(0, 10);
      await vectors.tidy('one', used);
      expect([(await vectors.read('one', all)).size, (await vectors.read('two', all)).size]).toEqual([1_020, 0]);
      await vectors.write('one', new Map([[key(5_000), row(1)]]));
      await vectors.tidy('one', used);
      expect([...(await vectors.read('one', [...all, key(5_000)])).keys()].sort()).toEqual(used);
    });

    test('is one of many', async () => {
      const { vectors } = subject().store;
      const many = Array.from({ length: 2_500 }, (_, i): [string, Uint8Array] => [key(i), row(i)]);
      await vectors.write('one', new Map(many));
      const rows = await vectors.read('one', [...many.map(([each]) => each), key(9_999)]);
      expect(rows.size).toBe(2_500);
      expect([...(rows.get(key(2_401)) ?? [])]).toEqual([...row(2_401)]);
    });
  });
}
