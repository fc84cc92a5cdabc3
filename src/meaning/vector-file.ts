import {
  appendFile,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isUntidy, type VectorCache } from '../core/ports/vector-cache.js';

/**
 * A file a model: a head, then records of one length: key, row, checksum of both. Records are only added, so that
 * whatever cuts the file short leaves whole ones before the cut; a record whose checksum is wrong is passed over.
 */
const keyBytes = 16;
const sumBytes = 4;
const headBytes = 16;
const mark = 'studyhall 1';
const extension = '.vectors';
/** Bytes that are read and looked at between two turns of everybody else. */
const piece = 1 << 20;

const recordBytes = (rowBytes: number): number => keyBytes + rowBytes + sumBytes;

/** Tells the length of the rows, so that records can be told apart. */
function headOf(rowBytes: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(mark, 'latin1');
  head.writeUInt32LE(rowBytes, headBytes - 4);
  return head;
}

/** The length of the rows; undefined for what is no head. */
const rowBytesOf = (head: Buffer): number | undefined => {
  const rowBytes = head.length < headBytes ? 0 : head.readUInt32LE(headBytes - 4);
  return rowBytes > 0 && headOf(rowBytes).equals(head) ? rowBytes : undefined;
};

function recordOf(key: string, row: Uint8Array): Buffer {
  const record = Buffer.alloc(keyBytes + row.length + sumBytes);
  record.write(key, 'hex');
  record.set(row, keyBytes);
  record.writeUInt32LE(crc32(record.subarray(0, keyBytes + row.length)), keyBytes + row.length);
  return record;
}

/** The length of the rows of a file; undefined when it is not there, or none of ours. */
async function headOfFile(path: string): Promise<{ file: FileHandle; rowBytes: number } | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(head, 0, headBytes, 0);
  const rowBytes = rowBytesOf(head.subarray(0, bytesRead));
  if (rowBytes !== undefined) return { file, rowBytes };
  await file.close();
  return undefined;
}

/** The rows of those keys that are in a file. */
async function readRows(path: string, wanted: ReadonlySet<string>): Promise<Map<string, Uint8Array>> {
  const rows = new Map<string, Uint8Array>();
  const opened = await headOfFile(path);
  if (!opened) return rows;
  const { file, rowBytes } = opened;
  try {
    const length = recordBytes(rowBytes);
    const most = Math.max(1, Math.floor(piece / length)) * length;
    for (let from = headBytes; ; from += most) {
      // Each piece stays for as long as one of its rows: to copy them one by one takes longer than to read them.
      const buffer = Buffer.allocUnsafeSlow(most);
      const { bytesRead } = await file.read(buffer, 0, most, from);
      for (let at = 0; at + length <= bytesRead; at += length) {
        const key = buffer.toString('hex', at, at + keyBytes);
        if (!wanted.has(key)) continue;
        const end = at + length - sumBytes;
        if (crc32(buffer.subarray(at, end)) !== buffer.readUInt32LE(end)) continue;
        rows.set(key, new Uint8Array(buffer.buffer, buffer.byteOffset + at + keyBytes, rowBytes));
      }
      if (bytesRead < most) return rows;
    }
  } finally {
    await file.close();
  }
}

/** Makes sure that records of that length can be added: behind half a one they could never be found. */
async function makeSound(path: string, rowBytes: number): Promise<void> {
  const opened = await headOfFile(path);
  await opened?.file.close();
  const ours = opened?.rowBytes === rowBytes;
  const beyond = ours ? ((await stat(path)).size - headBytes) % recordBytes(rowBytes) : 0;
  if (ours && beyond === 0) return;
  const part = `${path}.${process.pid}.part`;
  try {
    if (ours) {
      await copyFile(path, part);
      await truncate(part, (await stat(part)).size - beyond);
    } else await writeFile(part, headOf(rowBytes));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** Puts a file with these rows alone in the place of another one. */
async function rewrite(path: string, rowBytes: number, rows: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, Buffer.concat([headOf(rowBytes), ...[...rows].map(([key, row]) => recordOf(key, row))]));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Keeps vectors in a folder, a file a model. Several processes may use it: at worst one loses what it added. Rejects
 * as the file system does; what is in the way of a file of ours is replaced. It can be removed at any time.
 */
export function createVectorFile(dir: string): VectorCache {
  const nameOf = (model: string): string => `${model}${extension}`;
  const pathOf = (model: string): string => join(dir, nameOf(model));
  const sound = new Set<string>();

  return {
    read: (model, keys) => readRows(pathOf(model), new Set(keys)),

    async write(model, rows) {
      const [first] = rows.values();
      if (!first) return;
      const path = pathOf(model);
      if (!sound.has(path)) {
        await mkdir(dir, { recursive: true });
        await makeSound(path, first.length);
        sound.add(path);
      }
      try {
        await appendFile(path, Buffer.concat([...rows].map(([key, row]) => recordOf(key, row))));
      } catch (error) {
        sound.delete(path);
        throw error;
      }
    },

    async tidy(model, keys) {
      for (const name of await readdir(dir)) {
        if (name.endsWith(extension) && name !== nameOf(model)) await rm(join(dir, name), { force: true });
      }
      const path = pathOf(model);
      const opened = await headOfFile(path);
      await opened?.file.close();
      if (!opened) return;
      const rows = ((await stat(path)).size - headBytes) / recordBytes(opened.rowBytes);
      if (isUntidy(rows, keys.length)) await rewrite(path, opened.rowBytes, await readRows(path, new Set(keys)));
    },
  };
}
