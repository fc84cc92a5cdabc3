import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const built = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Only what a test sets reaches the program, whatever this machine has set. No test fetches a model by chance. */
const envOf = (env: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH ?? '',
  TZ: 'UTC',
  MEANING: 'off',
  ...env,
});

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Another copy of the program. */
  readonly main?: string;
}

/** Runs one command of the program to its end. */
export function run(args: readonly string[], options: RunOptions = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [options.main ?? built, ...args], {
    env: envOf(options.env ?? {}),
    cwd: options.cwd,
    input: options.input ?? '',
    encoding: 'utf8',
    timeout: 15_000,
  });
  return { code: status, out: stdout, err: stderr };
}

export interface Running {
  readonly url: string;
  readonly readyLine: string;
  readonly process: ChildProcess;
  errors(): string;
  /** Sends a signal and waits for the end: the exit code, or the signal that ended it. */
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Starts the program and waits until it says that it is ready. */
export async function start(options: RunOptions = {}): Promise<Running> {
  const child = spawn(process.execPath, [options.main ?? built, 'start'], {
    env: envOf({ PORT: '0', LOG_LEVEL: 'warn', ...options.env }),
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  onTestFinished(() => void child.kill('SIGKILL'));
  const ready = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /^Studyhall is ready.*$/m.exec(out);
      if (found) resolve(found[0]);
    });
  });
  const first = await Promise.race([ready, ended]);
  if (typeof first !== 'string' || !first.startsWith('Studyhall')) {
    throw new Error(`the program ended (${first}): ${out}${err}`);
  }
  return {
    readyLine: first,
    url: /http:\S+/.exec(first)?.[0] ?? '',
    process: child,
    errors: () => err,
    async stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
