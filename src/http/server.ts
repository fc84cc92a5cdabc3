import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Health } from '../core/ports/adapter.js';
import type { Log } from '../core/ports/services.js';
import { StudyhallError } from '../errors.js';

/** Answers a request and says so, or leaves it to the next one. */
export type Routes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly routes: readonly Routes[];
  /** Whether everything that the program needs is within reach. */
  ready(): Promise<Health>;
  readonly log: Log;
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(`${text}\n`);
}

/** Starts the one HTTP server: `/healthz` (the process lives), `/readyz` (it can work), and the given routes. */
export async function startHttp(options: HttpOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { host, port, routes, ready, log } = options;

  const answer: Routes = async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/healthz') {
      plain(response, 200, 'ok');
      return true;
    }
    if (path === '/readyz') {
      const health = await ready();
      plain(response, health.ok ? 200 : 503, health.ok ? 'ready' : health.why);
      return true;
    }
    for (const each of routes) if (await each(request, response)) return true;
    return false;
  };

  const server = createServer((request, response) => {
    answer(request, response).then(
      (answered) => {
        if (!answered) plain(response, 404, 'There is nothing here.');
      },
      (error: unknown) => {
        log.error({ err: error, path: request.url?.slice(0, 200) }, 'a request failed');
        if (response.headersSent) response.destroy();
        else plain(response, 500, 'Something went wrong here. The log says what.');
      },
    );
  });
  const address = await listen(server, host, port);
  const shown = host.includes(':') ? `[${host}]` : host;

  return {
    url: `http://${shown}:${address}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): StudyhallError {
  const said =
    error.code === 'EADDRINUSE'
      ? `port ${port} is in use; PORT=${port + 1} npm start`
      : error.code === 'EACCES'
        ? `port ${port} may not be used by this account; PORT=3000 npm start`
        : `HOST ${host} is no address of this machine (${error.code}); HOST=127.0.0.1 npm start`;
  return new StudyhallError('port', said, { cause: error });
}
