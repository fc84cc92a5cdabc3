import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runExport, runForget } from '../../src/cli/personal-data.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { otherSpace, someone, start } from '../contracts/store-fixtures.js';
import { tempDir } from '../support/temp.js';

async function storeWithPeople() {
  const file = join(tempDir(), 'studyhall.db');
  const url = `sqlite:${file}`;
  const store = await openSqlite(file, { now: () => start, mode: 'owner' });
  await store.people.remember(someone('U1'), 'Ana');
  await store.people.remember(someone('U2'), 'Bo');
  await store.people.remember(someone('U2', otherSpace), 'Bo');
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(close);
  const out: string[] = [];
  const io = { out: (text: string) => void out.push(text), err: () => undefined };
  return { url, out, io, close };
}

describe('studyhall export', () => {
  it.each(['U1', 'Ana', 'slack:T1:U1'])('prints everything about %s while the bot is running', async (person) => {
    const { url, out, io } = await storeWithPeople();
    expect(await runExport(url, person, io)).toBe(0);
    expect(JSON.parse(out.join('\n'))).toMatchObject([{ kind: 'person', id: 'U1', name: 'Ana' }]);
  });

  it('asks which one where several share a name or an id, and says how to name somebody', async () => {
    const { url, io } = await storeWithPeople();
    for (const person of ['U2', 'Bo'])
      await expect(runExport(url, person, io)).rejects.toMatchObject({
        exit: 2,
        message: 'which one? Name one of these:\n  slack:T1:U2\n  slack:T2:U2',
      });
    await expect(runExport(url, 'Zoe', io)).rejects.toMatchObject({
      exit: 2,
      message: 'nobody has the id or name “Zoe”; write it as adapter:space:id, such as slack:T1:U2',
    });
  });
});

describe('studyhall forget', () => {
  it('wants a SQLite store to itself, and says what to do', async () => {
    const { url, io } = await storeWithPeople();
    await expect(runForget(url, 'U1', io)).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringMatching(
        /studyhall\.db is in use by another Studyhall process; the bot is running: stop it first, or ask the person to use “\/studyhall delete”$/,
      ),
    });
  });

  it('deletes, and says what', async () => {
    const { url, out, io, close } = await storeWithPeople();
    await close();
    expect(await runForget(url, 'Ana', io)).toBe(0);
    expect(await runForget(url, 'slack:T1:U1', io)).toBe(0);
    expect(out).toEqual([
      'deleted everything kept about slack:T1:U1: 1 row; no votes kept without a name',
      'nothing is kept about slack:T1:U1',
    ]);
    await expect(runExport(url, 'Ana', io)).rejects.toMatchObject({ exit: 2 });
  });
});
