import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FoundFile } from './find-files.js';

/** Folders above the notes that are looked in. */
const farthest = 10;

const kindOf = (place: string): Promise<'file' | 'folder' | 'none'> =>
  lstat(place).then(
    (found) => (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'none'),
    () => 'none',
  );

const siteIn = async (dir: string): Promise<string | undefined> => {
  for (const name of ['mkdocs.yml', 'mkdocs.yaml']) if ((await kindOf(join(dir, name))) === 'file') return name;
  return undefined;
};

/**
 * The settings of the MkDocs site that a folder belongs to: in it, or in the nearest folder above it that is still of the
 * same repository. A link is none.
 */
export const findSite = async (root: string): Promise<FoundFile | undefined> => {
  let found: FoundFile | undefined;
  const below: string[] = [];
  for (let dir = root; below.length <= farthest; dir = dirname(dir)) {
    const name = found === undefined ? await siteIn(dir) : undefined;
    if (name !== undefined) {
      found = { path: `${'../'.repeat(below.length)}${name}`, place: join(dir, name), below: [...below] };
      if (dir === root) return found;
    }
    // Of a worktree it is a file.
    if ((await kindOf(join(dir, '.git'))) !== 'none') return found;
    if (dirname(dir) === dir) return undefined;
    below.unshift(basename(dir));
  }
  return undefined;
};
