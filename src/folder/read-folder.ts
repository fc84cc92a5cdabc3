import { readFile, realpath, stat } from 'node:fs/promises';
import type { Problem } from '../core/knowledge/problem.js';
import type { SourceFile } from '../core/knowledge/source-file.js';
import { StudyhallError } from '../errors.js';
import { decodeText } from './decode-text.js';
import { type FoundFile, findFiles, type Refuse, refuseUnreadable } from './find-files.js';
import { findSite } from './find-site.js';

const largestFile = 5 * 1_048_576;
/** Files that are read at the same time. */
const atOnce = 16;

export interface ReadFolder {
  readonly files: SourceFile[];
  readonly problems: Problem[];
  /** What has to be watched beside the folder, because links lead there. */
  readonly linked: readonly string[];
}

/**
 * Reads the notes, quiz files and `synonyms.txt` of a folder and what is below it, in the order of their paths, and the
 * settings of the MkDocs site that it belongs to. Dot
 * files and `node_modules` are passed over, and links out of the folder are refused unless `follow` says otherwise; what
 * can't be read is named among the problems and the rest is served. Rejects with a StudyhallError when the folder itself
 * is missing or can't be read.
 */
export const readFolder = async (dir: string, follow = false): Promise<ReadFolder> => {
  const root = await rootOf(dir);
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const refuse: Refuse = (file, rule, message, hint) => {
    problems.push({ file, line: 1, column: 1, rule, severity: 'error', message, hint });
  };
  const { files: waiting, linked } = await findFiles(root, follow, refuse).catch((error: unknown) => {
    throw missing(dir, "can't be read", error);
  });
  const site = await findSite(root);
  if (site !== undefined) waiting.push(site);
  const readers = Array.from({ length: atOnce }, async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const read = await readText(file, refuse);
      if (read !== undefined) files.push(read);
    }
  });
  await Promise.all(readers);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files, problems, linked };
};

const readText = async ({ path, place, below }: FoundFile, refuse: Refuse): Promise<SourceFile | undefined> => {
  try {
    if ((await stat(place)).size > largestFile) {
      refuse(path, 'file-too-big', 'the file is larger than 5 MB', 'split it into several notes');
      return undefined;
    }
    const text = decodeText(await readFile(place));
    if (text !== undefined) return { path, text, ...(below === undefined ? {} : { below }) };
    refuse(path, 'not-text', 'the file is not UTF-8 text', 'save it as UTF-8');
  } catch (error) {
    refuseUnreadable(refuse, path, error);
  }
  return undefined;
};

const missing = (dir: string, what: string, cause: unknown): StudyhallError =>
  new StudyhallError(
    'knowledge-missing',
    `the notes folder ${dir} ${what}: put Markdown notes there, or set KNOWLEDGE_DIR to a folder that has some`,
    { cause },
  );

const rootOf = async (dir: string): Promise<string> => {
  try {
    const root = await realpath(dir);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw missing(dir, 'does not exist', error);
  }
  throw missing(dir, 'is a file, not a folder', undefined);
};
