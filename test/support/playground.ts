import { join } from 'node:path';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { createPlayground } from '../../src/adapters/playground/adapter.js';
import type { Ack, State, Verb } from '../../src/adapters/playground/page/wire.js';
import type { Bot } from '../../src/core/ports/bot.js';
import type { Routes } from '../../src/http/app.js';
import { startHttp } from '../../src/http/server.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { revived } from './playground-client.js';
import { createTestLog } from './stage.js';
import { tempDir } from './temp.js';

export interface PlaygroundSettings {
  readonly token?: string;
  readonly now?: () => Date;
  readonly port?: number;
  readonly file?: string;
  readonly finds?: () => string;
}

/** A playground over a real store behind a real HTTP server, with a bot of the test's own. */
export async function openPlayground(bot: Bot, settings: PlaygroundSettings = {}) {
  const now = settings.now ?? (() => new Date());
  const store = await openSqlite(settings.file ?? join(tempDir(), 'playground.db'), { now, mode: 'owner' });
  const log = createTestLog();
  const adapter = createPlayground({
    transcripts: store.transcripts,
    people: store.people,
    now: async () => now(),
    log,
    refresh: 5,
    look: 5,
    finds: settings.finds,
    ...(settings.token === undefined ? {} : { token: settings.token }),
  });
  await adapter.start(bot);
  const others: Routes = new Hono();
  others.all('*', (c) => c.text('not the playground', 404));
  const http = await startHttp({
    host: '127.0.0.1',
    port: settings.port ?? 0,
    routes: [adapter.routes, others],
    ready: async () => ({ ok: true }),
    log,
  });
  const { url } = http;
  const port = Number(new URL(url).port);

  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await adapter.stop();
    await http.stop();
    await store.close();
  };
  onTestFinished(close);

  return {
    adapter,
    url,
    port,
    log,
    store,
    close,
    post: async (verb: Verb, body: object): Promise<Ack & { status: number }> => {
      const response = await fetch(`${url}/playground/${verb}`, { method: 'POST', body: JSON.stringify(body) });
      return { status: response.status, ...(JSON.parse(await response.text(), revived) as Ack) };
    },
    state: async (person: string): Promise<State> =>
      JSON.parse(await (await fetch(`${url}/playground/state?person=${person}`)).text(), revived) as State,
  };
}
