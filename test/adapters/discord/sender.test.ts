import { describe, expect, it } from 'vitest';
import { line, type Message } from '../../../src/core/chat/message.js';
import type { Adapter } from '../../../src/core/ports/adapter.js';
import { adapterFor, type Running, runDiscord, silentBot } from '../../support/discord/running.js';

const card: Message = {
  summary: 'Which?',
  tone: 'open',
  blocks: [{ kind: 'choose', id: 'vote:r1', min: 1, max: 1, options: ['Tea', 'Wine'] }],
};
const roomIn = ({ discord }: Pick<Running, 'discord'>) => ({
  adapter: 'discord',
  space: discord.guild.id,
  id: discord.channel.id,
});
const posts = /^\/channels\/\d+\/messages$/;
const ours = ({ discord }: Pick<Running, 'discord'>) =>
  discord.world.messages.filter((each) => each.author === discord.world.bot.id && !each.deleted);
const created = ({ discord }: Pick<Running, 'discord'>) =>
  discord.calls.filter(({ method, path }) => method === 'POST' && posts.test(path)).length;
const send = (adapter: Adapter, running: Pick<Running, 'discord'>, key = 'card:r1') =>
  adapter.sender.send(roomIn(running), card, key);

describe('what Discord answers', () => {
  const viewChannel = 1n << 10n;
  const sendMessages = 1n << 11n;

  it.each([
    [
      { status: 403, code: 50_001, message: 'Missing Access' },
      { kind: 'refused', why: 'no-permission' },
    ],
    [
      { status: 404, code: 10_003, message: 'Unknown Channel' },
      { kind: 'refused', why: 'gone' },
    ],
    [
      { status: 400, code: 50_083, message: 'Thread is archived' },
      { kind: 'refused', why: 'archived' },
    ],
    [
      { status: 400, code: 50_035, message: 'Invalid Form Body' },
      { kind: 'refused', why: 'too-big' },
    ],
    [
      { status: 400, code: 40_005, message: 'Request entity too large' },
      { kind: 'refused', why: 'too-big' },
    ],
    [
      { status: 403, code: 200_000, message: 'Blocked by AutoMod' },
      { kind: 'refused', why: 'no-permission' },
    ],
    [{ status: 429, retryAfter: 2 } as const, { kind: 'later' }],
    [{ status: 429 } as const, { kind: 'later' }],
    [{ status: 401 } as const, { kind: 'later' }],
  ])('%j makes %j, in one call, with a line in the log', async (fault, outcome) => {
    const running = await runDiscord({ timing: { call: 100 } });
    running.discord.faults.inject('POST', posts, fault);
    expect(await send(running.adapter, running)).toMatchObject(outcome);
    expect(created(running)).toBe(1);
    expect(running.log.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'Discord: a message was not sent' }),
    );
    const told = JSON.stringify(running.log.lines);
    expect(told).not.toMatch(/a\.good\.token|Which\?/);
    if (typeof fault === 'object' && 'code' in fault) expect(told).toContain(`"code":${fault.code}`);
  });

  it.each([{ status: 500 }, { status: 502 }, 'reset', 'lost', 'hang'] as const)(
    '%j is followed at once by the same post with the same nonce, which stands once',
    async (fault) => {
      const running = await runDiscord({ timing: { call: 100 } });
      running.discord.faults.inject('POST', posts, fault);
      expect(await send(running.adapter, running)).toMatchObject({ kind: 'sent', posted: { id: expect.any(String) } });
      expect(created(running)).toBe(2);
      expect(ours(running)).toHaveLength(1);
      running.discord.faults.inject('POST', posts, fault, 3);
      expect(await send(running.adapter, running, 'card:r2')).toEqual({ kind: 'unsure' });
      expect(created(running)).toBe(5);
      expect(JSON.stringify(running.log.lines)).not.toMatch(/a\.good\.token|Which\?/);
    },
  );

  it('waits as long as Discord asks for, and longer and longer where it does not say', async () => {
    const running = await runDiscord({ timing: { backoff: 1_000, backoffMost: 60_000 } });
    const wait = async (): Promise<number> => {
      const outcome = await send(running.adapter, running);
      return outcome.kind === 'later' ? outcome.at.getTime() - Date.now() : 0;
    };
    running.discord.faults.inject('POST', posts, { status: 429, retryAfter: 2 });
    expect(await wait()).toBeGreaterThan(1_900);
    running.discord.faults.inject('POST', posts, { status: 429 }, 3);
    const [first, second, third] = [await wait(), await wait(), await wait()];
    expect(second).toBeGreaterThan(first);
    expect(third).toBeGreaterThan(second);
    expect(created(running)).toBe(4);
  });

  it('names the permission that is missing as the settings of Discord name it', async () => {
    const running = await runDiscord();
    const { discord, adapter } = running;
    discord.channel.denied = sendMessages;
    discord.gateway.dispatch('CHANNEL_UPDATE', discord.world.channelPayload(discord.channel));
    await expect
      .poll(() => send(adapter, running))
      .toMatchObject({
        kind: 'refused',
        why: 'no-permission',
        detail: '50013 Missing Permissions: Send Messages',
        advice: 'In this channel’s settings, under Permissions, allow me “Send Messages”.',
      });
    discord.channel.denied = viewChannel;
    expect(await send(adapter, running)).toMatchObject({
      why: 'no-permission',
      detail: expect.stringContaining('50001'),
    });
  });

  it('knows a room that was deleted, and a person who can not be written to', async () => {
    const running = await runDiscord();
    running.discord.channel.deleted = true;
    expect(await send(running.adapter, running)).toMatchObject({ kind: 'refused', why: 'gone' });
    const nobody = { adapter: 'discord', space: running.discord.guild.id, id: running.discord.world.newId() };
    expect(await running.adapter.sender.send(nobody, card, 'k')).toMatchObject({ kind: 'refused', why: 'gone' });
  });

  it('writes to somebody who has not been seen since the start', async () => {
    const { adapter, discord } = await runDiscord();
    const ana = { adapter: 'discord', space: discord.guild.id, id: discord.world.member('ana').id };
    expect(await adapter.sender.send(ana, line('For ana.'), 'told:1')).toMatchObject({ kind: 'sent' });
    expect(discord.seen('ana')).toEqual(['For ana.']);
    expect(discord.seen('bo')).toEqual([]);
  });

  it('calls an edit uncertain that was cut, and one without its message gone', async () => {
    const running = await runDiscord();
    const sent = await send(running.adapter, running);
    if (sent.kind !== 'sent') throw new Error('not sent');
    running.discord.faults.inject('PATCH', /messages/, 'lost');
    expect(await running.adapter.sender.edit(sent.posted, card)).toEqual({ kind: 'unsure' });
    expect(await running.adapter.sender.edit(sent.posted, card)).toEqual(sent);
    const [message] = ours(running);
    if (message) message.deleted = true;
    expect(await running.adapter.sender.edit(sent.posted, card)).toMatchObject({ kind: 'refused', why: 'gone' });
  });
});

describe('a message whose answer was lost', () => {
  it('is not doubled by sending it again: Discord knows its nonce', async () => {
    const running = await runDiscord();
    running.discord.faults.inject('POST', posts, 'lost', 3);
    expect(await send(running.adapter, running)).toEqual({ kind: 'unsure' });
    expect(await send(running.adapter, running)).toMatchObject({ kind: 'sent' });
    expect(ours(running)).toHaveLength(1);
  });

  it('is not taken to be absent when the look for it fails', async () => {
    const running = await runDiscord();
    const channel = /^\/channels\/\d+\/messages$/;
    for (const kind of ['reset', { status: 500 }, { status: 429, retryAfter: 0.01 }] as const) {
      running.discord.faults.inject('GET', channel, kind);
      expect(await running.adapter.sender.find(roomIn(running), 'card:r1')).toBe('unknown');
    }
    running.discord.faults.inject('GET', channel, { status: 403, code: 50_001, message: 'Missing Access' });
    expect(await running.adapter.sender.find(roomIn(running), 'card:r1')).toBeUndefined();
  });

  it('is found by what the gateway told about it', async () => {
    const running = await runDiscord();
    running.discord.faults.inject('POST', posts, 'lost', 3);
    await running.adapter.sender.send(roomIn(running), line('No buttons here.'), 'reveal:r1');
    const [message] = ours(running);
    await expect
      .poll(() => running.adapter.sender.find(roomIn(running), 'reveal:r1'))
      .toEqual({ room: roomIn(running), id: message?.id });
  });

  it('is found after a restart by the mark in its buttons, when Discord has forgotten the nonce', async () => {
    const first = await runDiscord();
    first.discord.faults.inject('POST', posts, 'lost', 3);
    await send(first.adapter, first);
    await first.adapter.stop();
    first.discord.forgetNonces();
    const second = await adapterFor(first.discord);
    await second.adapter.start(silentBot);
    const found = await second.adapter.sender.find(roomIn(first), 'card:r1');
    expect(found).toEqual({ room: roomIn(first), id: ours(first)[0]?.id });
    expect(await second.adapter.sender.find(roomIn(first), 'card:r2')).toBeUndefined();
    await second.adapter.stop();
  });
});

describe('the directory', () => {
  it('asks Discord for somebody who has not been seen, and takes an id for somebody who is not there', async () => {
    const { adapter, discord } = await runDiscord();
    const person = (id: string) => ({ adapter: 'discord', space: discord.guild.id, id });
    const ana = discord.world.member('ana');
    expect(await adapter.directory.profile(person(ana.id))).toEqual({ name: 'ana' });
    const nobody = discord.world.newId();
    expect(await adapter.directory.profile(person(nobody))).toEqual({ name: nobody });
  });

  it('lets those manage who own the server or may change it, and nobody in direct messages', async () => {
    const { adapter, discord } = await runDiscord();
    const room = roomIn({ discord });
    const may = (id: string, space = discord.guild.id) =>
      adapter.directory.mayManage({ adapter: 'discord', space, id }, room);
    const mo = discord.world.member('mo');
    mo.manages = true;
    expect(await may(mo.id)).toBe(true);
    expect(await may(discord.guild.owner)).toBe(true);
    expect(await may(discord.world.member('ana').id)).toBe(false);
    expect(await may(discord.world.newId())).toBe(false);
    expect(await may(mo.id, 'direct')).toBe(false);
    expect(await may(mo.id, 'another-server')).toBe(false);
  });

  it('asks again when the connection is cut, so that a manager is not turned away', async () => {
    const { adapter, discord } = await runDiscord();
    const mo = discord.world.member('mo');
    mo.manages = true;
    discord.faults.inject('GET', /members/, 'reset');
    discord.faults.inject('GET', /members/, { status: 500 });
    const person = { adapter: 'discord', space: discord.guild.id, id: mo.id };
    expect(await adapter.directory.mayManage(person, roomIn({ discord }))).toBe(true);
  });

  it('asks again when what it knows is old', async () => {
    let at = 0;
    const { adapter, discord } = await runDiscord({ now: () => at, timing: { rights: 1_000 } });
    const person = { adapter: 'discord', space: discord.guild.id, id: discord.world.member('ana').id };
    for (const now of [0, 999, 1_000, 1_500, 2_000]) {
      at = now;
      await adapter.directory.mayManage(person, roomIn({ discord }));
    }
    expect(discord.calls.filter(({ path }) => path.includes('/members/'))).toHaveLength(3);
  });

  it('believes what a command tells about its person, and asks nobody then', async () => {
    const { adapter, discord } = await runDiscord();
    const mo = discord.world.member('mo');
    mo.manages = true;
    const one = discord.command('mo', discord.channel, '/quiz now');
    await discord.until(() => one.first !== undefined);
    const before = discord.calls.length;
    const person = { adapter: 'discord', space: discord.guild.id, id: mo.id };
    expect(await adapter.directory.mayManage(person, roomIn({ discord }))).toBe(true);
    expect(await adapter.directory.profile(person)).toEqual({ name: 'mo' });
    expect(discord.calls.slice(before).filter(({ method }) => method === 'GET')).toEqual([]);
  });
});
