import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPackedRows, pack, packedLength } from '../../src/meaning/packed.js';
import { normalise } from '../../src/meaning/pool.js';
import { cosine } from '../support/tiny-model.js';

const size = 24;

const unit = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size })
  .filter((numbers) => numbers.some((each) => Math.abs(each) > 0.01))
  .map((numbers) => normalise(Float32Array.from(numbers)));

describe('packed vectors', () => {
  it('say nearly the same products as those that they were made of', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), unit, (vectors, query) => {
        const rows = createPackedRows(vectors.length, size);
        for (const [place, vector] of vectors.entries()) rows.set(place, pack(vector));
        for (const [place, product] of rows.products(query).entries()) {
          expect(Math.abs(product - cosine(query, vectors[place]))).toBeLessThan(0.02);
          expect(rows.unpack(place).length).toBe(size);
        }
      }),
    );
  });

  it('come back as they were packed, from anywhere in other bytes', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 7 }), (vector, before) => {
        const packed = pack(vector);
        expect(packed.length).toBe(packedLength(size));
        const among = new Uint8Array(before + packed.length);
        among.set(packed, before);
        const rows = createPackedRows(2, size);
        rows.set(1, among.subarray(before));
        expect(rows.get(1)).toEqual(packed);
        expect([rows.has(0), rows.has(1)]).toEqual([false, true]);
      }),
    );
  });

  it('have no product where there is none, and one of nothing with nothing', () => {
    const rows = createPackedRows(2, 2);
    rows.set(1, pack(new Float32Array(2)));
    expect([...rows.products(Float32Array.from([1, 0]))]).toEqual([Number.NaN, 0]);
  });
});
