import { randomUUID } from 'node:crypto';
import { appendFile, link, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { QuizShelf } from '../core/ports/quiz-shelf.js';
import type { Log } from '../core/ports/services.js';

const isThere = async (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

const linked = async (from: string, to: string): Promise<'made' | 'taken'> => {
  try {
    await link(from, to);
    return 'made';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'taken';
    throw error;
  }
};

/** Where a file of the folder is, with the folders that it lies in; undefined where a link would lead out. */
const placeIn = async (dir: string, path: string): Promise<{ place: string; root: string } | undefined> => {
  const place = join(dir, path);
  const root = await realpath(dir);
  await mkdir(dirname(place), { recursive: true });
  const within = `${await realpath(dirname(place))}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep);
  return within ? { place, root } : undefined;
};

/**
 * What adds questions and notes to a folder. Where the folder can't be written, or a link would lead out of it, nothing
 * is. A quiz file that is not there begins with a heading; a note is there as a whole or not at all, and in place of no
 * other.
 */
export const writerOf = (dir: string, log: Log): Pick<QuizShelf, 'write' | 'create'> => {
  const refused = (error: unknown, path: string): void =>
    log.warn({ err: error, path }, 'what was approved is kept in the store: the notes folder can’t be written to');

  return {
    async write(path, text) {
      try {
        const found = await placeIn(dir, path);
        if (!found) return false;
        const { place, root } = found;
        const begun = await isThere(place);
        if (begun && !`${await realpath(place)}`.startsWith(root + sep)) return false;
        await appendFile(place, begun ? `\n${text}` : `# Approved drafts\n\n${text}`);
        return true;
      } catch (error) {
        refused(error, path);
        return false;
      }
    },

    async create(path, text) {
      let half: string | undefined;
      try {
        const found = await placeIn(dir, path);
        if (!found) return 'refused';
        // Nobody reads a name that begins with a dot, and a link is never made in place of a file.
        half = join(dirname(found.place), `.${basename(path)}.${randomUUID()}`);
        await writeFile(half, text, { flag: 'wx' });
        return await linked(half, found.place);
      } catch (error) {
        refused(error, path);
        return 'refused';
      } finally {
        if (half !== undefined) await rm(half, { force: true }).catch(() => undefined);
      }
    },
  };
};
