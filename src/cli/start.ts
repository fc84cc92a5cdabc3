import { randomBytes, randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createPlayground } from '../adapters/playground/adapter.js';
import { createTerminal } from '../adapters/terminal/adapter.js';
import type { Config } from '../config.js';
import { StudyhallError } from '../core/errors.js';
import { type Adapter, defaultTiming, type Health, type Log } from '../core/ports.js';
import type { Store } from '../core/store.js';
import { createStudyhall, type Studyhall } from '../core/studyhall.js';
import { type Routes, startHttp } from '../http.js';
import { type KnowledgeFolder, openKnowledge } from '../knowledge-folder.js';
import { createLog } from '../log.js';
import { openStore } from '../store/open-store.js';
import { startTicker } from '../ticker.js';
import type { Io } from './io.js';
import { count } from './lint.js';

/** A change to the notes shows within a second: this long after the last write of an editor. */
const settle = 150;
/** SIGTERM is answered with an exit within ten seconds, whatever hangs. */
const stopWithin = 9_000;

/** 60 bits: letters and digits that can't be mistaken for one another. */
export function newId(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Reached only by people who reach this machine: SPACES is none of their business. */
const local: ReadonlySet<string> = new Set(['playground', 'terminal']);

const random = (): number => randomInt(2 ** 40) / 2 ** 40;

interface House {
  readonly log: Log;
  readonly store: Store;
  readonly knowledge: KnowledgeFolder;
  /** Adapters join before the house is opened. */
  readonly adapters: Map<string, Adapter>;
  readonly studyhall: Studyhall;
  /** What has to be stopped, in the order in which it came; it is stopped in the opposite one. */
  readonly stops: (() => Promise<unknown>)[];
}

/** Opens the store and the notes and joins the core; stops what it opened when a part fails. */
async function withHouse(config: Config, work: (house: House) => Promise<number>): Promise<number> {
  const log = createLog(config.logLevel);
  const stops: House['stops'] = [];
  try {
    const knowledge = await openKnowledge(config.knowledgeDir, settle, log);
    stops.push(() => knowledge.stop());
    const store = await openStore(config.databaseUrl, { now: () => new Date(), mode: 'owner' });
    stops.push(() => store.close());
    const adapters = new Map<string, Adapter>();
    const studyhall = createStudyhall({
      store,
      library: () => knowledge.current(),
      adapter: (name) => adapters.get(name),
      adapters: () => [...adapters.keys()],
      random,
      newId,
      timing: defaultTiming,
      log,
      serves: ({ adapter, space }) => local.has(adapter) || (config.spaces?.has(space) ?? true),
      managers: config.managers,
      ...(config.knowledgeUrl === undefined ? {} : { knowledgeUrl: config.knowledgeUrl }),
    });
    stops.push(() => studyhall.idle());
    return await work({ log, store, knowledge, adapters, studyhall, stops });
  } finally {
    const deadline = setTimeout(() => process.exit(), stopWithin);
    for (const stop of stops.reverse()) {
      await stop().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'));
    }
    clearTimeout(deadline);
  }
}

/** Starts the adapters and the heartbeat. */
async function openHouse({ adapters, studyhall, store, log, stops }: House): Promise<void> {
  for (const adapter of adapters.values()) {
    await adapter.start(studyhall.bot);
    stops.push(() => adapter.stop());
  }
  await studyhall.recover();
  const beat = async (): Promise<void> => studyhall.tick(await store.now());
  // Rounds whose time ended while nobody was there close before anybody is let in.
  await beat();
  const ticker = startTicker(beat, log);
  stops.push(() => ticker.stop());
}

async function ready(house: House): Promise<Health> {
  try {
    await house.store.check();
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
  return [...house.adapters.values()].map((adapter) => adapter.health()).find((health) => !health.ok) ?? { ok: true };
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });

/** Runs until SIGTERM or SIGINT; resolves to the exit code. */
export const runStart = (config: Config, io: Io): Promise<number> =>
  withHouse(config, async (house) => {
    const { log, store, knowledge, adapters, stops } = house;
    const stopped = stopSignal();
    const routes: Routes[] = [];
    if (config.playground) {
      const playground = createPlayground({
        transcripts: store.transcripts,
        people: store.people,
        now: () => store.now(),
        ...(config.playgroundToken === undefined ? {} : { token: config.playgroundToken }),
        log,
      });
      adapters.set(playground.name, playground);
      routes.push(playground.routes);
    }
    if (adapters.size === 0) {
      throw new StudyhallError('config', 'nothing to run: PLAYGROUND is off and no platform has a token', { exit: 2 });
    }
    const http = await startHttp({ host: config.host, port: config.port, routes, ready: () => ready(house), log });
    stops.push(() => http.stop());
    await openHouse(house);
    const { notes, bank } = knowledge.current();
    const place = config.databaseUrl.replace(/^sqlite:/, '');
    const holds = `${count(notes.length, 'note')}, ${count(bank.length, 'question')}; ${place}`;
    io.out(`Studyhall is ready: ${http.url} (${holds})`);
    await stopped;
    return 0;
  });

/** Hands on one line at a time, each after everything that the one before it caused was said. */
async function* unhurried(lines: AsyncIterable<string>, studyhall: Studyhall): AsyncGenerator<string> {
  for await (const line of lines) {
    yield line;
    await studyhall.idle();
  }
}

/** The chat in a terminal, until its input ends or a signal comes. */
export const runChat = (config: Config, io: Io): Promise<number> =>
  withHouse(config, async (house) => {
    const terminal = createTerminal({ out: io.out });
    house.adapters.set(terminal.name, terminal);
    const stopped = stopSignal();
    await openHouse(house);
    const lines = createInterface({ input: process.stdin });
    await Promise.race([terminal.read(unhurried(lines, house.studyhall)), stopped]);
    lines.close();
    return 0;
  });
