import type { Kept } from './kept.js';
import type { Problem } from './problem.js';
import { reportOn } from './report.js';
import type { SourceFile } from './source-file.js';

const isBlank = (text: string): boolean => text.trim() === '';

/** Nobody writes a note without a word: an editor is about to save it, or a disk was full. */
const emptied = (path: string): Problem =>
  reportOn(path)(
    { line: 1, column: 1 },
    'emptied',
    'the file is empty',
    'save it with its text, or delete it if it should go',
  );

/** Why a path could not be read: it, or a folder that it lies in. */
const refusalOf = (refused: ReadonlyMap<string, Problem>, path: string): Problem | undefined => {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
    const problem = refused.get(part);
    if (problem) return problem;
  }
  return undefined;
};

/**
 * The files to use, in the order of their paths: as they were read, or as they were `before` where one is there but empty
 * now or could not be read (`unread`: by its own path or by that of its folder). A file that is gone is gone.
 */
export const keepFiles = (
  files: readonly SourceFile[],
  unread: readonly Problem[],
  before: readonly SourceFile[] = [],
): { readonly files: SourceFile[]; readonly kept: Kept[] } => {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const refused = new Map(unread.map((problem) => [problem.file, problem]));
  const kept: Kept[] = [];
  for (const { path, text: old } of before) {
    const now = texts.get(path);
    if (isBlank(old) || (now !== undefined && !isBlank(now))) continue;
    const problem = now === undefined ? refusalOf(refused, path) : emptied(path);
    if (problem === undefined) continue;
    texts.set(path, old);
    kept.push({ file: path, problems: [problem] });
  }
  const inUse = [...texts].map(([path, text]) => ({ path, text }));
  return { files: inUse.sort((a, b) => (a.path < b.path ? -1 : 1)), kept };
};
