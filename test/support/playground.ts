import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createPlayground } from '../../src/adapters/playground/adapter.js';
import type { Ack, State, Verb } from '../../src/adapters/playground/page/wire.js';
import type { Bot } from '../../src/core/ports/bot.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { revived } from './playground-client.js';
import { createTestLog } from './stage.js';
import { tempDir } from './temp.js';

export interface PlaygroundSettings {
  readonly token?: string;
  readonly now?: () => Date;
  readonly port?: number;
  readonly file?: string;
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
    ...(settings.token === undefined ? {} : { token: settings.token }),
  });
  await adapter.start(bot);
  const server = createServer(async (request, response) => {
    if (!(await adapter.routes(request, response))) response.writeHead(404).end('not the playground');
  });
  await new Promise<void>((resolve) => server.listen(settings.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await adapter.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
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
      return { status: response.status, ...((await response.json()) as Ack) };
    },
    state: async (person: string): Promise<State> =>
      JSON.parse(await (await fetch(`${url}/playground/state?person=${person}`)).text(), revived) as State,
  };
}

export type OpenPlayground = Awaited<ReturnType<typeof openPlayground>>;
