import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, start } from './support/program.js';
import { tempDir } from './support/temp.js';

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('the command line', () => {
  it('explains itself, each command too', () => {
    const { code, out } = run(['--help']);
    expect(code).toBe(0);
    for (const name of ['start', 'ask', 'lint', 'bank', 'slots', 'standings', 'doctor', 'backup', 'restore']) {
      expect(out).toMatch(new RegExp(`^  studyhall ${name}`, 'm'));
      expect(run([name, '--help'])).toMatchObject({ code: 0, err: '' });
    }
  });

  it.each(['--version', '-v'])('says which version it is with %s', (flag) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(run([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    [['zorblax'], 'studyhall: no command “zorblax”. “studyhall --help” lists them all'],
    [['lnt'], 'studyhall: no command “lnt”: did you mean “lint”? “studyhall --help” lists them all'],
    [['ask'], 'studyhall: ask needs a question: try studyhall ask who owns patching'],
    [['lint', 'one', 'two'], 'studyhall: too many words'],
    [['lint', '--loud'], 'studyhall: lint has no option --loud. “studyhall lint --help” lists the options'],
    [['lint', '--jsn'], 'studyhall: lint has no option --jsn: did you mean “--json”? “studyhall lint --help” lists'],
    [['lint', '--json=x'], 'studyhall: --json takes no value. “studyhall lint --help” lists the options'],
    [['draft', '--n'], 'studyhall: --n needs a value. “studyhall draft --help” lists the options'],
    [['backup'], 'studyhall: something is missing'],
    [['constructor'], 'studyhall: no command “constructor”'],
    [['slots', 'every fortnightly UTC'], '“fortnightly” isn’t a day'],
    [['standings', '--range', 'soon'], `studyhall: "soon" isn't a range of days, try "2026-11-01..2026-11-30"`],
    [['standings', '--at', 'soon'], "studyhall: --at isn't a time; write it like 2026-11-25T09:30Z"],
    [['standings', '--room', 'x'], 'studyhall: that channel has no closed questions; no channel has any yet'],
  ])('refuses %j with exit code 2 and a sentence', (args, message) => {
    const { code, out, err } = run(args, { cwd: tempDir() });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(firstLine(err)).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  });

  it('answers from the shipped notes, plainly and as JSON', () => {
    const { code, out } = run(['ask', 'who owns patching?']);
    expect(code).toBe(0);
    expect(out).toContain('customer patches guest operating systems');
    const answer = JSON.parse(run(['ask', 'who ownz patchng', '--json']).out);
    expect(answer).toMatchObject({ decision: 'found', answered: true, suggestions: [] });
    expect(answer.passages[0]).toMatchObject({ source: 'shared-responsibility.md' });
    expect(run(['ask', 'how do I marinate zorblax quokkas?']).out).toMatch(/^I couldn’t find/);
  });

  it('takes a question without quotes', () => {
    const [bare, quoted] = [['who', 'owns', 'patching?'], ['who owns patching?']].map((words) =>
      run(['ask', ...words]),
    );
    expect(bare?.code).toBe(0);
    expect(bare).toEqual(quoted);
  });

  it('does not mind a reader that goes away', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$1" bank --json | head -n 1', process.execPath, 'dist/main.js'],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('studyhall doctor', () => {
  it('says what is not connected and how to connect it, which is no fault', () => {
    const { code, out } = run(['doctor'], { cwd: tempDir() });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^off {4}slack {7}not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; “Connect Slack” in the README/m,
    );
    expect(out).toMatch(/^off {4}discord {5}not connected: set DISCORD_TOKEN; “Connect Discord” in the README/m);
    expect(out).toMatch(/^ok {5}playground {2}http:/m);
  });

  it('hints how to draft questions where there are none, which is no fault', () => {
    const notes = tempDir();
    writeFileSync(join(notes, 'lunch.md'), '# Lunch\n\nLunch is at noon.\n');
    const { code, out } = run(['doctor'], { cwd: tempDir(), env: { KNOWLEDGE_DIR: notes } });
    expect(code).toBe(0);
    expect(out).toMatch(/^off {4}questions {2,}none yet.*“studyhall draft”/m);
  });

  it('says when the page is not shown', () => {
    const { code, out } = run(['doctor'], { cwd: tempDir(), env: { PLAYGROUND: 'off' } });
    expect(code).toBe(0);
    expect(out).toMatch(/^off {4}playground {2}not shown: PLAYGROUND=on/m);
  });
});

describe('a folder of notes', () => {
  it('that is missing is named, with what to do', () => {
    for (const args of [['ask', 'x'], ['lint'], ['bank'], ['start']]) {
      const { code, err } = run(args, { cwd: tempDir(), env: { KNOWLEDGE_DIR: '/nowhere/notes', PORT: '0' } });
      expect(code).toBe(1);
      expect(err).toMatch(/^studyhall: .*\/nowhere\/notes/);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });

  it('that is empty starts, says nothing is known, and the doctor names it', async () => {
    const empty = tempDir();
    const env = { KNOWLEDGE_DIR: empty };
    const asked = run(['ask', 'who owns patching?'], { env });
    expect(asked.out).toMatch(/^I couldn’t find/);
    expect(asked.err).toContain(`there are no notes in ${empty}`);
    expect(run(['lint'], { env })).toMatchObject({ code: 1 });
    expect(run(['doctor'], { env, cwd: tempDir() })).toMatchObject({ code: 1 });
    const running = await start({ env, cwd: tempDir() });
    expect(running.readyLine).toContain('no notes, no questions');
    await expect.poll(() => running.errors()).toContain('there are no notes in');
    expect(await running.stop('SIGTERM')).toBe(0);
  });

  it('with one broken file serves the good ones and names the broken one', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'good.md'), '# Lunch\n\nLunch is at noon in the garden.\n');
    writeFileSync(join(dir, 'broken.md'), '# Broken\n\nText.\n'.padEnd(6_000_000, 'words '));
    writeFileSync(join(dir, 'binary.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x80]));
    const env = { KNOWLEDGE_DIR: dir };
    const asked = run(['ask', 'when is lunch?'], { env });
    expect(asked.out).toContain('noon in the garden');
    expect(asked.err).toContain('broken.md:');
    const lint = run(['lint', '--json'], { env });
    expect(lint.code).toBe(1);
    expect(JSON.parse(lint.out).map((problem: { file: string }) => problem.file)).toEqual(['binary.md', 'broken.md']);
  });
});

describe('queries that are no queries', () => {
  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['a megabyte', 'patching '.repeat(120_000)],
    ['control characters', '\u0000\u0001\u001b[31m patching'],
    ['markup', '<!channel> @everyone [x](http://x) </script>'],
    ['one long word', 'a'.repeat(100_000)],
    ['right to left and combining', `\u202Egnihctap\u0301\u0301${'\u0301'.repeat(5000)}`],
  ])('%s gets an answer and no crash', (_name, question) => {
    const input = `${JSON.stringify({ id: 'q', question, limit: 3 })}\n`;
    const { code, out, err } = run(['ask', '--jsonl'], { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ id: 'q' });
  });
});

describe('starting', () => {
  it('says where it is, how much it knows and where it keeps things; stops at once on SIGTERM', async () => {
    const running = await start({ cwd: tempDir() });
    expect(running.readyLine).toMatch(
      /^Studyhall is ready: http:\/\/127\.0\.0\.1:\d+ \(\d+ notes, \d+ questions; data\/studyhall\.db\)$/,
    );
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${running.url}/readyz`)).text()).toBe('ready\n');
    expect((await fetch(`${running.url}/nowhere`)).status).toBe(404);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(running.errors()).toBe('');
  });

  it('refuses a taken port and says which one to try', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, err } = run(['start'], { cwd: tempDir(), env: { PORT: String(port) } });
    taken.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `studyhall: port ${port} is in use; PORT=${port + 1} npm start\n`,
    });
  });

  it('refuses a second process on the same file, which goes on when the first is killed', async () => {
    const cwd = tempDir();
    const first = await start({ cwd });
    const second = run(['start'], { cwd, env: { PORT: '0' } });
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/^studyhall: .*studyhall\.db/);
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');
    expect(await (await start({ cwd })).stop('SIGTERM')).toBe(0);
  });

  it('refuses a data folder that can not be written, and a file that is no store', () => {
    const cwd = tempDir();
    writeFileSync(join(cwd, 'data'), 'in the way');
    const blocked = run(['start'], { cwd, env: { PORT: '0' } });
    expect(blocked.code).toBe(1);
    expect(blocked.err).toMatch(/^studyhall: .*data/);
    expect(blocked.err).not.toMatch(/^\s+at /m);

    mkdirSync(join(cwd, 'other'));
    const file = join(cwd, 'other', 'notes.txt');
    writeFileSync(file, 'no database, '.repeat(500));
    const garbage = run(['start'], { cwd, env: { PORT: '0', DATABASE_URL: `sqlite:${file}` } });
    expect(garbage.code).toBe(1);
    expect(garbage.err).toMatch(/^studyhall: .*notes\.txt/);
    expect(readFileSync(file, 'utf8')).toBe('no database, '.repeat(500));
  });

  it('refuses settings that can not be used, all of them at once', () => {
    const { code, err } = run(['start'], { cwd: tempDir(), env: { PORT: 'x', LOG_LEVEL: 'loud' } });
    expect(code).toBe(2);
    expect(err).toContain('PORT must be a number');
    expect(err).toContain('LOG_LEVEL must be');
    expect(run(['start'], { cwd: tempDir(), env: { PLAYGROUND: 'off' } })).toMatchObject({ code: 2 });
  });
});
