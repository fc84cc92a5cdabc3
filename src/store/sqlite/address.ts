import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The one true name of a store's file, so that two ways to it meet at one lock. Its folder has to be there. */
export function storePath(path: string): string {
  if (!existsSync(path)) return join(realpathSync(dirname(path)), basename(path));
  if (statSync(path).isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return realpathSync(path);
}
