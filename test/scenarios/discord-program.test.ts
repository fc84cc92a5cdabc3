import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readable } from '../support/discord/display.js';
import type { Started } from '../support/discord/interactions.js';
import { standIn } from '../support/discord/running.js';
import type { Discord } from '../support/discord/stand-in.js';
import { drained } from '../support/limits.js';
import { start } from '../support/program.js';
import { smallNotes } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

/** Settings of a program that serves the stand-in and nothing else, on a store of its own. */
function settings(discord: Discord, token = 'a.good.token'): Record<string, string> {
  const dir = tempDir();
  const notes = join(dir, 'notes');
  mkdirSync(notes);
  for (const { path, text } of smallNotes) writeFileSync(join(notes, path), text);
  return {
    DISCORD_TOKEN: token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `sqlite:${join(dir, 'studyhall.db')}`,
    KNOWLEDGE_DIR: notes,
    LOG_LEVEL: 'info',
  };
}

describe('the program on Discord', () => {
  const answered = (discord: Discord, one: Started): Promise<void> => discord.until(() => one.first !== undefined);
  const card = (discord: Discord) =>
    discord.world.messages.find((each) => each.only === undefined && each.body.embeds?.[0]?.title !== undefined);

  it('goes on with a question after a kill -9 in the middle of it, and ends at SIGTERM with a goodbye', async () => {
    const discord = await standIn();
    discord.world.member('ana').manages = true;
    const env = settings(discord);
    const first = await start({ env });
    await expect.poll(() => first.errors()).toContain('scope=bot+applications.commands');
    expect(first.errors()).not.toContain('a.good.token');
    await discord.until(() => discord.guild.commands.length > 0);
    await answered(discord, discord.command('ana', discord.channel, '/quiz now'));
    await discord.until(() => card(discord) !== undefined);
    for (const name of ['ana', 'bo', 'chen']) await answered(discord, discord.press(name, 'The customer'));
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');

    const second = await start({ env });
    await answered(discord, discord.press('dora', 'AWS'));
    await answered(discord, discord.command('ana', discord.channel, '/quiz close'));
    const shows = (text: string) => readable(card(discord)?.body ?? {}).includes(text);
    await discord.until(() => shows('4 answered · closed'));
    expect(shows('3 · 75%')).toBe(true);
    expect(discord.guild.writes).toBe(1);

    const before = performance.now();
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(performance.now() - before).toBeLessThan(drained);
    expect(discord.gateway.closes.at(-1)).toBe(1000);
  });

  it('ends with one clear line and the code 1 when the token is wrong', async () => {
    const discord = await standIn({ token: 'another' });
    const child = await start({ env: settings(discord) }).catch((error: Error) => error.message);
    expect(child).toMatch(/ended \(1\)/);
    expect(child).toContain('Discord does not accept DISCORD_TOKEN');
    expect(child).not.toMatch(/a\.good\.token|\n\s+at /);
  });

  it('ends with the code 1 when the token is revoked while nothing else runs', async () => {
    const discord = await standIn();
    const program = await start({ env: settings(discord) });
    const ended = new Promise((resolve) => program.process.once('exit', resolve));
    discord.revoke();
    expect(await ended).toBe(1);
    await expect.poll(() => program.errors()).toContain('refused the token');
  });

  it('goes on without Discord when the playground runs too, and tells that it is not well', async () => {
    const discord = await standIn();
    const program = await start({ env: { ...settings(discord), PLAYGROUND: 'on' } });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    discord.revoke();
    await expect.poll(async () => (await fetch(`${program.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect(await program.stop('SIGTERM')).toBe(0);
  });

  it('ends within ten seconds at SIGTERM in an outage', async () => {
    const discord = await standIn();
    const program = await start({ env: settings(discord) });
    discord.gateway.refuse(true);
    discord.gateway.cutAll();
    const tried = discord.gateway.upgrades();
    await discord.until(() => discord.gateway.upgrades() > tried + 1);
    const before = performance.now();
    expect(await program.stop('SIGTERM')).toBe(0);
    expect(performance.now() - before).toBeLessThan(drained);
  });
});
