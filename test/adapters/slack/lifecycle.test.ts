import { describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.js';
import type { Room } from '../../../src/core/chat/address.js';
import { line } from '../../../src/core/chat/message.js';
import { publicly, type Reply } from '../../../src/core/chat/reply.js';
import { gate } from '../../support/gate.js';
import { openMemory } from '../../support/memory.js';
import { until } from '../../support/slack/delivery.js';
import { connect, modes, openSlack, openWorkspace } from '../../support/slack/open.js';
import { echo } from '../../support/slack/scripted.js';
import { appToken, botToken, signingSecret } from '../../support/slack/stand-in.js';
import { createTestLog } from '../../support/stage.js';

const room: Room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };
/** Longer than a test may take: nobody waits for it. */
const endless = 60_000;
const said = (texts: readonly string[]): string[] => texts.filter((text) => text.startsWith('You said'));

describe('tokens that can not be right', () => {
  const log = createTestLog();
  const bot = echo().bot;
  it.each([
    [{ botToken: appToken, appToken }, /^SLACK_BOT_TOKEN holds an app-level token \(xapp-…\): copy the Bot User OAuth/],
    [{ botToken: 'xoxp-1-2', appToken }, /^SLACK_BOT_TOKEN holds a person's token/],
    [{ botToken: 'hunter2', appToken }, /^SLACK_BOT_TOKEN holds something that isn't a Slack token/],
    [{ botToken, appToken: botToken }, /^SLACK_APP_TOKEN holds a bot token \(xoxb-…\): make an app-level token/],
    [{ botToken }, /^SLACK_BOT_TOKEN is not enough on its own: set SLACK_APP_TOKEN/],
  ])('are refused before anything is called: %#', async (tokens, message) => {
    const { store } = await openMemory(() => new Date());
    const adapter = createSlack({ ...tokens, apiUrl: 'http://127.0.0.1:9/api/', store, log });
    const error = await adapter.start(bot).catch((each: unknown) => each);
    expect(error).toMatchObject({ name: 'StudyhallError', code: 'slack-token', exit: 2 });
    expect(error).toHaveProperty('message', expect.stringMatching(message));
    for (const token of Object.values(tokens)) expect(String(error)).not.toContain(token);
    await adapter.stop();
  });

  it.each(modes)('are refused by Slack at the start, in %s mode', async (mode) => {
    const { slack } = await openWorkspace();
    slack.tokens.bot = 'xoxb-another';
    const { adapter, close } = await connect(slack, mode);
    await expect(adapter.start(bot)).rejects.toMatchObject({
      code: 'slack-token',
      message: expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): install the app/),
    });
    expect(adapter.health()).toMatchObject({ ok: false });
    await close();
  });

  it.each(['account_inactive', 'token_revoked', 'not_allowed_token_type'])(
    'are named by their code: %s',
    async (code) => {
      const { slack } = await openWorkspace();
      slack.break('auth.test', { kind: 'error', code });
      const { adapter, close } = await connect(slack, 'socket');
      await expect(adapter.start(bot)).rejects.toThrow(`Slack refuses SLACK_BOT_TOKEN (${code})`);
      await close();
    },
  );

  it.each(['invalid_auth', 'missing_scope', 'not_allowed_token_type'])('an app token with %s', async (code) => {
    const { slack } = await openWorkspace();
    slack.break('apps.connections.open', { kind: 'error', code });
    const { adapter, close } = await connect(slack, 'socket');
    await expect(adapter.start(bot)).rejects.toThrow(
      `Slack refuses SLACK_APP_TOKEN (${code}): make an app-level token`,
    );
    await close();
    expect(slack.sockets.open.size).toBe(0);
  });
});

describe('a start', () => {
  it.each([
    ['socket', 'info Slack: Acme, Socket Mode'],
    ['http', 'info Slack: Acme, HTTP at /slack/events'],
  ] as const)('names the workspace and the mode: %s', async (mode, text) => {
    const { log, adapter } = await openSlack(echo().bot, { mode });
    expect(log.lines).toEqual([text]);
    expect(adapter.health()).toEqual({ ok: true });
  });

  it('takes Socket Mode when both are set', async () => {
    const { log } = await openSlack(echo().bot, { options: { signingSecret } });
    expect(log.lines).toEqual(['info Slack: Acme, Socket Mode']);
  });

  it.each(modes)('does not fail with Slack: it goes on trying, and says so (%s)', async (mode) => {
    const { slack, people } = await openWorkspace();
    slack.break('auth.test', { kind: 'status', status: 503 }, 2);
    if (mode === 'socket') slack.refuseUpgrades(2);
    const { adapter, log, close } = await connect(slack, mode);
    await adapter.start(echo().bot);
    expect(adapter.health()).toEqual({
      ok: false,
      why: "Slack: not connected, attempt 1: Slack can't be reached (http_503)",
    });
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'later' });
    await until(() => adapter.health().ok, 'a connection');
    await people.mention('ana', 'tea?');
    await adapter.idle();
    expect(said(people.seen('ana'))).toHaveLength(1);
    expect(log.lines.filter((each) => each.includes('not connected')).length).toBeGreaterThanOrEqual(2);
    await close();
  });
});

describe('a connection', () => {
  it('is replaced before it is closed when Slack asks for it: every event arrives', async () => {
    const { adapter, slack, people, log } = await openSlack(echo().bot);
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < 60; i += 1) {
      if (i % 20 === 10) sent.push(slack.sockets.refresh());
      sent.push(people.mention('ana', `${i}`));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(sent);
    await adapter.idle();
    expect(said(people.seen('ana'))).toHaveLength(60);
    await until(() => slack.sockets.standing.size === 1, 'one connection');
    expect(slack.sockets.stats.greeted).toBeGreaterThan(1);
    expect(slack.sockets.stats.closeCodes.every((code) => code === 1000)).toBe(true);
    expect(log.lines.filter((each) => !each.startsWith('info'))).toEqual([]);
    expect(adapter.health()).toEqual({ ok: true });
  });

  it('owes no acknowledgement when it is closed', async () => {
    const answer = gate<Reply>();
    const bot = echo(() => answer.opened);
    const { adapter, slack, people } = await openSlack(bot.bot, { timing: { defer: 60, overlap: 200 } });
    const waiting = people.command('ana', '/ask tea');
    await until(() => bot.got.length === 1, 'the command');
    await slack.sockets.refresh();
    expect((await waiting).kind).toBe('acked');
    answer.open(publicly(line('Tea.')));
    await adapter.idle();
    await until(() => slack.sockets.standing.size === 1, 'the end of the first');
  });

  it.each<[string, (slack: Awaited<ReturnType<typeof openWorkspace>>['slack']) => void, string]>([
    [
      'refused with invalid_auth',
      (s) => s.break('apps.connections.open', { kind: 'error', code: 'invalid_auth' }, 3),
      'invalid_auth',
    ],
    ['refused with a rate limit', (s) => s.break('apps.connections.open', { kind: 'limit' }, 3), 'ratelimited'],
    ['met by a 500', (s) => s.break('apps.connections.open', { kind: 'status', status: 500 }, 3), 'http_500'],
    ['not upgraded', (s) => s.refuseUpgrades(3), 'no_reply'],
  ])('that is lost and then %s comes back, and the health says so meanwhile', async (_, spoil, code) => {
    const { adapter, slack, people, log } = await openSlack(echo().bot, { timing: { backoff: 20, backoffMost: 60 } });
    spoil(slack);
    slack.sockets.drop();
    await until(() => !adapter.health().ok, 'bad health');
    await until(() => JSON.stringify(adapter.health()).includes(`not connected (${code}), attempt`), 'a refusal');
    await until(() => adapter.health().ok, 'good health');
    await people.mention('ana', 'tea?');
    await adapter.idle();
    expect(said(people.seen('ana'))).toHaveLength(1);
    expect(log.lines.filter((each) => each.includes('a connection was refused'))).toHaveLength(3);
  });

  it('that is dead without a word is noticed by its silence', async () => {
    const { adapter, slack, people } = await openSlack(echo().bot, { timing: { ping: 90 } });
    slack.sockets.freeze();
    const lost = people.mention('ana', 'tea?');
    await until(() => slack.sockets.stats.greeted === 2, 'a new connection');
    await lost;
    await adapter.idle();
    expect(said(people.seen('ana'))).toHaveLength(1);
    expect(adapter.health()).toEqual({ ok: true });
  });

  it('goes on when Slack says that it sent too much', async () => {
    const { slack, people, adapter } = await openSlack(echo().bot);
    const payload = { type: 'app_rate_limited', team_id: 'TACME', minute_rate_limited: 29_000_000, api_app_id: 'A1' };
    void slack.deliver({ type: 'events_api', payload });
    await people.mention('ana', 'tea?');
    await adapter.idle();
    expect(said(people.seen('ana'))).toHaveLength(1);
    expect(adapter.health()).toEqual({ ok: true });
  });

  it('that never greets is given up', async () => {
    const { slack } = await openWorkspace();
    slack.break('apps.connections.open', { kind: 'hang' });
    const { adapter, close } = await connect(slack, 'socket', { connect: 40 });
    await adapter.start(echo().bot);
    expect(adapter.health()).toMatchObject({ ok: false });
    await until(() => adapter.health().ok, 'a connection');
    await close();
  });
});

describe('a stop', () => {
  it.each(modes)('waits for nothing when nothing is under way, and closes with 1000 (%s)', async (mode) => {
    const { adapter, slack } = await openSlack(echo().bot, { mode, timing: { drain: endless, close: endless } });
    await adapter.stop();
    await until(() => slack.sockets.standing.size === 0, 'no connection');
    expect(slack.sockets.stats.closeCodes).toEqual(mode === 'socket' ? [1000] : []);
    expect(adapter.health()).toEqual({ ok: false, why: 'Slack: stopped' });
  });

  it.each(modes)('waits for what is under way (%s)', async (mode) => {
    const answer = gate<Reply>();
    const bot = echo(() => answer.opened);
    const { adapter, people } = await openSlack(bot.bot, { mode, timing: { drain: 5_000 } });
    await people.mention('ana', 'tea?');
    await until(() => bot.got.length === 1, 'the mention');
    const stopped = adapter.stop();
    answer.open(publicly(line('Tea.')));
    await stopped;
    expect(people.seen('ana')).toContain('Tea.');
  });

  it.each(modes)('keeps its deadline in an outage (%s)', async (mode) => {
    const { adapter, slack, people } = await openSlack(echo().bot, {
      mode,
      timing: { drain: 200, close: 50, ping: endless, call: endless },
    });
    slack.break('chat.postMessage', { kind: 'hang' });
    await people.mention('ana', 'tea?');
    await until(() => slack.count('chat.postMessage') === 1, 'the hanging post');
    const post = adapter.sender.send(room, line('x'), 'k');
    slack.sockets.freeze();
    await adapter.stop();
    await post;
    slack.mend();
  });

  it('ends its attempts to connect', async () => {
    const { slack } = await openWorkspace();
    const { adapter, close } = await connect(slack, 'socket', { backoff: endless, backoffMost: endless });
    slack.break('auth.test', { kind: 'reset' });
    await adapter.start(echo().bot);
    await close();
    expect(slack.count('auth.test')).toBe(1);
  });

  it('leaves what comes then to Slack', async () => {
    const answer = gate<Reply>();
    const bot = echo(() => answer.opened);
    const { adapter, people, slack } = await openSlack(bot.bot, { timing: { drain: 5_000 } });
    await people.mention('ana', 'one');
    await until(() => bot.got.length === 1, 'the mention');
    const stopped = adapter.stop();
    const late = people.mention('ana', 'two');
    answer.open(publicly(line('One.')));
    await stopped;
    expect(await late).toEqual({ kind: 'lost' });
    expect(bot.got).toHaveLength(1);
    expect(slack.failures).toEqual(['events_api: not acknowledged']);
    slack.failures.length = 0;
  });
});
