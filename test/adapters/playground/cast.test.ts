import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { says } from '../../support/event-stream.js';
import { openPlayground } from '../../support/playground.js';
import { openBrowser } from '../../support/playground-browser.js';
import { start } from '../../support/program.js';
import { tempDir } from '../../support/temp.js';

const token = 'sixteen letters and more';
const talker = () =>
  scriptedBot((incoming) => {
    if (incoming.kind !== 'said') return { kind: 'nothing' };
    const said = line(`About ${incoming.text}`);
    return incoming.via === 'command' ? privately(said) : publicly(said);
  });

async function open(settings: { file?: string } = {}) {
  const { bot, got } = talker();
  const playground = await openPlayground(bot, { token, ...settings });
  return { ...playground, got, browser: () => openBrowser(playground.url, token) };
}

describe('behind a token each browser', () => {
  it('is a person of its own, whomever it says that it is', async () => {
    const { browser, got } = await open();
    const [one, two] = [await browser(), await browser()];
    expect(one.id).not.toBe(two.id);
    expect(await one.state(two.id)).toMatchObject({
      you: one.id,
      bound: true,
      people: [{ id: one.id, name: `Guest ${one.id.slice(0, 6)}` }],
    });
    await one.post('say', { person: two.id, text: 'tea' });
    await one.post('press', { person: 'ana', id: 'next:1' });
    const acted = got.filter(({ kind }) => kind !== 'opened');
    expect(acted.map(({ by }) => by.id)).toEqual([one.id, one.id]);
    const { lines } = await two.state();
    expect(lines[0]).toMatchObject({ by: { id: one.id }, message: { summary: 'tea' } });
  });

  it('alone gets what is private, whichever person another one asks for', async () => {
    const { browser } = await open();
    const [one, two] = [await browser(), await browser()];
    const [own, other] = [await one.stream(), await two.stream(one.id)];
    await one.post('say', { text: '/secret' });
    expect(await own.until(says('About /secret'))).toMatchObject({ line: { only: true } });
    await one.post('say', { text: 'the end' });
    await other.until(says('About the end'));
    expect(JSON.stringify([other.pushes, await two.state(one.id)])).not.toContain('secret');
    expect((await one.state()).lines.filter(({ only }) => only)).toHaveLength(1);
  });

  it('chooses a name that nobody else has', async () => {
    const { browser } = await open();
    const [one, two] = [await browser(), await browser()];
    const own = await one.stream();
    expect(await one.post('person', { name: 'Dee' })).toEqual({ status: 200, added: { id: one.id, name: 'Dee' } });
    expect(await own.until((push) => push.kind === 'people')).toEqual({
      kind: 'people',
      people: [{ id: one.id, name: 'Dee' }],
    });
    expect(await two.post('person', { name: 'dee' })).toMatchObject({
      status: 400,
      error: expect.stringMatching(/already here/),
    });
    await one.post('say', { text: 'tea' });
    await one.post('person', { name: 'Dee Dee' });
    expect((await two.state()).lines[0]?.by).toEqual({ id: one.id, name: 'Dee Dee' });
    expect(await two.post('person', { name: 'Dee' })).toMatchObject({ status: 200 });
  });

  it('is the same person after a restart, and is written down once it does something', async () => {
    const file = join(tempDir(), 'kept.db');
    const before = await open({ file });
    const [one, looker] = [await before.browser(), await before.browser()];
    await looker.state();
    await one.post('person', { name: 'Dee' });
    expect(await before.store.people.in('playground', 'playground')).toMatchObject([{ person: { id: one.id } }]);
    await before.close();
    const after = await open({ file });
    const state = await fetch(`${after.url}/playground/state`, { headers: { cookie: one.cookie } });
    expect(await state.json()).toMatchObject({ you: one.id, people: [{ name: 'Dee' }] });
  });
});

describe('MANAGERS', () => {
  it('says who manages behind a token', async () => {
    const settings = { DATABASE_URL: `sqlite:${join(tempDir(), 'm.db')}`, PLAYGROUND_TOKEN: token };
    const first = await start({ env: settings });
    const [one, two] = [await openBrowser(first.url, token), await openBrowser(first.url, token)];
    const schedule = { text: '/quiz schedule weekdays at 9:30 Europe/London' };
    const last = async (browser: typeof one) => (await browser.state()).lines.at(-1)?.message.summary;
    await one.post('say', schedule);
    expect(await last(one)).toMatch(/^Only managers can use/);
    await first.stop('SIGTERM');

    const second = await start({ env: { ...settings, MANAGERS: one.id, PORT: new URL(first.url).port } });
    expect(second.url).toBe(first.url);
    await one.post('say', schedule);
    expect(await last(one)).not.toMatch(/^Only managers/);
    expect((await one.state()).home?.next).not.toEqual([]);
    await two.post('say', { text: '/quiz pause' });
    expect(await last(two)).toMatch(/^Only managers can use/);
  });
});
