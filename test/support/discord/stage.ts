import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { compose, createIds } from '../compose.js';
import { openShelf } from '../notes-shelf.js';
import { smallNotes } from '../stage.js';
import { tempDir } from '../temp.js';
import { readable } from './display.js';
import type { Started } from './interactions.js';
import { adapterFor, type RunningOptions, standIn } from './running.js';
import type { StoredMessage } from './world.js';

export interface DiscordStageOptions extends RunningOptions {
  readonly files?: readonly { path: string; text: string }[];
  readonly spaces?: readonly string[];
}

/** The whole core over a real SQLite file and the real Discord adapter in a server, with a clock of its own. */
export async function openDiscordStage(options: DiscordStageOptions = {}) {
  const discord = await standIn(options);
  const path = join(tempDir(), 'studyhall.db');
  const notes = openShelf(options.files ?? smallNotes, true);
  let now = new Date('2026-11-25T09:00:00Z');
  const newId = createIds();

  const build = async () => {
    const store = await openSqlite(path, { now: () => now, mode: 'owner' });
    const { adapter, log } = await adapterFor(discord, { ...options, store });
    const studyhall = compose(
      { store, adapter, log, library: notes.library, newId },
      { shelf: notes.shelf, serves: ({ space }) => options.spaces?.includes(space) ?? true },
    );
    await adapter.start(studyhall.bot);
    await adapter.idle();
    await studyhall.tick(now);
    await studyhall.idle();
    const stop = async (): Promise<void> => {
      await adapter.stop();
      await studyhall.idle();
      await store.close();
    };
    return { store, adapter, studyhall, log, stop };
  };
  let running = await build();
  onTestFinished(() => running.stop());

  const room: Room = { adapter: 'discord', space: discord.guild.id, id: discord.channel.id };
  /** Resolves when everything that came in is answered and everything that was queued is sent. */
  const settle = async (): Promise<void> => {
    await running.adapter.idle();
    await running.studyhall.idle();
    await running.adapter.idle();
  };
  const answered = async (one: Started): Promise<Started> => {
    await discord.until(() => one.first !== undefined);
    await settle();
    return one;
  };
  const ours = (channel: string): StoredMessage[] =>
    discord.world.messages.filter(
      (each) => each.author === discord.world.bot.id && each.channel === channel && !each.deleted,
    );
  /** Waits for the answer to a message, which comes into its channel. */
  const spoken = async (message: StoredMessage): Promise<void> => {
    const before = ours(message.channel).length;
    await discord.until(() => ours(message.channel).length > before);
    await settle();
  };

  return {
    discord,
    files: notes.files,
    room,
    settle,
    answered,
    get store() {
      return running.store;
    },
    get log() {
      return running.log;
    },
    now: () => now,
    /** Moves the clock, beats once, and lets everything be sent. */
    async advance(milliseconds: number): Promise<void> {
      now = new Date(now.getTime() + milliseconds);
      await running.studyhall.tick(now);
      await settle();
    },
    /** The process ends and another one starts on the same file and the same server. */
    async restart(): Promise<void> {
      await running.stop();
      running = await build();
    },
    mention: (name: string, text: string) => spoken(discord.mention(name, discord.channel, text)),
    direct: (name: string, text: string) => spoken(discord.direct(name, text)),
    command: (name: string, text: string) => answered(discord.command(name, discord.channel, text)),
    typeInto: (name: string, text: string) => answered(discord.typeInto(name, discord.channel, text)),
    press: (name: string, label: string) => answered(discord.press(name, label)),
    select: (name: string, labels: readonly string[]) => answered(discord.select(name, labels)),
    point: (name: string, label: string, words: string) => answered(discord.point(name, label, words)),
    submit: (name: string, value: string, more?: Record<string, string>) => answered(discord.submit(name, value, more)),
    /** The newest message that a person sees, as it is stored and as it reads. */
    newest(name: string): StoredMessage & { readonly reads: string } {
      const message = discord.visible(name).at(-1);
      if (!message) throw new Error(`${name} sees nothing`);
      return { ...message, reads: readable(message.body) };
    },
    /** The bot's message in the room that everybody sees and that reads so. */
    find(words: string): StoredMessage & { readonly reads: string } {
      const message = ours(discord.channel.id).findLast(
        (each) => each.only === undefined && readable(each.body).includes(words),
      );
      if (!message) throw new Error(`nothing reads “${words}”`);
      return { ...message, reads: readable(message.body) };
    },
  };
}
