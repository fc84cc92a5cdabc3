import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** How Slack's events reach the program. */
export type SlackMode = 'http' | 'socket';

export interface ReplicaOptions {
  /** Calls of this replica can be told by it from those of the other one. */
  readonly host: string;
  readonly root: string;
  readonly cwd: string;
  /** The program's own waits made short. */
  readonly quick: boolean;
  env(host: string): Readonly<Record<string, string>>;
  /** Told of the program's log lines that begin or end a round. */
  line(message: string, host: string): void;
  /** Told of every line of the log. */
  readonly wholeLine?: (line: string) => void;
  /** The program ended although nobody killed it. */
  crashed(crash: Crash): void;
}

export interface Crash {
  readonly what: string;
  /** When it was started: epoch milliseconds. */
  readonly since: number;
  /** Whether it had been ready. */
  readonly ready: boolean;
}

/** As whatever looks after the program would: not at once when it ended by itself. */
const restartAfter = 300;

/** One process of the program that is started again whenever it ends, until it is stopped. */
export function createReplica(options: ReplicaOptions) {
  const { host, root, cwd, quick } = options;
  const preload = quick ? ['--import', join(root, 'test/chaos/quick-timing.mjs')] : [];
  /** When it was ready, and until when: epoch milliseconds. */
  const up: { from: number; to?: number }[] = [];
  let child: ChildProcess | undefined;
  let url: string | undefined;
  let killed = false;
  let stopping = false;
  let ended: Promise<void> = Promise.resolve();
  let told: (() => void)[] = [];

  const start = (): void => {
    if (stopping) return;
    const usual = { PATH: process.env.PATH ?? '', TZ: 'UTC', MEANING: 'off', PORT: '0', LOG_LEVEL: 'info' };
    const env = { ...usual, ...options.env(host) };
    const own = spawn(process.execPath, [...preload, join(root, 'dist/main.js'), 'start'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = own;
    // Nothing is left behind when the run itself is ended.
    const end = (): void => void own.kill('SIGKILL');
    process.once('exit', end);
    own.once('exit', () => process.off('exit', end));
    killed = false;
    const since = Date.now();
    let ready = false;
    let tail = '';
    let part = '';
    own.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-3_000);
      const lines = (part + text).split('\n');
      part = lines.pop() ?? '';
      for (const line of lines) {
        options.wholeLine?.(line);
        const message = /"msg":"(question (?:opened|closed))"/.exec(line)?.[1];
        if (message !== undefined) options.line(message, host);
      }
    });
    own.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /^Studyhall is ready: (http\S+)/m.exec(text);
      if (!found) return;
      url = found[1];
      ready = true;
      up.push({ from: Date.now() });
      for (const tell of told.splice(0)) tell();
    });
    ended = new Promise((resolve) => {
      own.once('exit', (code, signal) => {
        down();
        resolve();
        if (stopping) return;
        if (killed) return start();
        options.crashed({ what: `ended by itself (${code ?? signal}): ${tail}`, since, ready });
        setTimeout(start, restartAfter);
      });
    });
  };

  const down = (): void => {
    url = undefined;
    const last = up.at(-1);
    if (last) last.to ??= Date.now();
  };

  return {
    host,
    up,
    start,
    /** Where it answers; undefined while it is down or not ready. */
    url: () => url,
    pid: () => child?.pid,
    kill(): void {
      killed = true;
      down();
      child?.kill('SIGKILL');
    },
    ready(): Promise<void> {
      return url === undefined ? new Promise((resolve) => told.push(() => resolve())) : Promise.resolve();
    },
    /** SIGTERM, and its end. */
    async stop(): Promise<void> {
      stopping = true;
      child?.kill('SIGTERM');
      await ended;
      told = [];
    },
  };
}

export type Replica = ReturnType<typeof createReplica>;
