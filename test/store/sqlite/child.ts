import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('child.mjs', import.meta.url));

export interface Child {
  readonly lines: readonly string[];
  /** Resolves with the first line that is there or comes, after `count` others. */
  line(count: number): Promise<string>;
  /** kill -9; resolves when nothing of the process is left and all that it said has been read. */
  kill(): Promise<void>;
}

const running = new Set<Child>();

/** Ends what a test has left running. */
export const killAll = async (): Promise<void> => {
  await Promise.all([...running].map((child) => child.kill()));
};

export function startChild(mode: 'owner' | 'voter' | 'collected', file: string, options: SpawnOptions = {}): Child {
  const child: ChildProcess = spawn(process.execPath, ['--expose-gc', script, mode, file], {
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the child has no output');
  const lines: string[] = [];
  const input = createInterface({ input: child.stdout });
  input.on('line', (text) => lines.push(text));
  const ended = Promise.all([once(child, 'exit'), once(input, 'close')]);
  const self: Child = {
    lines,
    async line(count) {
      for (;;) {
        const line = lines[count];
        if (line !== undefined) return line;
        await Promise.race([once(input, 'line'), ended.then(() => Promise.reject(new Error('the child has ended')))]);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      running.delete(self);
    },
  };
  running.add(self);
  return self;
}
