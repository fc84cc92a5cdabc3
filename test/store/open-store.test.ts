import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, placeOf } from '../../src/store/open-store.js';
import { start } from '../contracts/store-fixtures.js';

const server = 'postgres://me:s3cret@db.example.com:5433/studyhall';
const owner = { now: () => start, mode: 'owner' } as const;

describe('the place that a URL names', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studyhall-place-'));
    file = join(folder, 'studyhall.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('of SQLite is a file, which one process owns', async () => {
    const place = placeOf(`sqlite:${file}`);
    expect(place).toMatchObject({ name: file, file, shared: false });
    const store = await place.open(owner);
    expect(store.engine).toMatch(/^SQLite \d+\.\d+/);
    await expect(openStore(`sqlite:${file}`, owner)).rejects.toMatchObject({ code: 'store-locked' });
    await store.close();
  });

  test('of PostgreSQL is a server, which several processes share, and its password is not shown', () => {
    for (const url of [server, server.replace('postgres:', 'postgresql:')]) {
      const place = placeOf(url);
      expect(place).toMatchObject({ name: 'PostgreSQL database studyhall on db.example.com:5433', shared: true });
      expect(place.file).toBeUndefined();
    }
  });

  test('makes its backups itself, or says by what command they are made', async () => {
    const place = placeOf(server);
    await expect(place.backup('monday.dump')).rejects.toMatchObject({
      code: 'store-unsupported',
      exit: 2,
      message:
        "the store is in PostgreSQL: run  pg_dump --format=custom --file='monday.dump' 'postgres://me@db.example.com:5433/studyhall'",
    });
    await expect(place.restore('monday.dump')).rejects.toMatchObject({
      code: 'store-unsupported',
      exit: 2,
      message:
        "the store is in PostgreSQL: run  pg_restore --clean --if-exists --single-transaction --dbname='postgres://me@db.example.com:5433/studyhall' 'monday.dump'",
    });
    await (await placeOf(`sqlite:${file}`).open(owner)).close();
    const copy = join(folder, 'monday.db');
    await placeOf(`sqlite:${file}`).backup(copy);
    expect(await placeOf(`sqlite:${file}`).restore(copy)).toBe(`${file}.before-restore`);
  });

  test('lends its rows when it is a file, and takes rows over when it is a server', () => {
    expect(placeOf(`sqlite:${file}`).lend).toBeDefined();
    expect(placeOf(`sqlite:${file}`).receive).toBeUndefined();
    expect(placeOf(server).lend).toBeUndefined();
    expect(placeOf(server).receive).toBeDefined();
  });

  test('is a wrong setting for any other URL, and no password is repeated', async () => {
    for (const url of ['mysql://me:secret@host', 'me:secret@host', 'sqlite:', '']) {
      const error: unknown = await openStore(url, owner).catch((cause: unknown) => cause);
      expect(error).toMatchObject({
        name: 'StudyhallError',
        exit: 2,
        message: expect.stringMatching(/^DATABASE_URL.*sqlite:data/),
      });
      expect(String(error)).not.toContain('secret');
    }
  });
});
