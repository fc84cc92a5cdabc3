import { createInterface } from 'node:readline';
import { createTerminal } from '../adapters/terminal/adapter.js';
import type { Config } from '../config.js';
import type { Studyhall } from '../core/bot/studyhall.js';
import type { Io } from './io.js';
import { startRuntime, stopSignal, withRuntime } from './runtime.js';

/** Hands on one line at a time, each after everything that the one before it caused was said. */
async function* unhurried(lines: AsyncIterable<string>, studyhall: Studyhall): AsyncGenerator<string> {
  for await (const line of lines) {
    yield line;
    await studyhall.idle();
  }
}

/** The chat in a terminal, until its input ends or a signal comes. */
export const runChat = (config: Config, io: Io): Promise<number> =>
  withRuntime(config, { fetch: false }, async (runtime) => {
    const terminal = createTerminal({ out: io.out });
    runtime.adapters.set(terminal.name, terminal);
    const stopped = stopSignal();
    await startRuntime(runtime, () => undefined);
    const lines = createInterface({ input: process.stdin });
    await Promise.race([terminal.read(unhurried(lines, runtime.studyhall)), stopped]);
    lines.close();
    return 0;
  });
