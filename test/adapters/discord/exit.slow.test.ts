import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { standIn } from '../../support/discord/running.js';
import type { Discord } from '../../support/discord/stand-in.js';
import { drained } from '../../support/limits.js';

/** The adapter in a process of its own: what it prints, and how it ends. */
function child(discord: Discord) {
  const path = fileURLToPath(new URL('child.mjs', import.meta.url));
  const process_ = spawn(process.execPath, [path, discord.apiUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  let out = '';
  const heard: (() => void)[] = [];
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const tell of heard.splice(0)) tell();
  });
  const ended = once(process_, 'exit').then(([code]) => code as number | null);
  return {
    out: () => out,
    ended,
    async says(text: string): Promise<void> {
      while (!out.includes(text)) await new Promise<void>((resolve) => heard.push(resolve));
    },
    /** Sends SIGTERM; the exit code and how long it took, in milliseconds. */
    async terminate(): Promise<{ code: number | null; took: number }> {
      const before = performance.now();
      process_.kill('SIGTERM');
      const code = await ended;
      return { code, took: performance.now() - before };
    },
  };
}

describe('a process with this adapter', () => {
  const running = async (options: { heartbeat?: number } = {}) => {
    const discord = await standIn(options);
    const process_ = child(discord);
    await process_.says('started');
    return { discord, process_ };
  };

  it('ends at once at SIGTERM when nothing is in flight, after a goodbye with 1000', async () => {
    const { discord, process_ } = await running();
    const { code, took } = await process_.terminate();
    expect(code).toBe(0);
    expect(took).toBeLessThan(drained);
    expect(discord.gateway.closes).toEqual([1000]);
  });

  it('ends within its time in an outage, and when nobody answers the goodbye', async () => {
    const { discord, process_ } = await running();
    discord.gateway.refuse(true);
    discord.gateway.cutAll();
    const before = discord.gateway.upgrades();
    await discord.until(() => discord.gateway.upgrades() > before + 1);
    const { code, took } = await process_.terminate();
    expect(code).toBe(0);
    expect(took).toBeLessThan(drained);
    const other = await running();
    other.discord.gateway.freeze();
    const frozen = await other.process_.terminate();
    expect(frozen.code).toBe(0);
    expect(frozen.took).toBeLessThan(drained);
  });

  it('ends while it is still starting in an outage', async () => {
    const discord = await standIn();
    discord.gateway.refuse(true);
    const process_ = child(discord);
    await discord.until(() => discord.gateway.upgrades() > 1);
    const { code, took } = await process_.terminate();
    expect(code).toBe(0);
    expect(took).toBeLessThan(drained);
  });

  it('ends with a clear line and an exit code when the token is revoked while it runs', async () => {
    const { discord, process_ } = await running();
    discord.revoke();
    expect(await process_.ended).toBe(1);
    expect(process_.out()).toContain('DISCORD_TOKEN');
  });

  it('ends with a clear line and an exit code when the token is wrong at the start', async () => {
    const discord = await standIn({ token: 'another' });
    const process_ = child(discord);
    expect(await process_.ended).toBe(1);
    expect(process_.out()).toMatch(/^Discord does not accept DISCORD_TOKEN; .*\n$/);
  });
});
