import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectSqlite, overSqlite } from '../../../src/store/sqlite/connection.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { createStore } from '../../../src/store/store.js';
import { otherSpace, room, round, snapshot, someone, start, vote } from '../../contracts/store-fixtures.js';
import { killAll, startChild } from './child.js';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'studyhall-store-'));

describe('a SQLite file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = temporary();
    file = join(folder, 'data', 'studyhall.db');
  });
  afterEach(async () => {
    await killAll();
    rmSync(folder, { recursive: true });
  });
  const open = (mode: 'owner' | 'reader', path = file) => openSqlite(path, { now: () => start, mode });
  const refusal = async (path = file, mode: 'owner' | 'reader' = 'owner') => {
    const outcome = await open(mode, path).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ name: 'StudyhallError', exit: 1 });
    return outcome as { code: string; message: string };
  };

  describe('has one owner', () => {
    test('a second process is refused, and kill -9 frees the file', async () => {
      const owner = startChild('owner', file);
      expect(await owner.line(0)).toBe('open');
      expect(await refusal()).toMatchObject({
        code: 'store-locked',
        message: `${file} is in use by another Studyhall process; stop that one, or set DATABASE_URL to another file`,
      });
      await owner.kill();
      const store = await open('owner');
      expect(await startChild('owner', file).line(0)).toMatch(/^store-locked: /);
      expect(await startChild('owner', join(folder, 'data', '..', 'data', 'studyhall.db')).line(0)).toMatch(
        /^store-locked: /,
      );
      await store.close();
    });

    test('in one process too, until it closes', async () => {
      const store = await open('owner');
      expect((await refusal()).code).toBe('store-locked');
      await store.check();
      await store.close();
      await (await open('owner')).close();
    });

    test('even when nothing refers to the store any more', async () => {
      expect(await startChild('collected', file).line(0)).toBe('open');
      expect((await refusal()).code).toBe('store-locked');
    });
  });

  describe('has readers', () => {
    test('beside a running owner, who see what is committed and write nothing', async () => {
      const owner = await open('owner');
      const reader = await open('reader');
      await owner.people.remember(someone('al'), 'Al');
      expect(await reader.people.in('slack', 'T1')).toHaveLength(1);
      await expect(reader.people.remember(someone('bo'), 'Bo')).rejects.toThrow();
      await reader.close();
      await owner.close();
      const later = await open('reader');
      expect(await later.people.in('slack', 'T1')).toHaveLength(1);
      await later.close();
    });

    test('for whom a missing file is an empty store, and stays missing', async () => {
      const reader = await open('reader');
      expect(await reader.standings.rooms()).toEqual([]);
      expect(await reader.standings.totals(room, {})).toEqual([]);
      expect(await reader.schedules.due()).toEqual([]);
      await expect(reader.people.remember(someone('bo'), 'Bo')).rejects.toThrow();
      await reader.close();
      expect(readdirSync(folder)).toEqual([]);
    });

    test('for whom a file that was never filled is empty', async () => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(file, '');
      const reader = await open('reader');
      expect(await reader.standings.rooms()).toEqual([]);
      await reader.close();
    });
  });

  describe('is durable', () => {
    test('every connection waits for the disk, and the journal is a write-ahead log', async () => {
      for (let times = 0; times < 2; times += 1) {
        const store = await open('owner');
        const connection = connectSqlite(file, 'owner');
        expect(connection.pragma('synchronous', { simple: true })).toBe(2);
        expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
        expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
        expect(connection.pragma('busy_timeout', { simple: true })).toBe(50);
        connection.close();
        await store.close();
      }
    });

    test('nothing confirmed is lost by kill -9 in the middle of voting', async () => {
      const confirmed: string[] = [];
      for (const votes of [1, 40, 7, 150, 90]) {
        const child = startChild('voter', file);
        await child.line(votes);
        await child.kill();
        confirmed.push(...child.lines.slice(1));
      }
      expect(confirmed.length).toBeGreaterThanOrEqual(288);
      const store = await open('owner');
      const voters = new Map<string, number>();
      for (const line of confirmed) {
        const [id = '', person = ''] = line.split(' ');
        expect(await store.rounds.ballot(id, someone(person)), line).toEqual({ picks: [0] });
        voters.set(id, (voters.get(id) ?? 0) + 1);
      }
      for (const [id, count] of voters) {
        const { voters: kept } = await store.rounds.tally(id);
        // One more may have been kept whose confirmation the kill cut off.
        expect([count, count + 1]).toContain(kept);
      }
      await store.close();
    });
  });

  test('a full disk is told of, and loses nothing', async () => {
    await (await open('owner')).close();
    const database = connectSqlite(file, 'owner');
    const store = createStore({
      db: overSqlite(database),
      place: file,
      engine: 'SQLite',
      now: async () => start,
      close: async () => undefined,
    });
    await store.rounds.open(round('r1'), 'c1');
    // SQLite ends a transaction that finds no room as the system's own word for a full disk would.
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 3}`);
    const counted: string[] = [];
    let full: unknown;
    for (let index = 0; full === undefined; index += 1) {
      const name = `person ${index} ${'x'.repeat(200)}`;
      const outcome = await vote(store, 'r1', someone(name), 1, { name }).catch((error: unknown) => {
        full = error;
      });
      if (outcome === 'counted') counted.push(name);
    }
    expect(full).toMatchObject({ name: 'StudyhallError', code: 'store-full' });
    expect(String(full)).toContain(`there is no space left for ${file}; free some`);
    const large = snapshot('q', { explanation: 'x'.repeat(100_000) });
    const other = round('r2', { room: otherSpace, snapshot: large });
    await expect(store.rounds.open(other, 'c2')).rejects.toMatchObject({ code: 'store-full' });
    expect(await store.rounds.get('r2')).toBeUndefined();
    expect((await store.rounds.tally('r1')).voters).toBe(counted.length);

    database.pragma('max_page_count = 1000000');
    expect(await vote(store, 'r1', someone('al'), 1, { name: 'Al' })).toBe('counted');
    expect(await store.rounds.open(other, 'c2')).toBe('opened');
    expect(await store.rounds.close('r1', start, 'v1')).toBe(true);
    const people = (await store.people.in('slack', 'T1')).map(({ name }) => name);
    expect(people).toEqual([...counted, 'Al']);
    database.close();
  });

  describe('is refused with a sentence', () => {
    const make = (content: string | Buffer) => {
      mkdirSync(join(folder, 'data'), { recursive: true });
      writeFileSync(file, content);
    };

    test('when it is no database', async () => {
      for (const content of ['not a database', 'x'.repeat(10_000)]) {
        make(content);
        for (const mode of ['owner', 'reader'] as const) {
          const { code, message } = await refusal(file, mode);
          expect(code).toBe('store-broken');
          expect(message).toBe(
            `${file} is damaged or isn't a SQLite database; move it away, or restore a backup: studyhall restore FILE`,
          );
        }
        expect(readFileSync(file, 'utf8')).toBe(content);
      }
    });

    test('when it belongs to another program, and stays as it is', async () => {
      mkdirSync(join(folder, 'data'));
      const other = new Database(file);
      other.exec('create table invoices (id integer)');
      other.close();
      const before = readFileSync(file);
      expect(await refusal()).toMatchObject({ code: 'store-foreign' });
      expect(await refusal(file, 'reader')).toMatchObject({ code: 'store-foreign' });
      expect(readFileSync(file).equals(before)).toBe(true);
    });

    test('when a newer version wrote it', async () => {
      await (await open('owner')).close();
      const newer = new Database(file);
      newer.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')");
      newer.close();
      expect(await refusal()).toMatchObject({ code: 'store-newer' });
      expect((await refusal(file, 'reader')).message).toBe(
        `${file} was written by a newer version of Studyhall; run that version, or restore an older backup`,
      );
    });

    test('when a folder is in its place, or a file in the place of its folder', async () => {
      mkdirSync(file, { recursive: true });
      expect(await refusal()).toMatchObject({ code: 'store-is-folder' });
      expect(await refusal(file, 'reader')).toMatchObject({ code: 'store-is-folder' });
      writeFileSync(join(folder, 'plain'), '');
      expect(await refusal(join(folder, 'plain', 'studyhall.db'))).toMatchObject({ code: 'store-no-folder' });
      expect(await refusal(join(folder, 'plain', 'more', 'studyhall.db'))).toMatchObject({ code: 'store-no-folder' });
    });

    test('when its folder is read-only', async () => {
      // The superuser may write anywhere: then the child is nobody.
      const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      chmodSync(folder, 0o555);
      expect(await startChild('owner', file, asNobody).line(0)).toMatch(
        /^store-not-writable: .*studyhall\.db can't be opened; let this user write to the folder /,
      );
      chmodSync(folder, 0o755);
      await (await open('owner')).close();
      chmodSync(join(folder, 'data'), 0o555);
      expect(await startChild('owner', file, asNobody).line(0)).toMatch(/^store-not-writable: /);
      chmodSync(join(folder, 'data'), 0o755);
    });

    test('a refused file can be opened once the reason is gone', async () => {
      make('not a database');
      await refusal();
      rmSync(file);
      const store = await open('owner');
      await store.rounds.open(round('r1'), 'c1');
      expect(await vote(store, 'r1', someone('al'), 1)).toBe('counted');
      await store.close();
    });
  });
});
