import { once } from 'node:events';
import { get } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEvents, eventOf } from '../../../src/adapters/playground/events.js';
import type { HttpEnv } from '../../../src/adapters/playground/http.js';
import type { Push } from '../../../src/adapters/playground/page/wire.js';
import type { Home } from '../../../src/core/chat/home.js';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly } from '../../../src/core/chat/reply.js';
import { startHttp } from '../../../src/http/server.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openStream, says } from '../../support/event-stream.js';
import { openPlayground } from '../../support/playground.js';
import { emptyHome } from '../../support/quiz-bot.js';
import { createTestLog } from '../../support/stage.js';

const room = { adapter: 'playground', space: 'playground', id: 'playground' };

/** Answers commands privately and all else in public; the home counts how often it was looked at. */
function talker() {
  let looks = 0;
  const home = (): Home => ({ ...emptyHome, progress: { last: [], weakest: `look ${++looks}` } });
  const { bot } = scriptedBot((incoming) => {
    if (incoming.kind === 'opened') return { kind: 'home', home: home() };
    if (incoming.kind !== 'said') return { kind: 'nothing' };
    const said = line(`About ${incoming.text}`);
    return incoming.via === 'command' ? privately(said) : publicly(said);
  });
  return { bot, looks: () => looks };
}

describe('the playground’s event streams', () => {
  it('tell when the sentence on what finds passages is another one', async () => {
    let percent = 37;
    const { url } = await openPlayground(talker().bot, { finds: () => `Still reading: ${percent}%` });
    const bo = await openStream(url, 'bo');
    expect(bo.pushes[0]).toMatchObject({ state: { finds: 'Still reading: 37%' } });
    percent = 38;
    expect(await bo.until((push) => push.kind === 'finds')).toEqual({ kind: 'finds', finds: 'Still reading: 38%' });
  });

  it('begin with everything, and then tell what everybody sees', async () => {
    const { url, post } = await openPlayground(talker().bot);
    await post('say', { person: 'ana', text: 'before' });
    const bo = await openStream(url, 'bo');
    expect(bo.pushes[0]).toMatchObject({
      kind: 'state',
      state: { you: 'bo', people: [{ id: 'ana' }, { id: 'bo' }, { id: 'chen' }], home: { open: [] } },
    });
    expect(bo.pushes[0]).toHaveProperty('state.lines.length', 2);
    await post('say', { person: 'ana', text: 'tea' });
    expect(await bo.until(says('About tea'))).toMatchObject({ line: { message: { summary: 'About tea' } } });
    const said = await bo.until((push) => push.kind === 'line' && push.line.by !== undefined);
    expect(said).toMatchObject({ line: { by: { id: 'ana', name: 'Ana' }, message: { summary: 'tea' } } });
  });

  it('tell everybody what there is once the notes have changed', async () => {
    const { url, adapter } = await openPlayground(talker().bot);
    const bo = await openStream(url, 'bo');
    adapter.refresh();
    expect(await bo.until((push) => push.kind === 'home')).toMatchObject({ home: { progress: { weakest: 'look 2' } } });
  });

  it('tell private things to their person alone, in every tab of theirs', async () => {
    const { url, post } = await openPlayground(talker().bot);
    const [ana, anaToo, bo] = [await openStream(url, 'ana'), await openStream(url, 'ana'), await openStream(url, 'bo')];
    await post('say', { person: 'ana', text: '/secret' });
    expect(await ana.until(says('About /secret'))).toMatchObject({ line: { only: true } });
    await anaToo.until(says('About /secret'));
    await post('say', { person: 'ana', text: 'the end' });
    await bo.until(says('About the end'));
    expect(JSON.stringify(bo.pushes)).not.toContain('secret');
  });

  it('tell an edit as the same line', async () => {
    const { url, adapter } = await openPlayground(talker().bot);
    const bo = await openStream(url, 'bo');
    const sent = await adapter.sender.send(room, line('open'), 'card:1');
    if (sent.kind !== 'sent') throw new Error('not sent');
    await adapter.sender.edit(sent.posted, line('closed'));
    expect(await bo.until(says('closed'))).toMatchObject({ line: { id: sent.posted.id } });
  });

  it('tell everybody a fresh home after a change, and many changes in few', async () => {
    const { bot, looks } = talker();
    const { url, adapter } = await openPlayground(bot);
    const bo = await openStream(url, 'bo');
    const before = looks();
    for (let i = 0; i < 200; i += 1) await adapter.sender.send(room, line(`n${i}`), `key:${i}`);
    await bo.until(says('n199'));
    const last = bo.pushes.length;
    await bo.until((push) => push.kind === 'home' && bo.pushes.indexOf(push) >= last - 1);
    expect(looks() - before).toBeGreaterThan(0);
    expect(looks() - before).toBeLessThan(150);
  });

  it('tell of a new person', async () => {
    const { url, post } = await openPlayground(talker().bot);
    const bo = await openStream(url, 'bo');
    await post('person', { name: 'Dee' });
    const push = await bo.until((each) => each.kind === 'people');
    expect(push.kind === 'people' && push.people.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Chen', 'Dee']);
  });

  it('end when the adapter stops, and none begins after that', async () => {
    const { url, adapter } = await openPlayground(talker().bot);
    const streams = await Promise.all(['ana', 'bo', 'chen'].map((person) => openStream(url, person)));
    await adapter.stop();
    await Promise.all(streams.map(({ end }) => end));
    expect((await fetch(`${url}/playground/events?person=ana`)).status).toBe(503);
  });

  it('go to the first person when there is no such one', async () => {
    const { url } = await openPlayground(talker().bot);
    const stream = await openStream(url, 'whoever');
    expect(stream.pushes[0]).toMatchObject({ state: { you: 'ana' } });
  });
});

describe('an event stream', () => {
  const state = (you: string): Push => ({
    kind: 'state',
    state: { you, now: new Date(), people: [], shortcuts: [], lines: [] },
  });
  const named = (id: string, name: string): Push => ({ kind: 'people', people: [{ id, name }] });
  const tells =
    (id: string) =>
    (push: Push): boolean =>
      push.kind === 'people' && push.people[0]?.id === id;

  async function open(
    { beat, first = async (you: string) => state(you) } = {} as Partial<{
      beat: number;
      first: (you: string) => Promise<Push>;
    }>,
  ) {
    const events = createEvents(beat);
    const routes = new Hono<HttpEnv>();
    routes.get('/playground/events', (c) => {
      const person = c.req.query('person') ?? '';
      return events.open(c, person, async () => [eventOf(await first(person))]);
    });
    const log = createTestLog();
    const ready = async () => ({ ok: true }) as const;
    const { url, stop } = await startHttp({
      host: '127.0.0.1',
      port: 0,
      routes: [new Hono<{ Bindings: HttpBindings }>().route('/', routes)],
      ready,
      log,
    });
    onTestFinished(async () => {
      events.stop();
      await stop();
    });
    return { events, url, log };
  }

  it('begins with the state, and what was pushed meanwhile follows', async () => {
    const { events, url } = await open({
      first: async (you) => {
        events.push(named('early', 'Early'));
        return state(you);
      },
    });
    const ana = await openStream(url, 'ana');
    await ana.until(tells('early'));
    expect(ana.pushes.map(({ kind }) => kind)).toEqual(['state', 'people']);
  });

  it('is cut off when its reader takes nothing, and nobody else’s is', async () => {
    const { events, url } = await open();
    const ana = await openStream(url, 'ana');
    const stuck = get(`${url}/playground/events?person=bo`);
    const [response] = await once(stuck, 'response');
    for (let i = 0; events.people().has('bo') && i < 100; i += 1) {
      events.push(named(`${i}`, 'x'.repeat(1024 * 1024)));
      await ana.until(tells(`${i}`));
    }
    expect([...events.people()]).toEqual(['ana']);
    await expect(response.toArray()).rejects.toThrow('aborted');
  });

  it('is forgotten when its reader goes', async () => {
    const { events, url } = await open();
    const [ana, bo] = [await openStream(url, 'ana'), await openStream(url, 'bo')];
    expect(events.people().size).toBe(2);
    bo.close();
    for (let i = 0; events.people().has('bo'); i += 1) {
      events.push(named(`${i}`, 'Dee'));
      await ana.until(tells(`${i}`));
    }
    expect([...events.people()]).toEqual(['ana']);
  });

  it('is none for who asks for the head alone', async () => {
    const { events, url } = await open();
    const { status, headers } = await fetch(`${url}/playground/events?person=ana`, { method: 'HEAD' });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const bo = await openStream(url, 'bo');
    expect([...events.people()]).toEqual(['bo']);
    bo.close();
  });

  it('shows a sign of life now and then', async () => {
    const { url } = await open({ beat: 5 });
    const reading = get(`${url}/playground/events?person=ana`);
    onTestFinished(() => void reading.destroy());
    const [response] = await once(reading, 'response');
    for await (const chunk of response) if (String(chunk).endsWith(':\n\n')) return;
    expect.unreachable('the stream ended');
  });

  it('is not opened when there is no state to begin with', async () => {
    const { events, url, log } = await open({
      first: async () => {
        throw new Error('the store is away');
      },
    });
    const answer = await fetch(`${url}/playground/events?person=ana`);
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('store')]);
    expect(log.lines).toEqual(['error a request failed: the store is away']);
    expect(events.people().size).toBe(0);
  });
});
