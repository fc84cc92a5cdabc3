import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/core/chat/incoming.js';
import { line } from '../../../src/core/chat/message.js';
import { publicly } from '../../../src/core/chat/reply.js';
import type { StudyhallError } from '../../../src/errors.js';
import { adapterFor, runDiscord, silentBot, standIn } from '../../support/discord/running.js';
import type { Discord } from '../../support/discord/stand-in.js';

const started = (error: unknown): StudyhallError => error as StudyhallError;

describe('the start', () => {
  it('says who it is, in how many servers, and how to invite it with no more than it needs', async () => {
    const { discord, log } = await runDiscord();
    const [said] = log.lines.filter(({ level }) => level === 'info');
    const invite = `https://discord.com/oauth2/authorize?client_id=${discord.world.application}&permissions=274877991936&scope=bot+applications.commands`;
    expect(said).toMatchObject({
      message: `Discord: signed in as Studyhall, in 1 server; invite it with ${invite}`,
      fields: { bot: 'Studyhall', servers: 1, invite },
    });
    // View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
    expect(274877991936n).toBe((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 38n));
  });

  it('ends with one clear line when the token is wrong, and does not tell it', async () => {
    const discord = await standIn({ token: 'another.good.token' });
    const { adapter, fatal } = await adapterFor(discord);
    const error = await adapter.start(silentBot).catch(started);
    expect(error).toMatchObject({ code: 'discord', exit: 1, message: expect.stringContaining('DISCORD_TOKEN') });
    expect(error?.message).not.toContain('a.good.token');
    expect(fatal).toEqual([]);
    expect(adapter.health().ok).toBe(false);
    await adapter.stop();
  });

  it('takes a token as it is pasted, and says so when it can be none', async () => {
    const discord = await standIn();
    const pasted = await adapterFor(discord, { pasted: 'Bot a.good.token\n' });
    await pasted.adapter.start(silentBot);
    expect(pasted.adapter.health()).toEqual({ ok: true });
    await pasted.adapter.stop();
    const calls = discord.calls.length;
    const { adapter } = await adapterFor(discord, { pasted: 'paste it “here”' });
    const error = await adapter.start(silentBot).catch(started);
    expect(error?.message).toContain('DISCORD_TOKEN');
    expect(error?.message).not.toContain('here”');
    expect(discord.calls).toHaveLength(calls);
  });

  it.each([
    [4004, 'refused the token'],
    [4014, 'intents'],
  ])('ends with one clear line when the gateway closes with %i', async (code, words) => {
    const discord = await standIn();
    discord.gateway.closeNextWith(code);
    const { adapter, fatal } = await adapterFor(discord);
    const error = await adapter.start(silentBot).catch(started);
    expect(error).toMatchObject({ code: 'discord', message: expect.stringContaining(words) });
    expect(fatal).toEqual([]);
    await adapter.stop();
  });

  it('says that the address is wrong where something else answers', async () => {
    const discord = await standIn();
    discord.faults.inject('GET', /gateway/, { status: 404, code: 0, message: '404: Not Found' });
    const { adapter } = await adapterFor(discord);
    const error = await adapter.start(silentBot).catch(started);
    expect(error?.message).toContain('DISCORD_API_URL');
  });

  it('waits an outage out, with pauses', async () => {
    const discord = await standIn();
    discord.faults.inject('GET', /gateway/, { status: 500 }, 3);
    discord.faults.inject('GET', /gateway/, 'reset', 1);
    const { adapter, log } = await adapterFor(discord);
    await adapter.start(silentBot);
    expect(adapter.health()).toEqual({ ok: true });
    expect(log.lines.filter(({ message }) => message.includes('out of reach'))).toHaveLength(4);
    await adapter.stop();
  });

  it('can be broken off while it waits', async () => {
    const discord = await standIn();
    discord.gateway.refuse(true);
    const { adapter } = await adapterFor(discord);
    const starting = adapter.start(silentBot);
    await discord.until(() => discord.gateway.upgrades() > 1);
    await adapter.stop();
    await starting;
    expect(adapter.health()).toEqual({ ok: false, why: 'Discord: stopped' });
  });
});

describe('the gateway', () => {
  const hearing = async (options: Parameters<typeof runDiscord>[0] = {}) => {
    const got: Incoming[] = [];
    const running = await runDiscord({
      ...options,
      bot: {
        handle: async (incoming) => {
          got.push(incoming);
          return publicly(line('Heard.'));
        },
      },
    });
    const heard = (): number => running.discord.seen('ana').filter((text) => text === 'Heard.').length;
    return { ...running, got, heard };
  };
  const well = ({ adapter }: { adapter: { health(): { ok: boolean } } }) =>
    expect.poll(() => adapter.health().ok).toBe(true);

  it('is resumed when it was cut, and what was said meanwhile arrives', async () => {
    const { discord, adapter, heard } = await hearing();
    discord.gateway.cutAll();
    await discord.until(() => discord.gateway.connections() === 0);
    await expect.poll(() => adapter.health()).toEqual({ ok: false, why: 'Discord: the gateway is unavailable' });
    discord.mention('ana', discord.channel, 'hello?');
    await discord.until(() => heard() === 1);
    expect(discord.gateway.resumes()).toBe(1);
    await well({ adapter });
  });

  it.each([
    ['asks to reconnect', (discord: Discord) => discord.gateway.askToReconnect()],
    ['closes with 4000', (discord: Discord) => discord.gateway.closeAll(4000)],
    ['closes with 4009', (discord: Discord) => discord.gateway.closeAll(4009)],
    [
      'says that the session is invalid',
      (discord: Discord) => {
        discord.gateway.invalidateNext(false);
        discord.gateway.cutAll();
      },
    ],
    [
      'says that the session may be resumed',
      (discord: Discord) => {
        discord.gateway.invalidateNext(true);
        discord.gateway.cutAll();
      },
    ],
  ])('is connected again when it %s', async (_name, act) => {
    const { discord, adapter, heard } = await hearing();
    const before = discord.gateway.identifies() + discord.gateway.resumes();
    act(discord);
    await discord.until(() => discord.gateway.identifies() + discord.gateway.resumes() > before);
    await well({ adapter });
    discord.mention('ana', discord.channel, 'hello?');
    await discord.until(() => heard() === 1);
  });

  it('is left and connected again when it acknowledges nothing any more', async () => {
    const { discord, adapter, heard } = await hearing({ heartbeat: 100 });
    discord.gateway.goSilent(true);
    await discord.until(() => discord.gateway.closes.includes(4200));
    discord.gateway.goSilent(false);
    await well({ adapter });
    discord.mention('ana', discord.channel, 'hello?');
    await discord.until(() => heard() === 1);
  });

  it('counts as silent when no heartbeat was acknowledged for too long', async () => {
    const { adapter } = await hearing({ timing: { silence: -1 } });
    expect(adapter.health()).toEqual({ ok: false, why: 'Discord: the gateway is silent' });
  });

  it('is tried with growing pauses in an outage, and health tells', async () => {
    const { discord, adapter, heard } = await hearing({ timing: { backoff: 300, backoffMost: 60_000 } });
    const start = performance.now();
    const times: number[] = [];
    const before = discord.gateway.upgrades();
    discord.gateway.refuse(true);
    discord.gateway.cutAll();
    for (let tries = 1; tries <= 4; tries += 1) {
      await discord.until(() => discord.gateway.upgrades() >= before + tries);
      times.push(performance.now() - start);
    }
    expect(adapter.health().ok).toBe(false);
    const [, second = 0, third = 0, fourth = 0] = times;
    // discord.js alone tries every 500 ms; to these come three quarters of 300 and of 600 at least.
    expect(third - second).toBeGreaterThan(700);
    expect(fourth - third).toBeGreaterThan(900);
    discord.gateway.refuse(false);
    discord.mention('ana', discord.channel, 'hello?');
    await discord.until(() => heard() === 1);
    await well({ adapter });
  });

  it('that is closed for good is told once, and shows in the health', async () => {
    const { discord, adapter, fatal } = await runDiscord();
    discord.revoke();
    await expect.poll(() => fatal).toHaveLength(1);
    expect(fatal[0]).toMatchObject({ code: 'discord', exit: 1, message: expect.stringContaining('DISCORD_TOKEN') });
    expect(adapter.health()).toMatchObject({ ok: false, why: expect.stringContaining('refused the token') });
    await adapter.stop();
  });
});
