import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { pressables } from '../../src/core/chat/plain-text.js';
import { playgroundClient } from '../support/playground-client.js';
import { run, start } from '../support/program.js';
import { smallNotes } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

/** Waits for a state of the running program, never for a time. */
const until = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000, interval: 50 });

const jobs = ['one', 'two', 'three'];
const threeJobs = {
  'jobs.md': jobs.map((job) => `## ${job}\n- Job ${job} is done by Mia.`).join('\n'),
  'jobs.quiz.md': jobs
    .map(
      (job) =>
        `## Who does job ${job}? {#${job}}\n- [x] Mia\n- [ ] Nobody — somebody has to\n> So it says.\nSource: jobs.md#${job} "done by Mia"`,
    )
    .join('\n\n'),
};

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

describe('the program in the middle of a practice series', () => {
  it('loses no answer whose verdict was seen when it is killed, and goes on where it was', async () => {
    const cwd = tempDir();
    const notes = tempDir();
    for (const [name, text] of Object.entries(threeJobs)) writeFileSync(join(notes, name), text);
    const env = { KNOWLEDGE_DIR: notes };
    const first = await start({ cwd, env });
    const before = playgroundClient(first.url);
    await before.say('Ana', '/quiz practice');
    await before.vote('Ana', 0);
    await before.press('Ana', 'Next');
    await before.vote('Ana', 0);
    const verdict = (await before.seen('Ana')).at(-1) ?? '';
    const right = Number(/2 of 3 answered, (\d) right/.exec(verdict)?.[1]);
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');

    const second = await start({ cwd, env });
    const after = playgroundClient(second.url);
    expect((await after.seen('Ana')).at(-1)).toBe(verdict);
    await after.press('Ana', 'Next');
    expect((await after.seen('Ana')).at(-1)).toContain('Practice, 3 of 3');
    await after.press('Ana', 'Stop');
    expect((await after.seen('Ana')).at(-1)).toContain(`Stopped here: ${right} of 2 right`);
    const rows: { kind: string }[] = JSON.parse(run(['export', 'Ana'], { cwd }).out);
    expect(rows.filter(({ kind }) => kind === 'practice')).toHaveLength(2);
  });
});

describe('the program in the middle of an exam', () => {
  /** Ana's latest message that shows one of these labels, used as the page uses it. */
  const use = async (chat: ReturnType<typeof playgroundClient>, label: RegExp): Promise<string> => {
    const person = await chat.idOf('Ana');
    const { lines } = await chat.state(person);
    for (const { id: on, message } of [...lines].reverse()) {
      const found = pressables(message).find((each) => label.test(each.label));
      if (!found) continue;
      const { id } = found;
      if (found.kind === 'button') await chat.post('press', { person, id, on });
      else await chat.post('choose', { person, id, on, picks: [found.index] });
      return found.label;
    }
    throw new Error(`Ana sees no ${label}`);
  };
  const exams = async (chat: ReturnType<typeof playgroundClient>): Promise<string[]> =>
    (await chat.seen('Ana')).filter((text) => /exam/i.test(text));

  // Three programs start, one after the other.
  it('loses no answer that was confirmed when it is killed, and ends the exam when its time ran out meanwhile', {
    timeout: 60_000,
  }, async () => {
    const cwd = tempDir();
    const env = { KNOWLEDGE_DIR: tempDir() };
    for (const { path, text } of smallNotes) writeFileSync(join(env.KNOWLEDGE_DIR, path), text);
    const given: string[] = [];
    const first = await start({ cwd, env });
    const before = playgroundClient(first.url);
    await before.say('Ana', '/quiz exam 2 10');
    given.push(await use(before, /^(?:AWS|True)$/));
    await use(before, /^Next$/);
    given.push(await use(before, /^(?:AWS|True)$/));
    // Killed at once, and once more right after another answer.
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');
    const second = await start({ cwd, env });
    const between = playgroundClient(second.url);
    expect((await exams(between)).join('\n')).toMatch(/2 of 2 answered/);
    await use(between, /^Back$/);
    expect((await exams(between)).join('\n')).toContain(`${given[0]}. You can still change it.`);
    await use(between, /^(?:The customer|False)$/);
    expect(await second.stop('SIGKILL')).toBe('SIGKILL');

    const database = new Database(join(cwd, 'data/studyhall.db'));
    expect(database.prepare('update exam set ends = began + 1, began = began - 1000').run().changes).toBe(1);
    database.close();
    const third = await start({ cwd, env });
    const after = playgroundClient(third.url);
    const results = async () => (await exams(after)).filter((text) => text.includes('time ran out'));
    await until(async () => expect(await results()).toHaveLength(1));
    // The first answer was changed: where True was right it is wrong now, and the other way round.
    const right = given[0] === 'True' ? 0 : 2;
    expect((await results())[0]).toMatch(
      right === 2 ? /^Passed with full marks: 2 of 2\. Well done!/ : /^Not passed this time: 0 of 2 right/,
    );
    expect((await results())[0]).toContain('2 of 2 answered');
    await after.say('Ana', '/quiz exam 1 10');
    expect((await exams(after)).at(-1)).toContain('Exam question 1 of 1');
    expect(await results()).toHaveLength(1);
    expect(await third.stop('SIGTERM')).toBe(0);
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
