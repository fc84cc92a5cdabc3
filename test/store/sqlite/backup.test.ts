import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runBackup, runRestore } from '../../../src/cli/backup.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { someone, start } from '../../contracts/store-fixtures.js';
import { killAll, startChild } from './child.js';

describe('backup and restore', () => {
  let folder: string;
  let file: string;
  let target: string;
  let said: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studyhall-backup-'));
    file = join(folder, 'data', 'studyhall.db');
    target = join(folder, 'kept', 'monday.db');
    said = [];
  });
  afterEach(async () => {
    await killAll();
    rmSync(folder, { recursive: true });
  });

  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(`error: ${text}`) };
  const backup = (to = target) => runBackup(`sqlite:${file}`, to, io);
  const restore = (from = target) => runRestore(`sqlite:${file}`, from, io);
  const open = (path = file) => openSqlite(path, { now: () => start, mode: 'owner' });
  const refused = (code: string) => expect.objectContaining({ name: 'StudyhallError', exit: 1, code });

  /** A store in which these people are known. */
  const fill = async (...ids: string[]) => {
    const store = await open();
    for (const id of ids) await store.people.remember(someone(id), id);
    await store.close();
  };
  const known = async (path = file) => {
    const store = await open(path);
    const people = await store.people.in('slack', 'T1');
    await store.close();
    return people.map(({ name }) => name);
  };

  test('a backup holds what was there, and a restore brings it back', async () => {
    await fill('al', 'bo');
    await backup();
    await fill('cy');
    await restore();
    expect(await known()).toEqual(['al', 'bo']);
    expect(await known(`${file}.before-restore`)).toEqual(['al', 'bo', 'cy']);
    expect(said).toEqual([
      `backed up ${file} to ${target}; opened and verified`,
      `restored ${file} from ${target}; what was there is kept as ${file}.before-restore`,
    ]);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['monday.db']);
  });

  test('a second restore keeps what the first one kept', async () => {
    await fill('al');
    await backup();
    await fill('bo');
    await restore();
    await fill('cy');
    await restore();
    expect(await known(`${file}.before-restore`)).toEqual(['al', 'bo']);
    expect(await known(`${file}.before-restore-2`)).toEqual(['al', 'cy']);
  });

  test('a restore needs no store to be there', async () => {
    await fill('al');
    await backup();
    rmSync(join(folder, 'data'), { recursive: true });
    await restore();
    expect(await known()).toEqual(['al']);
    expect(said[1]).toBe(`restored ${file} from ${target}`);
  });

  test('beside an owner who votes all the time, a backup has all that was confirmed before it', async () => {
    const voter = startChild('voter', file);
    for (const [index, votes] of [1, 60, 200].entries()) {
      await voter.line(votes);
      const before = voter.lines.slice(1);
      const copy = `${target}-${index}`;
      await backup(copy);
      const people = new Set(await known(copy));
      expect(before.filter((line) => !people.has(line.split(' ')[1] ?? ''))).toEqual([]);
    }
    await voter.line(voter.lines.length + 20);
  });

  test('a backup overwrites nothing', async () => {
    await fill('al');
    mkdirSync(join(folder, 'kept'));
    writeFileSync(target, 'precious');
    await expect(backup()).rejects.toEqual(refused('backup-exists'));
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test('a backup of nothing, or of something broken, leaves no file', async () => {
    await expect(backup()).rejects.toEqual(refused('store-missing'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(file, 'x'.repeat(5_000));
    await expect(backup()).rejects.toEqual(refused('store-broken'));
    rmSync(file);
    const other = new Database(file);
    other.exec('create table invoices (id integer)');
    other.close();
    await expect(backup()).rejects.toEqual(refused('store-broken'));
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(join(folder, 'kept'))).toEqual([]);
  });

  test('a place that is no folder is named', async () => {
    await fill('al');
    writeFileSync(join(folder, 'plain'), '');
    await expect(backup(join(folder, 'plain', 'monday.db'))).rejects.toMatchObject({
      code: 'store-no-folder',
      message: `${join(folder, 'plain')} can't be a folder: a file is in the way; move it, or choose another place`,
    });
  });

  test('a store in use is not restored over', async () => {
    await fill('al');
    await backup();
    const owner = startChild('owner', file);
    await owner.line(0);
    await expect(restore()).rejects.toEqual(refused('store-locked'));
    await owner.kill();
    await restore();
    expect(await known()).toEqual(['al']);
  });

  test('what is no backup is refused, and the store stays', async () => {
    await fill('al');
    await expect(restore()).rejects.toEqual(refused('store-missing'));
    mkdirSync(join(folder, 'kept'));
    writeFileSync(target, 'x'.repeat(5_000));
    await expect(restore()).rejects.toMatchObject({
      code: 'not-a-backup',
      message: `${target} isn't a Studyhall backup: it can't be read as a SQLite database; choose a file that "studyhall backup" wrote`,
    });
    writeFileSync(target, '');
    await expect(restore()).rejects.toThrow('it is empty');
    const other = new Database(target);
    other.exec('create table invoices (id integer)');
    other.close();
    await expect(restore()).rejects.toThrow('it is the database of another program');
    await expect(restore(join(folder, 'kept'))).rejects.toEqual(refused('not-a-backup'));
    expect(await known()).toEqual(['al']);
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['studyhall.db', 'studyhall.db.lock']);
  });

  test('a damaged backup is refused', async () => {
    await fill(...Array.from({ length: 500 }, (_, index) => `person ${index}`));
    await backup();
    const bytes = readFileSync(target);
    bytes.fill(0xff, 4_096 * 2, bytes.length - 4_096);
    writeFileSync(target, bytes);
    await expect(restore()).rejects.toEqual(refused('not-a-backup'));
    expect(await known()).toHaveLength(500);
  });

  test('a damaged store is replaced, and kept', async () => {
    await fill('al');
    await backup();
    writeFileSync(file, 'ruins');
    await restore();
    expect(await known()).toEqual(['al']);
    expect(readFileSync(`${file}.before-restore`, 'utf8')).toBe('ruins');
  });

  test('what a killed owner had confirmed is in the store that is kept', async () => {
    await fill('al');
    await backup();
    const voter = startChild('voter', file);
    await voter.line(30);
    await voter.kill();
    await restore();
    expect(await known()).toEqual(['al']);
    expect((await known(`${file}.before-restore`)).length).toBeGreaterThan(30);
  });

  test('other databases are a wrong setting', async () => {
    await expect(runBackup('postgres://host/db', target, io)).rejects.toMatchObject({ exit: 2 });
    await expect(runRestore('postgres://host/db', target, io)).rejects.toMatchObject({ exit: 2 });
  });
});
