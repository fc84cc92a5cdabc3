import { describe, expect, it } from 'vitest';
import type { Home } from '../../../src/core/chat/home.js';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openStream, says } from '../../support/event-stream.js';
import { openPlayground } from '../../support/playground.js';

const room = { adapter: 'playground', space: 'playground', id: 'playground' };

/** Answers commands privately and all else in public; the home counts how often it was looked at. */
function talker() {
  let looks = 0;
  const home = (): Home => ({
    boards: { week: [], month: [], all: [] },
    progress: { last: [], weakest: `look ${++looks}` },
    next: [],
    paused: false,
    open: [],
  });
  const { bot } = scriptedBot((incoming) => {
    if (incoming.kind === 'opened') return { kind: 'home', home: home() };
    if (incoming.kind !== 'said') return { kind: 'nothing' };
    const said = line(`About ${incoming.text}`);
    return incoming.via === 'command' ? privately(said) : publicly(said);
  });
  return { bot, looks: () => looks };
}

describe('the playground’s event streams', () => {
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
