import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTerminal } from '../adapters/terminal/adapter.js';
import type { Config } from '../config.js';
import type { Studyhall } from '../core/bot/studyhall.js';
import type { Io } from './io.js';
import { type Runtime, startRuntime, stopSignal, withRuntime } from './runtime.js';

/** How long the first line waits for the model of meaning and the notes' vectors, in milliseconds; then words answer. */
const meaningWithin = 5_000;

/** A script gets the answers that it would get at any other time: what is kept is soon read. */
async function hearMeaning({ meaning }: Runtime): Promise<void> {
  const heard = meaning.opened().then(() => meaning.current()?.settled());
  await Promise.race([heard, sleep(meaningWithin, undefined, { ref: false })]);
}

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
    if (!process.stdin.isTTY) await Promise.race([hearMeaning(runtime), stopped]);
    const lines = createInterface({ input: process.stdin });
    await Promise.race([terminal.read(unhurried(lines, runtime.studyhall)), stopped]);
    lines.close();
    return 0;
  });
