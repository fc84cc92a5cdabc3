import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StudyhallError } from '../../errors.js';
import { storePath } from './address.js';
import { overSqlite } from './connection.js';
import { explained } from './errors.js';
import { takeLock } from './lock.js';
import { stateOfFile } from './migrate.js';
import { makePrivate } from './private-file.js';

/** More pages than a database can have: the whole copy is one step. */
const everyPage = 0x7fff_ffff;

const elsewhere = 'choose another place';

const besides = ['-wal', '-shm'] as const;

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Takes the place of whatever has that name, so that a kill or a power cut leaves the old or the new, and whole. */
function rename(from: string, to: string): void {
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

const missing = (path: string): StudyhallError =>
  new StudyhallError('store-missing', `${path} does not exist; check the name`);

/**
 * Copies a database that may be written meanwhile. In one step: a copy in several would start over with every write
 * of another process and never end beside a busy one.
 */
async function copy(from: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    makePrivate(to);
    await source.backup(to, { progress: () => everyPage });
  } finally {
    source.close();
  }
}

/** What keeps a copy from being a store, if anything does: it is opened and read to the end. */
async function fault(copy: string): Promise<string | undefined> {
  const database = new Database(copy);
  const db = overSqlite(database);
  try {
    const state = await stateOfFile(db);
    if (state === 'empty') return 'it is empty';
    if (state === 'foreign') return 'it is the database of another program';
    if (state === 'newer') return 'a newer version of Studyhall wrote it';
    const verdict = database.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') return `it is damaged (${verdict})`;
    // What is left is one file that needs no other beside it.
    database.pragma('journal_mode = DELETE');
    return undefined;
  } finally {
    await db.destroy();
  }
}

/**
 * Writes the store in `path` to the new file `target`, beside a running owner. The file gets its name only once it has
 * been opened and found whole.
 */
export async function backup(path: string, target: string): Promise<void> {
  if (!existsSync(path)) throw missing(path);
  if (existsSync(target)) {
    throw new StudyhallError('backup-exists', `${target} already exists and was left as it is; choose another name`);
  }
  const part = `${target}.part`;
  await explained(target, elsewhere, () => mkdirSync(dirname(target), { recursive: true }));
  try {
    await explained(path, elsewhere, () => copy(path, part));
    const why = await explained(path, elsewhere, () => fault(part));
    if (why) throw new StudyhallError('store-broken', `${path} was not backed up: ${why}; look at the file`);
    await explained(target, elsewhere, () => rename(part, target));
  } finally {
    rmSync(part, { force: true });
  }
}

/** A source that SQLite can't make anything of; every other failure to copy is one of the store's own place. */
function unreadable(cause: unknown): string {
  if (cause instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|CANTOPEN|IOERR_READ)/.test(cause.code)) {
    return "it can't be read as a SQLite database";
  }
  throw cause;
}

/** The first name of that form that is free: what an earlier restore kept is kept too. */
function freeName(base: string, further = 1): string {
  const name = further === 1 ? base : `${base}-${further}`;
  return existsSync(name) ? freeName(base, further + 1) : name;
}

/** Keeps the store that is there under another name, with the journal that belongs to it. Undefined when none is. */
function setAside(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const kept = freeName(`${file}.before-restore`);
  makePrivate(file);
  copyFileSync(file, kept);
  sync(kept);
  for (const suffix of besides) {
    if (existsSync(file + suffix)) rename(file + suffix, kept + suffix);
  }
  return kept;
}

/** Writes what is only in the journal into the file itself, where the file still can be read. */
function settleJournal(file: string): void {
  if (!existsSync(file)) return;
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A damaged store is a good reason to restore: it is kept as it is, its journal beside it.
  } finally {
    database?.close();
  }
}

/**
 * Puts the backup `from` in the place of the store in `path`, which nobody may have open. Resolves to the name under
 * which the store that was there is kept.
 */
export async function restore(path: string, from: string): Promise<string | undefined> {
  if (!existsSync(from)) throw missing(from);
  return explained(path, 'set DATABASE_URL to another place', async () => {
    mkdirSync(dirname(path), { recursive: true });
    const file = storePath(path);
    const unlock = takeLock(file);
    const fresh = `${file}.restoring`;
    try {
      const why = await copy(from, fresh)
        .then(() => fault(fresh))
        .catch(unreadable);
      if (why) {
        throw new StudyhallError(
          'not-a-backup',
          `${from} isn't a Studyhall backup: ${why}; choose a file that "studyhall backup" wrote`,
        );
      }
      settleJournal(file);
      const kept = setAside(file);
      rename(fresh, file);
      return kept;
    } finally {
      rmSync(fresh, { force: true });
      unlock();
    }
  });
}
