import { expect, onTestFinished } from 'vitest';
import { createSlack, type SlackAdapter, type SlackOptions } from '../../../src/adapters/slack/adapter.js';
import type { SlackTiming } from '../../../src/adapters/slack/timing.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import { startHttp } from '../../../src/http/server.js';
import { compose, createIds } from '../compose.js';
import { libraryOf } from '../library.js';
import { openMemory } from '../memory.js';
import { createTestLog } from '../stage.js';
import { byHttp } from './delivery.js';
import { createPeople } from './people.js';
import { echo } from './scripted.js';
import { appToken, botToken, type StandIn, type StandInOptions, signingSecret, startStandIn } from './stand-in.js';

export type Mode = 'socket' | 'http';
export const modes: readonly Mode[] = ['socket', 'http'];

/** Waits that keep tests fast; those that a test is about it sets itself. */
export const quick: Partial<SlackTiming> = {
  backoff: 10,
  backoffMost: 50,
  close: 100,
  drain: 500,
  overlap: 500,
  pace: { burst: 1_000, every: 1 },
};

export interface OpenOptions extends StandInOptions {
  readonly mode?: Mode;
  readonly timing?: Partial<SlackTiming>;
  readonly options?: Partial<SlackOptions>;
  readonly standIn?: StandIn;
}

/** The program's HTTP server, with the adapter's routes alone. */
export async function serve(adapter: SlackAdapter): Promise<{ url: string; close(): Promise<void> }> {
  const { url, stop } = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes: [adapter.routes],
    ready: async () => adapter.health(),
    log: createTestLog(),
  });
  return { url: `${url}/slack/events`, close: stop };
}

/** A workspace with its people, none of them knowing a bot yet. What the stand-in minds fails the test. */
export async function openWorkspace(options: StandInOptions = {}) {
  const slack = await startStandIn(options);
  onTestFinished(async () => {
    await slack.close();
    expect(slack.failures).toEqual([]);
  });
  return { slack, people: createPeople(slack) };
}

/** An adapter for a workspace, not started. */
export async function connect(
  slack: StandIn,
  mode: Mode,
  timing: Partial<SlackTiming> = {},
  more: Partial<SlackOptions> = {},
) {
  const log = createTestLog();
  const { store } = await openMemory(() => new Date());
  const adapter = createSlack({
    botToken,
    ...(mode === 'socket' ? { appToken } : { signingSecret }),
    apiUrl: slack.apiUrl,
    log,
    store,
    timing: { ...quick, ...timing },
    random: () => 0.5,
    ...more,
  });
  const web = await serve(adapter);
  if (mode === 'http') slack.deliverBy(byHttp(web.url, signingSecret));
  const close = async (): Promise<void> => {
    await adapter.stop();
    await web.close();
  };
  return { adapter, log, url: web.url, close };
}

/** The same with an outbox that is beaten by hand, over a store with a clock of its own. */
export async function openWithOutbox(options: OpenOptions = {}) {
  let now = new Date('2026-11-25T09:00:00Z');
  const { store } = await openMemory(() => now);
  const slack = await openSlack(echo().bot, { ...options, options: { store, ...options.options } });
  const studyhall = compose({
    store,
    adapter: slack.adapter,
    log: slack.log,
    library: () => libraryOf([]),
    newId: createIds(),
  });
  return {
    ...slack,
    store,
    /** Lets what came in be answered, moves the store's clock, and lets everything be sent. */
    async later(milliseconds: number): Promise<void> {
      await slack.adapter.idle();
      now = new Date(now.getTime() + milliseconds);
      await studyhall.tick(now);
      await studyhall.idle();
    },
  };
}

/** A workspace with the bot in it. */
export async function openSlack(bot: Bot, { mode = 'socket', timing, options, ...standIn }: OpenOptions = {}) {
  const { slack, people } = await openWorkspace(standIn);
  const connected = await connect(slack, mode, timing, options);
  await connected.adapter.start(bot);
  onTestFinished(connected.close);
  return { slack, people, ...connected };
}
