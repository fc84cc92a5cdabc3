import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTerminal } from '../adapters/terminal/adapter.js';
import { painter, screenView } from '../adapters/terminal/screen-view.js';
import type { Config } from '../config.js';
import type { Studyhall } from '../core/bot/studyhall.js';
import { printable } from '../printable.js';
import type { CliCall, Io } from './io.js';
import { openLineEditor, type Streams } from './line-editor.js';
import { count } from './lint.js';
import { type Runtime, startRuntime, stopSignal, withRuntime } from './runtime.js';

/** How long the first line waits for the model of meaning and the notes' vectors, in milliseconds; then words answer. */
const meaningWithin = 5_000;
/** Who types what names nobody. */
const me = 'ana';
/** The columns of a terminal that doesn't say, or says 0. */
const usualColumns = 80;

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

/** The chat in a terminal, until its input ends or a signal comes: by hand where a person sits at both ends of it. */
export const runChat = (
  config: Config,
  env: CliCall['env'],
  io: Io,
  streams: Streams = { input: process.stdin, output: process.stdout },
): Promise<number> =>
  streams.input.isTTY === true && streams.output.isTTY === true
    ? chatByHand(config, env, streams)
    : chatByScript(config, io, streams.input);

const chatByScript = (config: Config, io: Io, input: Streams['input']): Promise<number> =>
  withRuntime(config, { fetch: false }, async (runtime) => {
    const terminal = createTerminal({ out: io.out });
    runtime.adapters.set(terminal.name, terminal);
    const stopped = stopSignal();
    await startRuntime(runtime, () => undefined);
    if (input.isTTY !== true) await Promise.race([hearMeaning(runtime), stopped]);
    const lines = createInterface({ input });
    await Promise.race([terminal.read(unhurried(lines, runtime.studyhall)), stopped]);
    lines.close();
    return 0;
  });

const banner = (runtime: Runtime, { knowledgeDir }: Config): string => {
  const { notes, bank } = runtime.knowledge.current();
  return [
    `Studyhall: ${count(notes.length, 'note')} and ${count(bank.length, 'question')} from ${knowledgeDir}`,
    `You are ${me}. Ask something, or type “help”. “bo: …” speaks as bo, a number presses a button, “exit” leaves.`,
    '',
  ].join('\n');
};

const chatByHand = (config: Config, env: CliCall['env'], streams: Streams): Promise<number> => {
  const { output } = streams;
  const colours = !env.NO_COLOR && env.TERM !== 'dumb';
  const paint = painter(colours);
  // Between the lines of a conversation, only what went wrong is worth a line of the log.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  return withRuntime({ ...config, logLevel }, { fetch: false }, async (runtime) => {
    const editor = openLineEditor(streams, paint(`${me}> `, 'bold'));
    runtime.stops.push(async () => editor.close());
    const view = screenView({ columns: () => output.columns || usualColumns, colours });
    const terminal = createTerminal({ out: editor.print, view, me });
    runtime.adapters.set(terminal.name, terminal);
    const stopped = stopSignal();
    await startRuntime(runtime, () => undefined);
    editor.print(printable(banner(runtime, config)));
    await Promise.race([terminal.read(editor.lines(() => runtime.studyhall.idle())), stopped]);
    return 0;
  });
};
