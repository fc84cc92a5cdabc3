import type { Bot } from '../../../src/core/ports/bot.js';
import type { Surface } from '../../contracts/adapter.js';
import { pings } from '../slack/blocks.js';
import { type Mode, openSlack } from '../slack/open.js';

/** Slack as its people use it, real SDK over real sockets. */
export const openSlackSurface =
  (mode: Mode) =>
  async (bot: Bot): Promise<Surface> => {
    const { adapter, people, slack, close } = await openSlack(bot, { mode });
    return {
      adapter,
      room: { adapter: 'slack', space: 'TACME', id: 'CGENERAL' },
      person: (name) => ({ adapter: 'slack', space: 'TACME', id: `U${name.toUpperCase()}` }),
      async say(name, text) {
        if (text.startsWith('/')) await people.command(name, text);
        else await people.mention(name, text);
        await adapter.idle();
      },
      async press(name, label) {
        await people.press(name, label);
        await adapter.idle();
      },
      async choose(name, labels) {
        await people.choose(name, labels);
        await adapter.idle();
      },
      async fill(name, value) {
        await people.fill(name, value);
        await adapter.idle();
      },
      seen: async (name) => people.seen(name),
      pings: () =>
        [...slack.state.channels.values()].flatMap(({ messages }) =>
          messages.filter(({ user }) => user === 'UBOT').flatMap(pings),
        ),
      keepsReceipts: true,
      close,
    };
  };
