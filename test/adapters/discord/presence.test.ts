import { describe, expect, it } from 'vitest';
import { runDiscord } from '../../support/discord/running.js';

describe('servers', () => {
  it('are told of at the start, when one removes the bot, and when one has it again; an outage is none of it', async () => {
    const told: string[] = [];
    const { discord } = await runDiscord({
      bot: {
        present: async (adapter, spaces) => void told.push(`${adapter}: ${spaces.join()}`),
        left: async ({ adapter, space }) => void told.push(`left ${adapter} ${space}`),
        joined: async ({ adapter, space }) => void told.push(`joined ${adapter} ${space}`),
      },
    });
    const first = `discord: ${discord.guild.id}`;
    expect(told).toEqual([first]);
    const other = discord.world.addGuild('Another club');
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(other));
    discord.gateway.dispatch('GUILD_DELETE', { id: other.id, unavailable: true });
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(other));
    discord.gateway.dispatch('GUILD_DELETE', { id: other.id });
    const all = [first, `joined discord ${other.id}`, `left discord ${other.id}`];
    await expect.poll(() => told).toEqual(all);
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(other));
    await expect.poll(() => told).toEqual([...all, `joined discord ${other.id}`]);
  });
});
