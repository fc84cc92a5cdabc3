import { afterAll, beforeAll, describe } from 'vitest';
import { needs } from './needs.js';
import { type PostgresServer, startPostgres } from './postgres.js';

const initdb = needs('postgresql');

/** Tests that share a real server, which stands once they run; skipped where PostgreSQL isn't installed. */
export function describeOnPostgres(name: string, tests: (server: () => PostgresServer) => void): void {
  describe.skipIf(initdb === undefined)(name, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres(initdb ?? '');
    });
    afterAll(() => server?.stop());
    tests(() => {
      if (!server) throw new Error('the server does not stand yet');
      return server;
    });
  });
}
