import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBank } from '../chaos/bank.js';
import { createReplica } from '../chaos/replicas.js';
import type { Place } from '../chaos/run-chaos.js';
import { byKeptConnections } from '../chaos/slack-side.js';
import type { Deliver } from '../support/slack/delivery.js';
import { botToken, type StandIn, type StandInOptions, signingSecret, startStandIn } from '../support/slack/stand-in.js';

export type MakePlace = (folder: string) => Promise<Place>;

export interface Stage {
  readonly standIn: StandIn;
  readonly place: Place;
  readonly deliver: Deliver;
  start(): Promise<void>;
  end(): Promise<void>;
}

/** The program on Slack's stand-in over HTTP, with a store of its own; not started yet. */
export async function openStage(make: MakePlace, options: StandInOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
  const notes = writeBank(join(folder, 'notes'), 60);
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
      LOG_LEVEL: 'warn',
    }),
    line: () => undefined,
    crashed(what) {
      throw new Error(what);
    },
  });
  const deliver = byKeptConnections(() => replica.url());
  standIn.deliverBy(deliver);
  return {
    standIn,
    place,
    deliver,
    async start() {
      replica.start();
      await replica.ready();
    },
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
