import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { StudyhallError } from '../../errors.js';
import type { HttpEnv } from './http.js';

/** The built page stands beside this module; run from source its scripts are in the build folder. */
const folders = ['./page/', '../../../dist/adapters/playground/page/']
  .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  .filter((folder) => existsSync(folder));

/** What the page is made of, of all that the folders hold. */
const served = /(?:\/|\.(?:html|css|js))$/;

const revalidated: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept-Encoding');
  await next();
};

/** The page's files below `base`, packed, and only when they changed; whatever is none of them goes on. */
export const servePage = (base: string): MiddlewareHandler<HttpEnv> =>
  except(
    ({ req }) => req.path !== base && !served.test(req.path),
    revalidated,
    compress(),
    etag(),
    ...folders.map((root) =>
      serveStatic<HttpEnv>({
        root,
        rewriteRequestPath: (path) => (path.startsWith(base) ? path.slice(base.length) : path),
      }),
    ),
  );

/** Throws a StudyhallError when the page is not there. */
export function checkPage(): void {
  const missing = ['index.html', 'style.css', 'main.js'].find(
    (name) => !folders.some((folder) => existsSync(join(folder, name))),
  );
  if (missing === undefined) return;
  const message = `the playground's page is not built: ${missing} is missing; run "npm run build"`;
  throw new StudyhallError('page-missing', message);
}
