import { describe, expect, it } from 'vitest';
import { zipEntry } from '../../../src/meaning/fetch/zip-entry.js';
import { zipOf } from '../../support/zip.js';

const files = { 'a/first.txt': 'first '.repeat(1_000), 'second.bin': Uint8Array.from([0, 255, 1]), 'third.txt': '' };

describe('a file of a zip archive', () => {
  it.each([false, true])('comes out as it went in; left as it is: %s', async (store) => {
    const archive = zipOf(files, store);
    expect((await zipEntry(archive, 'a/first.txt', 10_000)).toString()).toBe(files['a/first.txt']);
    expect([...(await zipEntry(archive, 'second.bin', 3))]).toEqual([0, 255, 1]);
    expect((await zipEntry(archive, 'third.txt', 10)).length).toBe(0);
  });

  it('is told when it is not there, or larger than it may be', async () => {
    await expect(zipEntry(zipOf(files), 'fourth', 10)).rejects.toThrow('it holds no fourth');
    await expect(zipEntry(zipOf(files), 'a/first.txt', 100)).rejects.toThrow();
  });

  it('of an archive that is cut anywhere, or none, is told and never a crash', async () => {
    const archive = zipOf(files);
    for (let cut = 0; cut < archive.length; cut += 1) {
      await expect(zipEntry(archive.subarray(0, cut), 'second.bin', 3)).rejects.toThrow('it is no zip archive');
    }
    await expect(zipEntry(Buffer.from('<html>'), 'second.bin', 3)).rejects.toThrow('it is no zip archive');
  });
});
