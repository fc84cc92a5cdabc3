import { expect, onTestFinished } from 'vitest';
import { createDiscord, type DiscordAdapter, type DiscordOptions } from '../../../src/adapters/discord/adapter.js';
import type { DiscordTiming } from '../../../src/adapters/discord/timing.js';
import { shortcuts } from '../../../src/core/commands/actions.js';
import { commands } from '../../../src/core/commands/words.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import type { Log } from '../../../src/core/ports/services.js';
import type { StudyhallError } from '../../../src/errors.js';
import { openMemory } from '../memory.js';
import { noPresence } from '../presence.js';
import { type Discord, openDiscord, type StandInOptions } from './stand-in.js';

/** Waits that a test has no time for, made short; what is a limit of Discord's stays. */
export const quick: Partial<DiscordTiming> = { backoff: 5, backoffMost: 50, servers: 500, drain: 300, goodbye: 200 };

export interface RunningOptions extends StandInOptions {
  readonly timing?: Partial<DiscordTiming>;
  /** The adapter's clock, in milliseconds. */
  readonly now?: () => number;
  /** What keeps answers; something in memory by default. */
  readonly store?: DiscordOptions['store'];
  /** What stands in DISCORD_TOKEN. */
  readonly pasted?: string;
  /** What the bot answers; nothing by default. */
  readonly bot?: Partial<Bot>;
}

export interface Lines extends Log {
  readonly lines: {
    readonly level: string;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly message: string;
  }[];
}

function createLines(): Lines {
  const lines: Lines['lines'] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: { ...fields }, message });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

export const silentBot: Bot = {
  commands,
  shortcuts,
  manner: () => 'private',
  ...noPresence,
  promise: ({ kind }) => (kind === 'chose' || kind === 'submitted' ? 'commit-first' : 'may-defer'),
  handle: async () => ({ kind: 'nothing' }),
};

export interface Running {
  readonly discord: Discord;
  readonly adapter: DiscordAdapter;
  readonly log: Lines;
  readonly fatal: StudyhallError[];
}

/** The adapter of that stand-in, not started yet. */
export async function adapterFor(discord: Discord, options: RunningOptions = {}): Promise<Running> {
  const log = createLines();
  const fatal: StudyhallError[] = [];
  const adapter = createDiscord({
    token: options.pasted ?? 'a.good.token',
    apiUrl: discord.apiUrl,
    log,
    store: options.store ?? (await openMemory(() => new Date())).store,
    timing: { ...quick, ...options.timing },
    random: () => 0.5,
    ...(options.now ? { now: options.now } : {}),
    onFatal: (error) => void fatal.push(error),
  });
  return { discord, adapter, log, fatal };
}

/** A stand-in that is gone after the test, and has nothing to complain about then. */
export async function standIn(options: RunningOptions = {}): Promise<Discord> {
  const discord = await openDiscord(options);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.failures).toEqual([]);
  });
  return discord;
}

/** The adapter on real discord.js against the stand-in, signed in, its commands registered. */
export async function runDiscord(options: RunningOptions = {}): Promise<Running> {
  const discord = await standIn(options);
  const running = await adapterFor(discord, options);
  onTestFinished(() => running.adapter.stop());
  await running.adapter.start({ ...silentBot, ...options.bot });
  await discord.until(() => discord.guild.commands.length > 0);
  return running;
}
