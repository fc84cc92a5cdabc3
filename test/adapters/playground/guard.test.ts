import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openPlayground } from '../../support/playground.js';
import { openBrowser } from '../../support/playground-browser.js';
import { rawRequest as raw } from '../../support/raw-request.js';

const echo = () =>
  scriptedBot((incoming) =>
    incoming.kind === 'said' ? publicly(line(`You said: ${incoming.text}`)) : { kind: 'nothing' },
  );
const token = 's3cret=&;';
const entrance = `/?token=${encodeURIComponent(token)}`;

describe('the playground without a token', () => {
  it('refuses a foreign Host', async () => {
    const playground = await openPlayground(echo().bot);
    for (const host of ['evil.example', `evil.example:${playground.port}`, '127.0.0.1.evil.example']) {
      const answer = await raw(playground, '/', { host });
      expect([host, answer.status]).toEqual([host, 403]);
      expect(answer.body.toString()).toMatch(/only at localhost/);
    }
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect((await raw(playground, '/', { host: `${host}:${playground.port}` })).status).toBe(200);
    }
  });

  it('refuses a foreign Origin, and nothing is said', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot);
    const body = JSON.stringify({ person: 'ana', text: 'hello' });
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'nonsense']) {
      const answer = await raw(playground, '/playground/say', { origin }, 'POST', body);
      expect([origin, answer.status]).toEqual([origin, 403]);
      expect(JSON.parse(answer.body.toString())).toEqual({ error: expect.stringMatching(/another site/) });
    }
    expect(got).toEqual([]);
    const own = await raw(playground, '/playground/say', { origin: playground.url }, 'POST', body);
    expect(own.status).toBe(200);
    expect(got).toHaveLength(1);
  });

  it('refuses what a proxy hands on with the Host of this machine, when it says so', async () => {
    const playground = await openPlayground(echo().bot);
    for (const header of [
      'x-forwarded-for',
      'x-forwarded-host',
      'X-Forwarded-Proto',
      'forwarded',
      'via',
      'x-real-ip',
    ]) {
      for (const path of ['/', '/playground/state', '/playground/events', '/playground/main.js']) {
        const answer = await raw(playground, path, { [header]: '203.0.113.7' });
        expect([header, path, answer.status]).toEqual([header, path, 403]);
        expect(answer.body.toString()).toMatch(/proxy.*set PLAYGROUND_TOKEN/);
      }
    }
  });

  it('refuses nginx at its defaults, which rewrites the Host, adds no header and speaks HTTP/1.0', async () => {
    const playground = await openPlayground(echo().bot);
    const proxied = await new Promise<string>((resolve, reject) => {
      const socket = connect(playground.port, '127.0.0.1', () =>
        socket.write(
          `GET /playground/state HTTP/1.0\r\nHost: 127.0.0.1:${playground.port}\r\nConnection: close\r\n\r\n`,
        ),
      );
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(proxied).toMatch(/^HTTP\/1\.\d 403 /);
    expect(proxied).not.toContain('Ana');
  });

  it('answers no other site, which may link to the page at most', async () => {
    const playground = await openPlayground(echo().bot);
    for (const site of ['cross-site', 'same-site']) {
      const from = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' };
      for (const path of [
        '/',
        '/playground/state?person=ana',
        '/playground/events?person=ana',
        '/playground/main.js',
      ]) {
        expect([site, path, (await raw(playground, path, from)).status]).toEqual([site, path, 403]);
      }
      const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' };
      expect((await raw(playground, '/', link)).status).toBe(200);
      expect((await raw(playground, '/playground/state', link)).status).toBe(403);
    }
  });

  it('changes nothing for a GET', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot);
    const ana = { adapter: 'playground', space: 'playground', id: 'ana' };
    await playground.post('say', { person: 'ana', text: 'hello', zone: 'Asia/Kathmandu' });
    const before = JSON.stringify(await playground.state('ana'), (key, value) => (key === 'now' ? undefined : value));
    for (const path of ['state', 'say', 'press', 'person', 'main.js']) {
      await raw(playground, `/playground/${path}?person=ana&zone=Asia/Tokyo&text=bye&name=Eve&id=x`);
    }
    expect(await playground.adapter.directory.profile(ana)).toMatchObject({ zone: 'Asia/Kathmandu' });
    expect(got.filter(({ kind }) => kind !== 'opened')).toHaveLength(1);
    expect(JSON.stringify(await playground.state('ana'), (key, value) => (key === 'now' ? undefined : value))).toBe(
      before,
    );
  });
});

describe('the playground with a token', () => {
  const host = { host: 'quiz.example' };

  it('lets in only who has it, and gives each browser a strict cookie of its own', async () => {
    const playground = await openPlayground(echo().bot, { token });
    for (const path of ['/', '/playground/state', '/playground/main.js', '/?token=wrong']) {
      const answer = await raw(playground, path, host);
      expect(answer.status).toBe(401);
      expect(answer.body.toString()).toMatch(/\?token=/);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const first = await raw(playground, entrance, host);
    expect(first.status).toBe(200);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure|s3cret/);
    expect((await raw(playground, entrance, host)).headers['set-cookie']).not.toEqual([cookie]);
    const carried = { ...host, cookie: `other=1; ${cookie.split(';')[0]}` };
    expect((await raw(playground, '/playground/state', carried)).status).toBe(200);
    // Opened with the token again, also when the page itself is there still, it is the same browser.
    const again = await raw(playground, entrance, { ...carried, 'if-none-match': String(first.headers.etag) });
    expect(again).toMatchObject({ status: 304, headers: { 'set-cookie': [cookie] } });
    expect((await raw(playground, '/playground/state', { ...carried, origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  it('takes no cookie that it did not give, nor one from under another token', async () => {
    const playground = await openPlayground(echo().bot, { token });
    const other = await openBrowser((await openPlayground(echo().bot, { token: 'another one' })).url, 'another one');
    const own = await openBrowser(playground.url, token);
    const [name = '', pass = ''] = own.cookie.split('=');
    const [secret, signature] = pass.split('.');
    for (const value of ['x', '', `${secret}`, `${secret}.`, `x${secret}.${signature}`, `.${signature}`]) {
      expect([value, (await raw(playground, '/', { cookie: `${name}=${value}` })).status]).toEqual([value, 401]);
    }
    expect((await raw(playground, '/', { cookie: other.cookie })).status).toBe(401);
    expect((await raw(playground, '/', { cookie: own.cookie })).status).toBe(200);
  });

  it('makes the cookie Secure behind TLS', async () => {
    const playground = await openPlayground(echo().bot, { token });
    const marks: Record<string, string>[] = [
      { 'x-forwarded-proto': 'https' },
      { forwarded: 'for=192.0.2.1;proto=https;host=quiz.example' },
    ];
    for (const tls of marks) {
      const { headers } = await raw(playground, entrance, { ...host, ...tls });
      expect(String(headers['set-cookie'])).toMatch(/Secure/);
    }
    const { headers } = await raw(playground, entrance, { ...host, 'x-forwarded-proto': 'http' });
    expect(String(headers['set-cookie'])).not.toMatch(/Secure/);
  });

  it('can be used behind a proxy that passes the Host on, and behind one that rewrites it', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot, { token });
    const { cookie } = await openBrowser(playground.url, token);
    const proxied = { cookie, origin: 'https://quiz.example', 'x-forwarded-for': '203.0.113.7' };
    const body = JSON.stringify({ person: '', text: 'hello' });
    const say = (headers: Record<string, string>) =>
      raw(playground, '/playground/say', { ...proxied, ...headers }, 'POST', body);
    expect((await say(host)).status).toBe(200);
    expect((await say({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(got.filter(({ kind }) => kind === 'said')).toHaveLength(2);
    expect((await say({})).status).toBe(403);
    expect((await say({ ...host, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await say({ ...host, origin: 'https://evil.example' })).status).toBe(403);
    expect(got.filter(({ kind }) => kind === 'said')).toHaveLength(2);
  });

  it('looks at ten wrong tokens a minute, and lets in whoever was in', async () => {
    const playground = await openPlayground(echo().bot, { token });
    const { cookie } = await openBrowser(playground.url, token);
    for (let i = 0; i < 10; i += 1) expect((await raw(playground, `/?token=guess${i}`, host)).status).toBe(401);
    const slowed = await raw(playground, '/?token=guess', host);
    expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '60']);
    // Or the right one would tell itself from the others.
    expect((await raw(playground, entrance, host)).status).toBe(429);
    expect((await raw(playground, entrance, { ...host, cookie })).status).toBe(200);
  });

  it('gives nothing to another site, and whoever follows a link is who they were', async () => {
    const playground = await openPlayground(echo().bot, { token });
    const from = { ...host, 'sec-fetch-site': 'cross-site' };
    const embedded = await raw(playground, entrance, { ...from, 'sec-fetch-mode': 'no-cors' });
    expect([embedded.status, embedded.headers['set-cookie']]).toEqual([403, undefined]);
    const followed = await raw(playground, entrance, { ...from, 'sec-fetch-mode': 'navigate' });
    expect([followed.status, followed.headers['set-cookie']]).toEqual([200, undefined]);
    expect(followed.body.toString()).toContain(`url=/playground/index.html?token=s3cret%3D%26%3B"`);
    const again = await raw(playground, '/playground/index.html', { ...from, 'sec-fetch-mode': 'navigate' });
    expect(again.status).toBe(403);
  });
});
