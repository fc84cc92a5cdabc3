import { createDiscord } from '../adapters/discord/adapter.js';
import { createPlayground } from '../adapters/playground/adapter.js';
import { singleOwner } from '../adapters/shared/single-owner.js';
import { createSlack } from '../adapters/slack/adapter.js';
import type { Config } from '../config.js';
import { defaultTiming } from '../core/ports/timing.js';
import { StudyhallError } from '../errors.js';
import type { Routes } from '../http/app.js';
import { startHttp } from '../http/server.js';
import type { Io } from './io.js';
import { count } from './lint.js';
import { meaningLine } from './meaning-note.js';
import { readiness } from './readiness.js';
import { alone, type Runtime, startRuntime, stopSignal, withRuntime } from './runtime.js';

/** Makes the adapters that are configured; returns the HTTP routes that they need. */
function addAdapters(
  { adapters, store, replica, knowledge, meaning, log }: Runtime,
  config: Config,
  onFatal: (error: unknown) => void,
): Routes[] {
  const routes: Routes[] = [];
  if (config.slack) {
    // One process alone remembers by itself what it has seen.
    const first = (key: string) => store.leases.first(`slack:${key}`, new Date());
    const slack = createSlack({ ...config.slack, ...(replica === undefined ? {} : { first }), store, log });
    adapters.set(slack.name, slack);
    routes.push(slack.routes);
  }
  const { discord: settings } = config;
  if (settings) {
    const discord = singleOwner({
      make: (fatal) => createDiscord({ ...settings, store, log, onFatal: fatal }),
      store,
      replica: replica ?? alone,
      length: defaultTiming.duty,
      log,
      failed: onFatal,
    });
    adapters.set(discord.name, discord);
  }
  if (config.playground) {
    const { transcripts, people } = store;
    const playground = createPlayground({
      transcripts,
      people,
      now: () => store.now(),
      token: config.playgroundToken,
      finds: () => meaningLine(meaning.state()),
      log,
    });
    knowledge.onChange(() => playground.refresh());
    adapters.set(playground.name, playground);
    routes.push(playground.routes);
  }
  return routes;
}

/** Runs until SIGTERM or SIGINT, or until nothing is left that can run; resolves to the exit code. */
export const runStart = (config: Config, io: Io): Promise<number> =>
  withRuntime(config, { fetch: true }, async (runtime) => {
    const { log, knowledge, adapters, stops } = runtime;
    const stopped = stopSignal();
    const ended = new Promise<never>((_resolve, reject) => {
      const routes = addAdapters(runtime, config, (error) => {
        // What else runs goes on; /readyz tells of the one that does not.
        if (adapters.size === 1) reject(error);
        else if (error instanceof StudyhallError) log.error({ code: error.code }, error.message);
        else log.error({ err: error }, 'a platform ended');
      });
      begin(routes, reject).catch(reject);
    });

    async function begin(routes: readonly Routes[], failed: (error: unknown) => void): Promise<void> {
      if (adapters.size === 0) {
        throw new StudyhallError('config', 'nothing to run: PLAYGROUND is off and no platform has a token', {
          exit: 2,
        });
      }
      const { host, port } = config;
      const http = await startHttp({ host, port, routes, ready: () => readiness(runtime), log });
      stops.push(() => http.stop());
      await startRuntime(runtime, failed);
      const { notes, bank } = knowledge.current();
      const { place } = runtime.store;
      const holds = `${count(notes.length, 'note')}, ${count(bank.length, 'question')}; ${place}`;
      const where = config.playground ? http.url : [...adapters.keys()].join(' and ');
      const away = [...adapters.values()].filter((adapter) => !adapter.health().ok).map(({ name }) => name);
      const waiting = away.length > 0 ? `; waiting for ${away.join(' and ')}` : '';
      const resting = [...adapters.values()].filter(({ active }) => active?.() === false).map(({ name }) => name);
      const standby = resting.length > 0 ? `; standing by for ${resting.join(' and ')}` : '';
      io.out(`Studyhall is ready: ${where} (${holds})${waiting}${standby}`);
    }

    await Promise.race([stopped, ended]);
    return 0;
  });
