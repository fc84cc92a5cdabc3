import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isMarkdown } from '../core/knowledge/source-file.js';

/** A file of the folder: its path below it, with forward slashes, and where it is. */
export interface FoundFile {
  readonly path: string;
  readonly place: string;
  /** Of a file above the folder: the steps that lead down from it to the folder. */
  readonly below?: readonly string[];
}

export interface Found {
  readonly files: FoundFile[];
  /** Files and folders that links lead to and that do not simply lie in the folder: they are watched by themselves. */
  readonly linked: string[];
}

/** What can't be read or may not be, in the words of a problem. */
export type Refuse = (path: string, rule: string, message: string, hint: string) => void;

/** Whether a file is read, by its path below the folder. */
export const isOurs = (path: string): boolean => isMarkdown(path) || path === 'synonyms.txt';

/** Files and folders that tools keep for themselves. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Where no link leads either, whatever it is called. */
const isNever = (step: string): boolean => step === '.git' || step === 'node_modules';

export const refuseUnreadable = (refuse: Refuse, path: string, error: unknown): void => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  refuse(path, 'unreadable', `the file can't be read (${code})`, 'check its permissions, or where its link points');
};

/**
 * Finds the notes, quiz files and `synonyms.txt` of a folder and what is below it. Links are followed within the folder,
 * and out of it only with `follow`; into `.git` and `node_modules` never. Rejects when the folder itself can't be read.
 */
export const findFiles = async (root: string, follow: boolean, refuse: Refuse): Promise<Found> => {
  const files: FoundFile[] = [];
  const linked = new Set<string>();
  const entered = new Set<string>();

  const enter = async (path: string, place: string): Promise<void> => {
    if (entered.has(place)) return;
    entered.add(place);
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (isPassedOver(entry.name)) continue;
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      try {
        if (entry.isSymbolicLink()) await enterLink(below, join(place, entry.name));
        else if (entry.isDirectory()) await enter(below, join(place, entry.name));
        else if (entry.isFile() && isOurs(below)) files.push({ path: below, place: join(place, entry.name) });
      } catch (error) {
        refuseUnreadable(refuse, below, error);
      }
    }
  };
  const enterLink = async (path: string, link: string): Promise<void> => {
    const place = await realpath(link);
    const target = await stat(place);
    if (!target.isDirectory() && !(target.isFile() && isOurs(path))) return;
    const steps = relative(root, place).split(sep);
    const hint = 'copy the file into the folder';
    if (steps.some(isNever)) return refuse(path, 'link-passed-over', 'the link leads into .git or node_modules', hint);
    if (steps[0] === '..' && !follow) {
      return refuse(
        path,
        'link-outside',
        'the link leads out of the notes folder',
        `${hint}, or set KNOWLEDGE_FOLLOW=on`,
      );
    }
    if (steps.some(isPassedOver)) linked.add(place);
    if (target.isDirectory()) await enter(path, place);
    else files.push({ path, place });
  };

  await enter('', root);
  return { files, linked: [...linked] };
};
