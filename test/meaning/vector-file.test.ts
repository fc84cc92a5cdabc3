import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVectorFile } from '../../src/meaning/vector-file.js';
import { tempDir } from '../support/temp.js';

const rowBytes = 20;
const key = (number: number): string => number.toString(16).padStart(32, '0');
const row = (number: number): Uint8Array => Uint8Array.from({ length: rowBytes }, (_, i) => (number * 31 + i) % 256);
const rowsOf = (from: number, to: number): Map<string, Uint8Array> =>
  new Map(Array.from({ length: to - from }, (_, i) => [key(from + i), row(from + i)]));
const keys = (to: number): string[] => [...rowsOf(0, to).keys()];

/** The numbers of the rows that are there; fails when one is not what was written. */
async function numbers(dir: string, of = 60): Promise<number[]> {
  const rows = await createVectorFile(dir).read('m', keys(of));
  return keys(of).flatMap((each, number) => {
    const found = rows.get(each);
    if (found) expect(found).toEqual(row(number));
    return found ? [number] : [];
  });
}

const upTo = (to: number): number[] => Array.from({ length: to }, (_, i) => i);

describe('a file of vectors', () => {
  it('gives back what was added, also by others, for the same model alone', async () => {
    const dir = join(tempDir(), 'new', 'folder');
    const [one, other] = [createVectorFile(dir), createVectorFile(dir)];
    await one.write('m', rowsOf(0, 10));
    await other.write('m', rowsOf(10, 20));
    await one.write('m', rowsOf(20, 30));
    expect(await numbers(dir)).toEqual(upTo(30));
    expect((await one.read('other', keys(60))).size).toBe(0);
    expect((await one.read('m', [])).size).toBe(0);
  });

  it('cut at any of its places gives every whole row before the cut, and takes new ones after it', async () => {
    const dir = tempDir();
    const path = join(dir, 'm.vectors');
    await createVectorFile(dir).write('m', rowsOf(0, 50));
    const whole = readFileSync(path);
    for (let nth = 0; nth < 200; nth += 1) {
      const cut = Math.floor((whole.length * nth) / 200);
      writeFileSync(path, whole.subarray(0, cut));
      const kept = await numbers(dir);
      expect(kept).toEqual(upTo(Math.max(0, Math.floor((cut - 16) / (16 + rowBytes + 4)))));
      const later = createVectorFile(dir);
      await later.write('m', rowsOf(50, 53));
      await later.write('m', rowsOf(53, 56));
      expect(await numbers(dir)).toEqual([...kept, 50, 51, 52, 53, 54, 55]);
    }
    expect(readdirSync(dir)).toEqual(['m.vectors']);
  });

  it('passes over a row in which a bit has turned, wherever it is', async () => {
    const dir = tempDir();
    const path = join(dir, 'm.vectors');
    await createVectorFile(dir).write('m', rowsOf(0, 5));
    const whole = readFileSync(path);
    for (let at = 16; at < whole.length; at += 1) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ 4;
      writeFileSync(path, spoilt);
      const hit = Math.floor((at - 16) / (16 + rowBytes + 4));
      expect(await numbers(dir)).toEqual(upTo(5).filter((number) => number !== hit));
    }
  });

  it('takes the place of what is no file of ours, and of one with rows of another length', async () => {
    const dir = tempDir();
    const path = join(dir, 'm.vectors');
    for (const text of ['', 'no vectors', 'studyhall 1', 'x'.repeat(5_000)]) {
      writeFileSync(path, text);
      expect(await numbers(dir)).toEqual([]);
      await createVectorFile(dir).write('m', rowsOf(0, 2));
      expect(await numbers(dir)).toEqual([0, 1]);
    }
    const longer = new Map([[key(1), new Uint8Array(99)]]);
    await createVectorFile(dir).write('m', longer);
    expect((await createVectorFile(dir).read('m', keys(3))).get(key(1))?.length).toBe(99);
  });

  it('loses other models, and rows that are not in use once there are many of them', async () => {
    const dir = tempDir();
    const cache = createVectorFile(dir);
    await cache.tidy('m', []).catch(() => undefined);
    writeFileSync(join(dir, 'mine.txt'), 'mine');
    await cache.write('other', rowsOf(0, 3));
    await cache.write('m', rowsOf(0, 1_020));
    await cache.tidy('m', keys(10));
    expect(await numbers(dir, 1_020)).toEqual(upTo(1_020));
    expect(readdirSync(dir).sort()).toEqual(['m.vectors', 'mine.txt']);
    await cache.write('m', rowsOf(1_020, 1_021));
    await cache.tidy('m', keys(10));
    expect(await numbers(dir, 1_021)).toEqual(upTo(10));
    await cache.write('m', rowsOf(10, 12));
    expect(await numbers(dir, 1_021)).toEqual(upTo(12));
    expect(readdirSync(dir).sort()).toEqual(['m.vectors', 'mine.txt']);
  });

  it('is not written at all when there is nothing to add, and goes on behind a cut of its own', async () => {
    const dir = tempDir();
    const cache = createVectorFile(dir);
    await cache.write('m', new Map());
    expect(readdirSync(dir)).toEqual([]);
    await cache.write('m', rowsOf(0, 3));
    const path = join(dir, 'm.vectors');
    truncateSync(path, statSync(path).size - 1);
    appendFileSync(path, 'half a row');
    expect(await numbers(dir)).toEqual([0, 1]);
  });

  it('says why it can not be used', async () => {
    const dir = join(tempDir(), 'file');
    writeFileSync(dir, 'in the way');
    await expect(createVectorFile(dir).write('m', rowsOf(0, 1))).rejects.toThrow();
    await expect(createVectorFile(dir).read('m', keys(1))).rejects.toThrow();
  });
});
