import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const built = new URL('../dist/log.js', import.meta.url).href;
const root = fileURLToPath(new URL('..', import.meta.url));

/** A program that logs: what it does is a piece of a module, with `log` at hand. */
function logging(body: string): ChildProcess {
  const source = `import { createLog } from ${JSON.stringify(built)};\nconst log = createLog('info');\n${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function linesOf(body: string): Promise<{ lines: string[]; code: unknown }> {
  const child = logging(body);
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { lines: err.split('\n').filter((line) => line !== ''), code };
}

describe('the log', () => {
  it('keeps nobody waiting while nobody reads it, and counts what it dropped', async () => {
    const child = logging(`
      for (let i = 0; i < 50_000; i += 1) log.info({ i }, 'x'.repeat(100));
      setImmediate(() => process.stdout.write('went on'));
      process.stdin.resume();
    `);
    const [said] = await once(child.stdout ?? child, 'data');
    expect(String(said)).toBe('went on');
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    await expect.poll(() => err, { timeout: 20_000 }).toContain('log lines were dropped');
    const kept = err.split('\n').filter((line) => line.includes('"i":'));
    const [, lines] = /"lines":(\d+)/.exec(err) ?? [];
    expect(kept.length + Number(lines)).toBe(50_000);
  });

  it.each([
    ['leaves', 'process.exit(3);', 3],
    ['ends', '', 0],
    ['breaks', 'throw new Error("broken");', 1],
  ])('is written to its end by a program that %s at once', async (_, last, code) => {
    const ended = await linesOf(`for (let i = 0; i < 2_000; i += 1) log.info({ i }, 'line');\n${last}`);
    expect(ended.code).toBe(code);
    expect(ended.lines.filter((line) => line.includes('"msg":"line"'))).toHaveLength(2_000);
  });
});
