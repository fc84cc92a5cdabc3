import { get } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openPlayground } from '../../support/playground.js';
import { openBrowser } from '../../support/playground-browser.js';
import { emptyHome } from '../../support/quiz-bot.js';

const room = { adapter: 'playground', space: 'playground', id: 'playground' };
const echo = () =>
  scriptedBot((incoming) =>
    incoming.kind === 'said' ? publicly(line(`You said: ${incoming.text}`)) : { kind: 'nothing' },
  );

/** A stream whose reader takes nothing: the status of the answer, and what ends it. */
const stuck = (url: string, person: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/playground/events?person=${person}`, (response) => resolve(response.statusCode ?? 0));
    request.on('error', reject);
    onTestFinished(() => void request.destroy());
  });
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const tally = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...new Set(statuses)].sort().map((each) => [each, statuses.filter((one) => one === each).length]),
  );

describe('a crowd on the page', () => {
  it.each([100, 300])('has at most eight streams a person, of %i that are asked for', async (count) => {
    const { url, adapter } = await openPlayground(echo().bot);
    const statuses = await times(count, (index) => stuck(url, ['ana', 'bo', 'chen'][index % 3] ?? ''));
    expect(tally(statuses)).toEqual({ 200: 24, 429: count - 24 });
    expect(adapter.load().streams).toBe(24);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('has at most 400 streams in all, and holds no more for them than half a megabyte each', async () => {
    const token = 'sixteen letters and more';
    const { url, adapter } = await openPlayground(echo().bot, { token });
    const browsers = await times(60, () => openBrowser(url, token));
    const statuses = await times(480, (index) => browsers[index % 60]?.stuck() ?? Promise.resolve(0));
    expect(tally(statuses)).toEqual({ 200: 400, 429: 80 });
    expect(adapter.load().streams).toBe(400);
    for (let index = 0; index < 100; index += 1) {
      await adapter.sender.send(room, line('x'.repeat(20_000)), `key:${index}`);
      expect(adapter.load().behind).toBeLessThanOrEqual(400 * 600 * 1024);
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }, 30_000);

  it('of 200 messages of 63 kB puts none before others, and keeps none', async () => {
    const { url, post, state, store } = await openPlayground(echo().bot);
    await times(24, (index) => stuck(url, ['ana', 'bo', 'chen'][index % 3] ?? ''));
    const answers = await times(200, () => post('say', { person: 'ana', text: 'x'.repeat(63_000) }));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 413: 200 });
    expect((await state('ana')).lines).toEqual([]);
    expect(await store.transcripts.latest(room, 1)).toEqual([]);
  });

  it('gets a state of 256 kB at most, of the latest lines, with what was said to one person in its place', async () => {
    const { url, post, store, state } = await openPlayground(scriptedBot(() => ({ kind: 'nothing' })).bot);
    const said = (text: string, only?: string) =>
      store.transcripts.append({
        room,
        at: new Date(),
        message: line(text),
        ...(only === undefined ? {} : { only: { adapter: 'playground', space: 'playground', id: only } }),
      });
    // From before there was a limit.
    for (let index = 0; index < 30; index += 1) {
      await said(`${index}${'x'.repeat(15_000)}`);
      if (index > 24) await said(`for ana ${index}`, 'ana');
    }
    const answer = await (await fetch(`${url}/playground/state?person=ana`)).text();
    expect(answer.length).toBeLessThan(300 * 1024);
    const { lines } = await state('ana');
    const summaries = lines.map(({ message }) => message.summary.slice(0, 10));
    expect(summaries.slice(-4)).toEqual(['28xxxxxxxx', 'for ana 28', '29xxxxxxxx', 'for ana 29']);
    expect([...lines].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(lines);
    expect((await state('bo')).lines).toEqual(lines.filter(({ only }) => !only));
    await post('say', { person: 'bo', text: 'new' });
    expect((await state('chen')).lines.at(-1)).toMatchObject({ by: { name: 'Bo' }, message: { summary: 'new' } });
  });

  it('has the lines read from the store once, however many open the page at once', async () => {
    const { url, store } = await openPlayground(echo().bot);
    await store.transcripts.append({ room, at: new Date(), message: line('here') });
    const latest = store.transcripts.latest;
    let read = 0;
    Object.assign(store.transcripts, {
      latest: (...given: Parameters<typeof latest>) => {
        read += 1;
        return latest(...given);
      },
    });
    const states = await times(100, async () => (await fetch(`${url}/playground/state?person=bo`)).text());
    expect(states.every((text) => text.includes('here'))).toBe(true);
    // Once a second.
    expect(read).toBeLessThan(10);
  });

  it('does not cut a reader off for the state that it begins with', async () => {
    const { url, adapter, store } = await openPlayground(echo().bot);
    for (let index = 0; index < 20; index += 1) {
      await store.transcripts.append({ room, at: new Date(), message: line('y'.repeat(6_000)) });
    }
    await stuck(url, 'ana');
    expect(adapter.load()).toEqual({ streams: 1, behind: 0 });
    await adapter.sender.send(room, line('news'), 'key');
    expect(adapter.load().streams).toBe(1);
  });

  it('shows fifty rows of a board, and the viewer’s own', async () => {
    const row = (index: number) => ({
      person: { adapter: 'playground', space: 'playground', id: index === 80 ? 'bo' : `p${index}` },
      name: `P${index}`,
      place: index + 1,
      points: 100 - index,
      streak: 0,
      right: 0,
      answered: 0,
      offered: 0,
    });
    const rows = Array.from({ length: 100 }, (_, index) => row(index));
    const { bot } = scriptedBot(() => ({
      kind: 'home',
      home: { ...emptyHome, boards: { week: rows, month: [], all: rows } },
    }));
    const { state } = await openPlayground(bot);
    const places = async (person: string) => (await state(person)).home?.boards.all.map(({ place }) => place);
    expect(await places('ana')).toHaveLength(50);
    expect((await places('bo'))?.slice(-2)).toEqual([50, 81]);
  });
});
