import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from '../core/knowledge/problem.js';
import type { SourceFile } from '../core/knowledge/source-file.js';
import { StudyhallError } from '../errors.js';

const largestFile = 1_048_576;

/**
 * Reads the notes, quiz files and `synonyms.txt` of a folder and what is below it, in the order of their paths. Dot
 * files and `node_modules` are passed over; what can't be read is named among the problems and the rest is served.
 * Rejects with a StudyhallError when the folder itself is missing or can't be read.
 */
export const readFolder = async (dir: string): Promise<{ files: SourceFile[]; problems: Problem[] }> => {
  const root = await rootOf(dir);
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const entered = new Set<string>();

  const refuse = (file: string, rule: string, message: string, hint: string): void => {
    problems.push({ file, line: 1, column: 1, rule, severity: 'error', message, hint });
  };
  const enter = async (path: string): Promise<void> => {
    const real = await realpath(join(root, path));
    if (entered.has(real)) return;
    entered.add(real);
    for (const name of await readdir(real)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      await visit(path === '' ? name : `${path}/${name}`);
    }
  };
  const visit = async (path: string): Promise<void> => {
    try {
      const real = await realpath(join(root, path));
      if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
        if (isOurs(path) || (await stat(real)).isDirectory()) {
          refuse(path, 'link-outside', 'the link leads out of the knowledge folder', 'copy the file into the folder');
        }
        return;
      }
      const found = await stat(real);
      if (found.isDirectory()) await enter(path);
      else if (found.isFile() && isOurs(path)) await read(path, real, found.size);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      refuse(path, 'unreadable', `the file can't be read (${code})`, 'check its permissions, or where its link points');
    }
  };
  const read = async (path: string, real: string, size: number): Promise<void> => {
    if (size > largestFile) {
      refuse(path, 'file-too-big', 'the file is larger than 1 MB', 'split it into several notes');
      return;
    }
    const bytes = await readFile(real);
    const text = decode(bytes);
    if (text === undefined) refuse(path, 'not-text', 'the file is not UTF-8 text', 'save it as UTF-8');
    else files.push({ path, text });
  };

  try {
    await enter('');
  } catch (error) {
    throw missing(dir, "can't be read", error);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files, problems };
};

const isOurs = (path: string): boolean => /\.md$/iu.test(path) || path === 'synonyms.txt';

const missing = (dir: string, what: string, cause: unknown): StudyhallError =>
  new StudyhallError(
    'knowledge-missing',
    `the knowledge folder ${dir} ${what}: put Markdown notes there, or set KNOWLEDGE_DIR to a folder that has some`,
    { cause },
  );

const rootOf = async (dir: string): Promise<string> => {
  try {
    const root = await realpath(dir);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw missing(dir, 'is not there', error);
  }
  throw missing(dir, 'is a file, not a folder', undefined);
};

const decode = (bytes: Uint8Array): string | undefined => {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
