import { expect } from 'vitest';
import type { Reply } from '../../../src/core/chat/reply.js';
import { commands } from '../../../src/core/commands/words.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import type { Surface } from '../../contracts/adapter.js';
import { aliveIn } from '../discord/display.js';
import type { Started } from '../discord/interactions.js';
import { adapterFor } from '../discord/running.js';
import { openDiscord } from '../discord/stand-in.js';

/** How many messages a reply to a message makes. */
const parts = (reply: Reply): number =>
  reply.kind === 'say' ? [reply.public, reply.private ?? reply.replace].filter((each) => each !== undefined).length : 0;

export async function openDiscordSurface(given: Bot): Promise<Surface> {
  const discord = await openDiscord();
  const { adapter } = await adapterFor(discord);
  let last: { reply?: Reply } | undefined;
  const bot: Bot = {
    ...given,
    commands,
    async handle(incoming) {
      const entry: { reply?: Reply } = {};
      try {
        entry.reply = await given.handle(incoming);
        return entry.reply;
      } finally {
        last = entry;
        discord.world.changed();
      }
    },
  };
  await adapter.start(bot);
  await discord.until(() => discord.guild.commands.length > 0);
  const ours = () => discord.world.messages.filter((each) => each.author === discord.world.bot.id).length;
  const answered = (one: Started): Promise<void> => discord.until(() => one.first !== undefined);
  // Everybody has been here before.
  const person = (name: string) => ({ adapter: 'discord', space: discord.guild.id, id: discord.world.member(name).id });
  for (const name of ['ana', 'bo', 'chen']) person(name);
  const room = { adapter: 'discord', space: discord.guild.id, id: discord.channel.id };

  return {
    adapter,
    room,
    person,
    async say(name, text) {
      if (text.startsWith('/')) return answered(discord.command(name, discord.channel, text));
      const before = ours();
      last = undefined;
      discord.mention(name, discord.channel, text);
      await discord.until(() => last !== undefined);
      await discord.until(() => ours() >= before + (last?.reply ? parts(last.reply) : 1));
    },
    press: (name, label) => answered(discord.press(name, label)),
    choose: (name, labels) => answered(discord.select(name, labels)),
    point: (name, label, words) => answered(discord.point(name, label, words)),
    fill: (name, value) => answered(discord.submit(name, value)),
    seen: async (name) => discord.seen(name),
    pings: () =>
      discord.world.messages
        .filter((each) => each.author === discord.world.bot.id)
        .flatMap((each) => aliveIn(each.body)),
    async close() {
      await adapter.stop();
      await discord.close();
      expect(discord.failures).toEqual([]);
    },
  };
}
