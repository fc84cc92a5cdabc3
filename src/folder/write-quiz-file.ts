import { appendFile, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { QuizShelf } from '../core/ports/quiz-shelf.js';
import type { Log } from '../core/ports/services.js';

const isThere = async (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

/**
 * What adds questions to the quiz files of a folder; a file that is not there begins with a heading. Where the folder
 * can't be written, or a link would lead out of it, nothing is and the answer is false.
 */
export const writerOf =
  (dir: string, log: Log): QuizShelf['write'] =>
  async (path, text) => {
    const place = join(dir, path);
    try {
      const root = await realpath(dir);
      await mkdir(dirname(place), { recursive: true });
      if (!`${await realpath(dirname(place))}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep)) return false;
      const begun = await isThere(place);
      if (begun && !`${await realpath(place)}`.startsWith(root + sep)) return false;
      await appendFile(place, begun ? `\n${text}` : `# Approved drafts\n\n${text}`);
      return true;
    } catch (error) {
      log.warn({ err: error, path }, 'an approved question is kept in the store: the notes folder can’t be written to');
      return false;
    }
  };
