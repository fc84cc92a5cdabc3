import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { signature } from '../../support/slack/delivery.js';
import { connect, openSlack, openWorkspace } from '../../support/slack/open.js';
import { echo } from '../../support/slack/scripted.js';
import { signingSecret } from '../../support/slack/stand-in.js';

const minutes = 60_000;
const mention = JSON.stringify({
  type: 'event_callback',
  team_id: 'TACME',
  api_app_id: 'A1',
  event: { type: 'app_mention', channel: 'CGENERAL', user: 'UANA', text: '<@UBOT> tea?', ts: '1764000001.000001' },
});

async function open() {
  const bot = echo();
  const { url, adapter } = await openSlack(bot.bot, { mode: 'http' });
  const post = async (body: string, headers: Record<string, string>, path = url): Promise<number> => {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await response.text();
    return response.status;
  };
  return { url, adapter, post, got: bot.got };
}

describe('requests in HTTP mode', () => {
  it('are taken when Slack signed them', async () => {
    const { post, got } = await open();
    expect(await post(mention, signature(signingSecret, mention))).toBe(200);
    expect(got).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['unsigned', {}],
    ['forged', signature('another secret', mention)],
    ['signed for other words', signature(signingSecret, mention.replace('tea', 'coffee'))],
    ['replayed after five minutes', signature(signingSecret, mention, Date.now() - 5 * minutes - 2_000)],
    ['without a time', { 'x-slack-signature': signature(signingSecret, mention)['x-slack-signature'] ?? '' }],
    ['with a time that is none', { ...signature(signingSecret, mention), 'x-slack-request-timestamp': 'now' }],
    ['of an unknown version', { ...signature(signingSecret, mention), 'x-slack-signature': 'v9=abc' }],
  ])('get 401 when they are %s', async (_, headers) => {
    const { post, got } = await open();
    expect(await post(mention, headers)).toBe(401);
    expect(got).toEqual([]);
  });

  it('are still taken four minutes later, and answered once', async () => {
    const { post, got } = await open();
    const old = signature(signingSecret, mention, Date.now() - 4 * minutes);
    expect([await post(mention, old), await post(mention, old)]).toEqual([200, 200]);
    expect(got).toHaveLength(1);
  });

  it('get 413 when they are larger than a megabyte', async () => {
    const { post, got } = await open();
    const large = JSON.stringify({ filling: 'x'.repeat(1024 * 1024) });
    expect(await post(large, signature(signingSecret, large))).toBe(413);
    expect(got).toEqual([]);
  });

  it('get 400 when they are signed and no JSON', async () => {
    const { post } = await open();
    expect(await post('{', signature(signingSecret, '{'))).toBe(400);
  });

  it("answer Slack's question whether the address is right", async () => {
    const { url } = await open();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c4', token: 'x' });
    const headers = { 'content-type': 'application/json', ...signature(signingSecret, body) };
    const response = await fetch(url, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'c4' }]);
  });

  it('are told apart by path and method', async () => {
    const { url, post } = await open();
    expect((await fetch(url)).status).toBe(405);
    expect(await post(mention, signature(signingSecret, mention), `${url}/more`)).toBe(404);
    expect(await post(mention, signature(signingSecret, mention), `${url}?x=1`)).toBe(200);
  });

  it('are sent back to Slack before the start and after the stop', async () => {
    const { slack } = await openWorkspace();
    const { adapter, url, close } = await connect(slack, 'http');
    const status = async () => (await fetch(url, { method: 'POST', body: mention })).status;
    expect(await status()).toBe(503);
    await adapter.start(echo().bot);
    await adapter.stop();
    expect(await status()).toBe(503);
    await close();
  });

  it('are nobody’s in Socket Mode', async () => {
    const { url } = await openSlack(echo().bot);
    expect((await fetch(url, { method: 'POST', body: mention })).status).toBe(404);
  });
});

describe('strangers in HTTP mode', () => {
  const beginning = (more: Record<string, string>, length: number): string =>
    [
      'POST /slack/events HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      `Content-Length: ${length}`,
      ...Object.entries(more).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n');
  const knock = (url: string, text: string, body?: Buffer) =>
    new Promise<string>((resolve) => {
      let heard = '';
      const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
      socket.on('data', (chunk) => {
        heard += chunk;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
      socket.write(text);
      if (body) socket.write(body);
    });

  it.each<[string, Record<string, string>]>([
    ['no signature', {}],
    ['a signature of no form that Slack knows', { ...signature(signingSecret, 'x'), 'x-slack-signature': 'v0=12' }],
    ['an old time', signature(signingSecret, 'x', Date.now() - 6 * minutes)],
    ['a time to come', signature(signingSecret, 'x', Date.now() + 6 * minutes)],
  ])('with %s are refused before any of their body has come', async (_, headers) => {
    const { url } = await open();
    expect(await knock(url, beginning(headers, 1_000))).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('five hundred of them with a megabyte each leave nothing behind', async () => {
    const { url } = await open();
    const megabyte = Buffer.alloc(1024 * 1024 - 1, 'x');
    const held = () => {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      return (arrayBuffers + heapUsed) / 1024 ** 2;
    };
    const before = held();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, held() - before);
    }, 5);
    // The last byte never comes: whoever wants the whole body would hold all of it.
    const text = beginning({}, 1024 * 1024);
    const answers = await Promise.all(Array.from({ length: 500 }, () => knock(url, text, megabyte)));
    clearInterval(watch);
    expect(answers).toHaveLength(500);
    expect(Math.round(most)).toBeLessThan(150);
  });
});

describe('presses in HTTP mode', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = JSON.stringify({
    type: 'block_actions',
    team: { id: 'TACME' },
    user: { id: 'UANA' },
    channel: { id: 'CGENERAL' },
    container: { message_ts: '1764000001.000001' },
    trigger_id: 't1',
    actions: [{ type: 'button', action_id: 'pick-0:vote:r1', value: '1', note: 'tea + milk & 100% ☕' }],
  });
  const press = new URLSearchParams({ payload }).toString();

  it('are taken when Slack signed them, once', async () => {
    const { post, got } = await open();
    const headers = { ...form, ...signature(signingSecret, press) };
    expect([await post(press, headers), await post(press, headers)]).toEqual([200, 200]);
    expect(got).toMatchObject([{ kind: 'chose', by: { space: 'TACME', id: 'UANA' }, id: 'vote:r1', picks: [1] }]);
  });

  it.each([
    ['none', {}],
    ['no list of', { actions: [] }],
    ['no', { actions: undefined }],
  ])('with %s actions are acknowledged', async (_, more) => {
    const { post, got } = await open();
    const empty = JSON.stringify({ ...JSON.parse(payload), actions: undefined, ...more });
    const body = new URLSearchParams({ payload: empty }).toString();
    expect(await post(body, { ...form, ...signature(signingSecret, body) })).toBe(200);
    expect(got).toEqual([]);
  });

  it('that hold next to nothing are acknowledged, too', async () => {
    const { post, got } = await open();
    const body = new URLSearchParams({ payload: '{"type":"block_actions","actions":[{"action_id":"x"}]}' }).toString();
    const bare = new URLSearchParams({ payload: '{"type":"block_actions","trigger_id":"t"}' }).toString();
    for (const each of [body, bare]) expect(await post(each, { ...form, ...signature(signingSecret, each) })).toBe(200);
    expect(got).toEqual([]);
  });

  it.each<[string, number, string, Record<string, string>]>([
    ['unsigned', 401, press, {}],
    ['forged', 401, press, signature('another secret', press)],
    ['replayed after five minutes', 401, press, signature(signingSecret, press, Date.now() - 5 * minutes - 2_000)],
    ['signed and cut short', 400, press.slice(0, -20), signature(signingSecret, press.slice(0, -20))],
  ])('are refused when they are %s', async (_, status, body, headers) => {
    const { post, got } = await open();
    expect(await post(body, { ...form, ...headers })).toBe(status);
    expect(got).toEqual([]);
  });
});
