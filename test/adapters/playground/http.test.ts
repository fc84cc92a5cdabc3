import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openPlayground } from '../../support/playground.js';
import { rawRequest as raw } from '../../support/raw-request.js';
import { tempDir } from '../../support/temp.js';

const echo = () =>
  scriptedBot((incoming) =>
    incoming.kind === 'said' ? publicly(line(`You said: ${incoming.text}`)) : { kind: 'nothing' },
  );

describe('the playground over HTTP: its page', () => {
  it('serves the page with strict headers, and leaves other paths alone', async () => {
    const playground = await openPlayground(echo().bot);
    const page = await raw(playground, '/');
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect((await raw(playground, '/metrics')).body.toString()).toBe('not the playground');
    expect((await raw(playground, '//')).body.toString()).toBe('not the playground');
    const lost = await raw(playground, '/playground/../../etc/passwd');
    expect(lost.status).toBe(404);
    const unknown = await raw(playground, '/playground/nothing.js');
    expect(unknown.status).toBe(404);
    expect(unknown.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('serves every script that the page names, packed and only when it changed', async () => {
    const playground = await openPlayground(echo().bot);
    const html = (await raw(playground, '/')).body.toString();
    const paths = [...html.matchAll(/(?:src|href)="(\/playground\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(5);
    let weight = 0;
    for (const path of ['/', ...paths]) {
      const packed = await raw(playground, path, { 'accept-encoding': 'gzip, deflate, br' });
      expect(packed.status).toBe(200);
      weight += packed.body.length;
      const plain = await raw(playground, path);
      const unpacked = packed.headers['content-encoding'] === 'gzip' ? gunzipSync(packed.body) : packed.body;
      expect(unpacked.equals(plain.body)).toBe(true);
      const again = await raw(playground, path, { 'if-none-match': String(plain.headers.etag) });
      expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    }
    expect(weight).toBeLessThan(60_000);
  });

  it('serves nothing else that lies beside the page', async () => {
    const playground = await openPlayground(echo().bot);
    for (const name of ['tsconfig.json', 'main.ts', 'main.js.map', '..%2fadapter.ts', '%2e%2e/adapter.js', 'x/']) {
      const answer = await raw(playground, `/playground/${name}`);
      expect([name, answer.status]).toEqual([name, 404]);
    }
    expect((await raw(playground, '/playground/index.html')).status).toBe(200);
  });

  it('answers HEAD as GET, without the body', async () => {
    const playground = await openPlayground(echo().bot);
    const whole = await raw(playground, '/playground/');
    const head = await raw(playground, '/playground/', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(`${whole.body.length}`);
    expect(head.body).toHaveLength(0);
  });

  it('names nothing from another host', async () => {
    const playground = await openPlayground(echo().bot);
    const html = (await raw(playground, '/')).body.toString();
    const css = (await raw(playground, '/playground/style.css')).body.toString();
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    expect(css).not.toMatch(/url\(|@import|https?:/);
    expect(html).not.toMatch(/<style|<script>|\sstyle=|\son\w+=/);
  });
});

describe('the playground over HTTP: its foot', () => {
  it('tells what finds passages, as it is at that moment', async () => {
    let told = 'by words';
    const { state } = await openPlayground(echo().bot, { finds: () => told });
    expect((await state('ana')).finds).toBe('by words');
    told = 'by meaning';
    expect((await state('ana')).finds).toBe('by meaning');
    const silent = await openPlayground(echo().bot);
    expect(await silent.state('ana')).not.toHaveProperty('finds');
  });
});

describe('the playground over HTTP: what is sent', () => {
  it('refuses what is too long with a sentence, in full and not by a cut connection', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot);
    const answer = await playground.post('say', { person: 'ana', text: 'x'.repeat(1_000_000) });
    expect(answer).toMatchObject({
      status: 413,
      error: expect.stringMatching(/^That’s too long: the limit is 2,000 characters/),
    });
    expect(got).toEqual([]);
    const umlauts = await playground.post('say', { person: 'ana', text: 'ä'.repeat(2_001) });
    expect(umlauts).toMatchObject({
      status: 413,
      error: expect.stringMatching(/^That’s too long: 2,001 characters, and the limit is 2,000/),
    });
    const field = await playground.post('submit', { person: 'ana', id: 'answer:r', fields: { a: 'y'.repeat(5_000) } });
    expect(field).toMatchObject({ status: 413, error: expect.stringMatching(/^That’s too long: 5,000 characters/) });
    expect(got).toEqual([]);
    for (const text of ['y'.repeat(2_000), '\u{1f98a}'.repeat(2_000)]) {
      expect(await playground.post('say', { person: 'ana', text })).toMatchObject({ status: 200 });
    }
  });

  it('minds the length too of what does not tell it', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot);
    const chunked = { 'transfer-encoding': 'chunked' };
    const said = (text: string) =>
      raw(playground, '/playground/say', chunked, 'POST', JSON.stringify({ person: 'ana', text }));
    const refused = await said('x'.repeat(1_000_000));
    expect([refused.status, JSON.parse(`${refused.body}`)]).toEqual([
      413,
      { error: expect.stringMatching(/^That’s too long: the limit is 2,000 characters/) },
    ]);
    expect(got).toEqual([]);
    expect((await said('y'.repeat(2_000))).status).toBe(200);
  });

  it('tells of each path what it takes', async () => {
    const playground = await openPlayground(echo().bot);
    const told = async (path: string, method: string) => {
      const { status, headers, body } = await raw(playground, path, {}, method);
      return [status, headers.allow, JSON.parse(`${body}`)];
    };
    expect(await told('/playground/say', 'GET')).toEqual([405, 'POST', { error: '/playground/say takes POST only.' }]);
    expect(await told('/playground/state', 'PUT')).toEqual([
      405,
      'GET',
      { error: '/playground/state takes GET only.' },
    ]);
    expect(await told('/', 'POST')).toEqual([405, 'GET', { error: '/ takes GET only.' }]);
  });

  it('says what is wrong with everything else', async () => {
    const { bot, got } = echo();
    const playground = await openPlayground(bot);
    const { post } = playground;
    expect(await post('say', { person: 'ana', text: ' \n\u0000 ' })).toMatchObject({
      status: 400,
      error: 'Type a question or a command first.',
    });
    expect(await post('say', { person: 'nobody', text: 'x' })).toMatchObject({ status: 404 });
    expect(await post('say', { text: 'x' })).toMatchObject({ status: 400, error: expect.stringContaining('“person”') });
    expect(await post('choose', { person: 'ana', id: 'vote:r', picks: ['a'] })).toMatchObject({ status: 400 });
    expect(await post('choose', { person: 'ana', id: 'vote:r', picks: [-1] })).toMatchObject({ status: 400 });
    expect((await raw(playground, '/playground/say', {}, 'POST', '{')).status).toBe(400);
    expect((await raw(playground, '/playground/say')).status).toBe(405);
    expect((await raw(playground, '/playground/state', {}, 'POST', '{}')).status).toBe(405);
    expect(got).toEqual([]);
  });

  it('takes control characters out and leaves line breaks in', async () => {
    const { bot, got } = echo();
    const { post } = await openPlayground(bot);
    await post('say', { person: 'ana', text: ' one\u0000\u001b[31m\ntwo ' });
    expect(got).toMatchObject([{ text: 'one[31m\ntwo' }]);
  });

  it('says a failure in one sentence, and logs it', async () => {
    const { bot } = scriptedBot(() => {
      throw new Error('the inside');
    });
    const { post, log } = await openPlayground(bot);
    const answer = await post('press', { person: 'ana', id: 'next:1' });
    expect(answer).toEqual({ status: 500, error: expect.stringContaining('Something went wrong') });
    expect(log.lines.join()).toContain('the inside');
  });

  it('gives suggestions to who is typing', async () => {
    const suggestion = { text: '/quiz now', help: 'Put a question' };
    const { bot } = scriptedBot((incoming) =>
      incoming.kind === 'typing' && incoming.text === '/qu'
        ? { kind: 'suggest', suggestions: [suggestion] }
        : { kind: 'nothing' },
    );
    const { post, state } = await openPlayground(bot);
    expect(await post('typing', { person: 'ana', text: '/qu' })).toEqual({ status: 200, suggestions: [suggestion] });
    expect((await state('ana')).lines).toEqual([]);
  });
});

describe('the playground’s people', () => {
  it('are three at first, and more can be added, with any plain name', async () => {
    const { post, state } = await openPlayground(echo().bot);
    expect((await state('ana')).people.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Chen']);
    const name = '<b>Zoë</b> x';
    const { added } = await post('person', { name: `  ${name}\n ` });
    expect(added).toEqual({ id: expect.any(String), name });
    await post('say', { person: added?.id ?? '', text: 'hello' });
    const { people, lines } = await state('bo');
    expect(people.at(-1)).toEqual(added);
    expect(lines[0]?.by).toEqual(added);
  });

  it('have names that are there, short, and not taken', async () => {
    const { post } = await openPlayground(echo().bot);
    expect(await post('person', { name: '  ' })).toMatchObject({ status: 400, error: 'A person needs a name.' });
    expect(await post('person', { name: 'ana' })).toMatchObject({
      status: 400,
      error: 'Somebody called ana is already here.',
    });
    expect(await post('person', { name: 'é'.repeat(40) })).toMatchObject({ status: 200 });
    expect(await post('person', { name: 'é'.repeat(41) })).toMatchObject({
      status: 400,
      error: 'A name can have at most 40 characters; this one has 41.',
    });
    const twins = await Promise.all([post('person', { name: 'Dee' }), post('person', { name: 'Dee' })]);
    expect(twins.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('are known with the zone of their browser, when it is one', async () => {
    const { adapter, post } = await openPlayground(echo().bot);
    const ana = { adapter: 'playground', space: 'playground', id: 'ana' };
    expect(await adapter.directory.profile(ana)).toEqual({ name: 'Ana' });
    await post('say', { person: 'ana', text: 'x', zone: 'Mars/Olympus' });
    expect(await adapter.directory.profile(ana)).toEqual({ name: 'Ana' });
    await post('say', { person: 'ana', text: 'x', zone: 'Asia/Kathmandu' });
    expect(await adapter.directory.profile(ana)).toEqual({ name: 'Ana', zone: 'Asia/Kathmandu' });
    expect(await adapter.directory.mayManage(ana, { ...ana, id: 'playground' })).toBe(true);
  });

  it('are still there, with all that was said, after a restart', async () => {
    const file = join(tempDir(), 'kept.db');
    const before = await openPlayground(echo().bot, { file });
    await before.post('person', { name: 'Dee' });
    await before.post('say', { person: 'bo', text: 'remember me' });
    await before.close();
    const after = await openPlayground(echo().bot, { file });
    const { people, lines } = await after.state('ana');
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Chen', 'Dee']);
    expect(lines.map(({ message }) => message.summary)).toEqual(['remember me', 'You said: remember me']);
  });
});

describe('a private reply over HTTP', () => {
  it('is in nobody else’s state', async () => {
    const { bot } = scriptedBot(() => privately(line('Only for you.')));
    const { post, state } = await openPlayground(bot);
    await post('say', { person: 'ana', text: '/studyhall me' });
    expect((await state('ana')).lines).toMatchObject([{ only: true, message: { summary: 'Only for you.' } }]);
    expect((await state('bo')).lines).toEqual([]);
  });
});
