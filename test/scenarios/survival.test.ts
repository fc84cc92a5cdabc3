import { describe, expect, it, vi } from 'vitest';
import { playgroundClient } from '../support/playground-client.js';
import { run, start } from '../support/program.js';
import { tempDir } from '../support/temp.js';

/** Waits for a state of the running program, never for a time. */
const until = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000, interval: 50 });

describe('the program in the middle of a round', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('loses nothing that a voter saw confirmed: %s', async (signal) => {
    const cwd = tempDir();
    const first = await start({ cwd });
    const before = playgroundClient(first.url);
    await before.say('Ana', 'who owns patching?');
    await before.say('Ana', '/quiz now close after 1h');
    await until(() => before.vote('Ana', 0));
    await before.vote('Bo', 1);
    expect((await before.vote('Bo', 0)).receipt?.summary).toMatch(/^Changed\. Your answer is now A: /);
    const said = await before.seen('Ana');
    expect(await first.stop(signal)).toBe(signal === 'SIGTERM' ? 0 : signal);

    const second = await start({ cwd });
    const after = playgroundClient(second.url);
    expect((await after.seen('Ana')).slice(0, 2)).toEqual(said.slice(0, 2));
    const { home } = await after.state(await after.idOf('Bo'));
    expect(home).toMatchObject({ open: [{}], votes: [{ picks: [0] }] });
    await after.vote('Chen', 1);
    await after.say('Ana', '/quiz close');
    const card = await until(async () => {
      const found = (await after.seen('Chen')).find((text) => text.includes('3 answered · closed'));
      expect(found).toBeDefined();
      return found ?? '';
    });
    expect(card).toMatch(/ 2 · 67%/);
    const board = (await after.state('')).home?.boards.week ?? [];
    expect(board.length).toBe(3);
    expect(
      board
        .filter(({ name }) => name !== 'Chen')
        .map(({ points }) => points)
        .every((p, _i, all) => p === all[0]),
    ).toBe(true);

    const rows = JSON.parse(run(['standings', '--json'], { cwd }).out);
    expect(rows.map(({ name, answered }: { name: string; answered: number }) => `${name} ${answered}`).sort()).toEqual([
      'Ana 1',
      'Bo 1',
      'Chen 1',
    ]);
    expect(run(['standings'], { cwd }).out).toContain('Bo');
    expect(await second.stop('SIGTERM')).toBe(0);
  });

  it('closes a round whose time ended while nobody was there', async () => {
    const cwd = tempDir();
    const first = await start({ cwd });
    const before = playgroundClient(first.url);
    await before.say('Ana', '/quiz now close after 1s');
    await until(() => before.vote('Ana', 0));
    await first.stop('SIGKILL');
    const second = await start({ cwd });
    const after = playgroundClient(second.url);
    await until(async () => {
      expect((await after.seen('Ana')).join('\n')).toContain('1 answered · closed');
    });
    expect((await after.state('')).home?.open).toEqual([]);
  });
});

describe('backup and restore', () => {
  it('copies beside the running program, refuses while it runs, and brings everything back', async () => {
    const cwd = tempDir();
    const first = await start({ cwd });
    const chat = playgroundClient(first.url);
    await chat.say('Ana', '/quiz now close after 1h');
    await until(() => chat.vote('Ana', 0));
    expect(run(['backup', 'kept.db'], { cwd })).toMatchObject({ code: 0, err: '' });
    expect(run(['restore', 'kept.db'], { cwd })).toMatchObject({ code: 1 });
    await chat.say('Ana', '/quiz close');
    await first.stop('SIGTERM');
    expect(run(['restore', 'kept.db'], { cwd })).toMatchObject({ code: 0, err: '' });
    const second = await start({ cwd });
    const { home } = await playgroundClient(second.url).state('');
    expect(home).toMatchObject({ open: [{}], votes: [{ picks: [0] }] });
  });

  it('refuses a file that is no backup', () => {
    const cwd = tempDir();
    const refused = run(['restore', 'package.json'], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^studyhall: .*package\.json/);
  });
});
