import { randomBytes, randomInt } from 'node:crypto';
import type { Config } from '../config.js';
import { createStudyhall, type Studyhall } from '../core/bot/studyhall.js';
import type { Adapter } from '../core/ports/adapter.js';
import type { Log } from '../core/ports/services.js';
import { defaultTiming } from '../core/ports/timing.js';
import { type KnowledgeFolder, openKnowledge } from '../folder/knowledge-folder.js';
import { readWords } from '../folder/read-words.js';
import { writerOf } from '../folder/write-approved.js';
import { giveWay } from '../give-way.js';
import { createLog } from '../log.js';
import type { OpenedMeaning } from '../meaning/open-meaning.js';
import { createVectorFile } from '../meaning/vector-file.js';
import { placeOf } from '../store/open-store.js';
import type { OpenedStore } from '../store/store.js';
import { startTicker } from '../ticker.js';
import { meaningOfNotes } from './meaning-of-notes.js';
import { vectorsDir } from './meaning-places.js';

/** A change to the notes shows within a second. */
const folderTiming = { settle: 150, look: 500 };
/** SIGTERM is answered with an exit within ten seconds, whatever hangs. */
const stopWithin = 9_000;
const lingerAtMost = 500;
/** A platform that has not answered by then is said to be waited for. */
const startPatience = 3_000;

/** One name for every process that has its store alone: what a killed one held is the next one's at once. */
export const alone = 'alone';

/** Reached only by people who reach this machine: SPACES is none of their business. */
const local: ReadonlySet<string> = new Set(['playground', 'terminal']);

/** 60 bits: letters and digits that can't be mistaken for one another. */
function newId(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}

const random = (): number => randomInt(2 ** 40) / 2 ** 40;

/** Everything but the adapters, joined. */
export interface Runtime {
  readonly log: Log;
  readonly store: OpenedStore;
  /** Who this process is among those that share the store; undefined when it has it alone. */
  readonly replica: string | undefined;
  readonly knowledge: KnowledgeFolder;
  readonly meaning: OpenedMeaning;
  /** Adapters join before the runtime is opened. */
  readonly adapters: Map<string, Adapter>;
  readonly studyhall: Studyhall;
  /** What has to be stopped, in the order in which it came; it is stopped in the opposite one. */
  readonly stops: (() => Promise<unknown>)[];
}

export interface RuntimeOptions {
  /** Whether the model of meaning may be fetched. */
  readonly fetch: boolean;
}

/** Opens the store and the notes, joins the core, and does the work; stops all of it when the work ends or fails. */
export async function withRuntime(
  config: Config,
  { fetch }: RuntimeOptions,
  work: (runtime: Runtime) => Promise<number>,
): Promise<number> {
  const log = createLog(config.logLevel);
  const stops: Runtime['stops'] = [];
  try {
    const knowledge = await openKnowledge(
      config.knowledgeDir,
      await readWords(),
      folderTiming,
      log,
      config.knowledgeFollow,
    );
    stops.push(() => knowledge.stop());
    const place = placeOf(config.databaseUrl);
    const store = await place.open({ now: () => new Date(), mode: 'owner' });
    stops.push(() => store.close());
    const replica = place.shared ? newId() : undefined;
    const cache = place.shared ? store.vectors : createVectorFile(vectorsDir(config.databaseUrl));
    const meaning = meaningOfNotes(config, { knowledge, cache, fetch, log });
    stops.push(() => meaning.stop());
    const adapters = new Map<string, Adapter>();
    const here = (adapter: Adapter): boolean => adapter.active?.() ?? true;
    const studyhall = createStudyhall({
      store,
      replica: replica ?? alone,
      library: () => knowledge.current(),
      meaning: () => meaning.current(),
      adapter: (name) => [...adapters.values()].find((adapter) => adapter.name === name && here(adapter)),
      adapters: () => [...adapters.values()].filter(here).map(({ name }) => name),
      elapsed: () => performance.now(),
      random,
      newId,
      breathe: giveWay,
      shelf: { ...writerOf(config.knowledgeDir, log), use: (files) => knowledge.use(files) },
      timing: defaultTiming,
      log,
      serves: ({ adapter, space }) =>
        local.has(adapter) || (config.spaces?.has(space) ?? adapters.get(adapter)?.owns?.(space) ?? true),
      unlimited: new Set(['terminal']),
      managers: config.managers,
      knowledgeUrl: config.knowledgeUrl,
    });
    stops.push(() => studyhall.idle());
    return await work({ log, store, replica, knowledge, meaning, adapters, studyhall, stops });
  } finally {
    const deadline = setTimeout(() => process.exit(), stopWithin);
    for (const stop of stops.reverse()) {
      await stop().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'));
    }
    clearTimeout(deadline);
    // A part that was still starting when the signal came may have left something open.
    setTimeout(() => process.exit(), lingerAtMost).unref();
  }
}

/**
 * Starts the heartbeat and the adapters, which don't wait for one another: a platform that is away holds up nothing but
 * itself. Resolves when all of them deliver, or when those that don't have been waited for long enough; rejects when
 * one can't be started as it is configured, which `failed` is told also when it turns out later.
 */
export async function startRuntime(runtime: Runtime, failed: (error: unknown) => void): Promise<void> {
  const { adapters, studyhall, store, log, stops } = runtime;
  stops.push(() => Promise.allSettled([...adapters.values()].map((adapter) => adapter.stop())));
  const starts = [...adapters.values()].map((adapter) => adapter.start(studyhall.bot));
  const started = Promise.all(starts);
  started.catch(failed);
  const beat = async (): Promise<void> => studyhall.tick(await store.now());
  // Rounds whose time ended while nobody was there close before anybody is let in.
  await beat();
  const ticker = startTicker(beat, log);
  stops.push(() => ticker.stop());
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, startPatience);
  });
  await Promise.race([started, patience]).finally(() => clearTimeout(timer));
}

/** Resolves at the first SIGTERM or SIGINT. */
export const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
