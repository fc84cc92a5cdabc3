import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isMarkdown } from '../core/knowledge/source-file.js';

/** A file of the folder: its path below it, with forward slashes, and where it is. */
export interface FoundFile {
  readonly path: string;
  readonly place: string;
}

/** What can't be read or may not be, in the words of a problem. */
export type Refuse = (path: string, rule: string, message: string, hint: string) => void;

/** Whether a file is read, by its path below the folder. */
export const isOurs = (path: string): boolean => isMarkdown(path) || path === 'synonyms.txt';

/** Files and folders that tools keep for themselves. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

export const refuseUnreadable = (refuse: Refuse, path: string, error: unknown): void => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  refuse(path, 'unreadable', `the file can't be read (${code})`, 'check its permissions, or where its link points');
};

/**
 * Finds the notes, quiz files and `synonyms.txt` of a folder and what is below it. Links are followed within the folder
 * only. Rejects when the folder itself can't be read.
 */
export const findFiles = async (root: string, refuse: Refuse): Promise<FoundFile[]> => {
  const found: FoundFile[] = [];
  const entered = new Set<string>();
  const isInside = (place: string): boolean =>
    place === root || place.startsWith(root.endsWith(sep) ? root : root + sep);

  const enter = async (path: string, place: string): Promise<void> => {
    if (entered.has(place)) return;
    entered.add(place);
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (isPassedOver(entry.name)) continue;
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      try {
        if (entry.isSymbolicLink()) await follow(below, join(place, entry.name));
        else if (entry.isDirectory()) await enter(below, join(place, entry.name));
        else if (entry.isFile() && isOurs(below)) found.push({ path: below, place: join(place, entry.name) });
      } catch (error) {
        refuseUnreadable(refuse, below, error);
      }
    }
  };
  const follow = async (path: string, link: string): Promise<void> => {
    const place = await realpath(link);
    const target = await stat(place);
    if (!isInside(place)) {
      if (isOurs(path) || target.isDirectory()) {
        refuse(path, 'link-outside', 'the link leads out of the notes folder', 'copy the file into the folder');
      }
    } else if (target.isDirectory()) await enter(path, place);
    else if (target.isFile() && isOurs(path)) found.push({ path, place });
  };

  await enter('', root);
  return found;
};
