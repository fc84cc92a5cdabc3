import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { StudyhallError } from '../errors.js';
import { createHttpApp, type HttpAppOptions } from './app.js';
import { guard, type HttpLimits, httpLimits } from './guard.js';

export interface HttpOptions extends HttpAppOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** What strangers may take of it; the usual by default. */
  readonly limits?: HttpLimits;
}

/** Starts the one HTTP server. Rejects with a StudyhallError when it can't listen there. */
export async function startHttp(options: HttpOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { host, port, limits = httpLimits } = options;
  // The health checks of old balancers name no host, which a URL needs.
  const listener = getRequestListener(createHttpApp(options).fetch, { hostname: 'localhost' });
  const server = createServer({ connectionsCheckingInterval: limits.look }, listener);
  guard(server, limits);
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

function listen(server: Server, host: string, port: number): Promise<number> {
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
        ? `port ${port} can't be used by this account; PORT=3000 npm start`
        : `HOST ${host} isn't an address of this machine (${error.code}); HOST=127.0.0.1 npm start`;
  return new StudyhallError('port', said, { cause: error });
}
