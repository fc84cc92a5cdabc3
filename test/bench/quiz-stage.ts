import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBank } from '../chaos/bank.js';
import type { Place } from '../chaos/place.js';
import { createReplica } from '../chaos/replicas.js';
import { byKeptConnections } from '../chaos/slack-side.js';
import type { Deliver } from '../support/slack/delivery.js';
import { botToken, type StandIn, type StandInOptions, signingSecret, startStandIn } from '../support/slack/stand-in.js';

export type MakePlace = (folder: string) => Promise<Place>;

export interface Stage {
  readonly standIn: StandIn;
  readonly place: Place;
  readonly deliver: Deliver;
  /** The folder of notes that the program watches. */
  readonly notes: string;
  start(): Promise<void>;
  /** Where the program answers, once it has started. */
  url(): string;
  /** Milliseconds of CPU that the program has taken so far; none where the system does not say. */
  cpu(): number;
  /** MiB that the program has in memory; none where the system does not say. */
  memory(): number;
  end(): Promise<void>;
}

/** On a disk, as the program's own default is: temporary folders are in memory on some systems. */
const results = join(process.cwd(), 'test/results');

/** Where the stores are, and whether a write there reaches a disk. */
export function whereStoresAre(): string {
  mkdirSync(results, { recursive: true });
  return `${results}${statfsSync(results).type === tmpfs ? ' (in memory)' : ''}`;
}
const tmpfs = 0x01021994;

/** Hundredths of a second, on every Linux that Node runs on. */
const tick = 10;

/** What proc(5) says of a process: its time in the program and in the system. */
function cpuOf(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  // The name of the program may hold anything, and ends with the last parenthesis.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** What proc(5) says of a process: its memory that is not swapped out, in MiB. */
function memoryOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1024 : Number.NaN;
}

/** What the page of a stage asks for. */
export const pageToken = 'sixteen letters and more';

export interface StageOptions extends StandInOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** More notes, by where they are below the folder of notes. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  /** Told of every line of the program's log. */
  readonly line?: (line: string) => void;
}

/** The program on Slack's stand-in over HTTP, with a store of its own; not started yet. */
export async function openStage(make: MakePlace, options: StageOptions): Promise<Stage> {
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'bench-'));
  const notes = writeBank(join(folder, 'notes'), 60);
  for (const { path, text } of options.files ?? []) {
    mkdirSync(dirname(join(notes, path)), { recursive: true });
    writeFileSync(join(notes, path), text);
  }
  const standIn = await startStandIn(options);
  const place = await make(folder);
  const replica = createReplica({
    host: '127.0.0.1',
    root: process.cwd(),
    cwd: folder,
    quick: false,
    env: () => ({
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: standIn.apiUrl,
      DATABASE_URL: place.url,
      KNOWLEDGE_DIR: notes,
      PLAYGROUND: 'on',
      PLAYGROUND_TOKEN: pageToken,
      LOG_LEVEL: 'warn',
      ...options.env,
    }),
    line: () => undefined,
    ...(options.line ? { wholeLine: options.line } : {}),
    crashed({ what }) {
      throw new Error(what);
    },
  });
  const deliver = byKeptConnections(() => replica.url());
  standIn.deliverBy(deliver);
  return {
    standIn,
    place,
    deliver,
    notes,
    async start() {
      replica.start();
      await replica.ready();
    },
    url() {
      const url = replica.url();
      if (url === undefined) throw new Error('the program is down');
      return url;
    },
    cpu: () => cpuOf(replica.pid()),
    memory: () => memoryOf(replica.pid()),
    async end() {
      await replica.stop();
      await standIn.close();
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Looks again and again; rejects when it does not come. */
export async function until(what: string, within: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
