import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflated = promisify(inflateRaw);

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 0xffff;

const noZip = () => new Error('it is no zip archive');

/** Where the list of entries starts, as the end of the archive says. */
function listOf(archive: Buffer): { at: number; entries: number } {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - longestComment); at -= 1) {
    if (archive.readUInt32LE(at) === endMark) {
      return { at: archive.readUInt32LE(at + 16), entries: archive.readUInt16LE(at + 10) };
    }
  }
  throw noZip();
}

/**
 * One file of a zip archive, of `most` bytes at most; as pip brings them: not encrypted, below 4 GB. Rejects when it is
 * not there or can't be read; whether it is whole is for others to find out.
 */
export async function zipEntry(archive: Buffer, name: string, most: number): Promise<Buffer> {
  try {
    let { at, entries } = listOf(archive);
    for (; entries > 0; entries -= 1) {
      if (archive.readUInt32LE(at) !== entryMark) throw noZip();
      const method = archive.readUInt16LE(at + 10);
      const packed = archive.readUInt32LE(at + 20);
      const nameLength = archive.readUInt16LE(at + 28);
      const local = archive.readUInt32LE(at + 42);
      if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
        if (archive.readUInt32LE(local) !== localMark) throw noZip();
        const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
        const bytes = archive.subarray(from, from + packed);
        return method === 0 ? bytes : await inflated(bytes, { maxOutputLength: most });
      }
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (cause) {
    throw cause instanceof RangeError ? noZip() : cause;
  }
  throw new Error(`it holds no ${name}`);
}
