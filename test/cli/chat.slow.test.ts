import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/adapters/terminal/columns.js';
import { needs } from '../support/needs.js';
import { run } from '../support/program.js';
import { tempDir } from '../support/temp.js';

const python = needs('python3');
const driver = fileURLToPath(new URL('../support/pseudo-terminal.py', import.meta.url));
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What a terminal of 60 columns shows while these lines are typed. */
function byHand(lines: readonly string[], more: Readonly<Record<string, string>> = {}, columns = 60) {
  const env = { PATH: process.env.PATH ?? '', TZ: 'UTC', TERM: 'xterm', MEANING: 'off', ...more };
  const given = { argv: [process.execPath, main, 'chat'], env, columns, lines, prompt: 'ana> ' };
  const { status, stdout } = spawnSync(python ?? '', [driver, JSON.stringify(given)], {
    cwd: tempDir(),
    encoding: 'utf8',
    timeout: 70_000,
  });
  return { code: status, raw: stdout, shown: stripVTControlCharacters(stdout).replaceAll('\r', '') };
}

const typed = ['who does the bakups?', '/quiz now', '1', 'bo: 2', '/quiz close', 'exit'];

describe.skipIf(python === undefined)('studyhall chat by hand (needs python3)', () => {
  it('says who is who, answers, plays a question and leaves', () => {
    const { code, raw, shown } = byHand(typed);
    expect(code).toBe(0);
    expect(shown).toMatch(/^Studyhall: \d+ notes and \d+ questions from /);
    expect(shown).toContain('You are ana.');
    expect(shown).toContain('“bo: …” speaks as bo');
    expect(shown).toContain('ana> who does the bakups?\n');
    expect(shown).toContain('shared-responsibility.md:');
    expect(shown).toMatch(/Studyhall \(only you see this\)\n {2}Your answer is A: /);
    expect(shown).toMatch(/Studyhall \(only bo sees this\)\n {2}Your answer is B: /);
    expect(shown).toMatch(/#\s+Name\s+Points/);
    expect(raw).toContain('\u001b[36mStudyhall\u001b[39m');
    const spoken = shown.split('\n').slice(shown.split('\n').findIndex((each) => each.startsWith('ana>')));
    expect(Math.max(...spoken.map(columnsOf))).toBeLessThanOrEqual(60);
  });

  it('writes whole lines where the terminal says that it has no columns', () => {
    const lines = byHand(['help', 'exit'], {}, 0).shown.split('\n');
    expect(Math.max(...lines.slice(3).map(columnsOf))).toBeGreaterThan(40);
  });

  it('shows an open question again, for a number that comes after something else', () => {
    const { shown } = byHand(['/quiz now', '/quiz drafts', '/quiz now', '1', 'exit']);
    expect(shown).toContain('A question is already open here.');
    expect(shown).toMatch(/Studyhall \(only you see this\)\n {2}Your answer is A: /);
  });

  it('has no colours with NO_COLOR', () => {
    expect(byHand(['help', 'exit'], { NO_COLOR: '1' }).raw).not.toMatch(/\[\d+mStudyhall/);
  });
});

describe('studyhall chat from a script', () => {
  it('prints messages alone, without banner, prompt or colours', () => {
    const input = 'ana: who does the bakups?\nwhat\n';
    const { code, out, err } = run(['chat'], { cwd: tempDir(), input, env: { LOG_LEVEL: 'warn' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Studyhall:\n {2}Shared responsibility › Backups\n/);
    expect(out).toMatch(/\nStudyhall:\n {2}Write a line like "ana: who owns patching\?"\.\n\n$/);
    expect(out).not.toContain('\u001b');
  });
});
