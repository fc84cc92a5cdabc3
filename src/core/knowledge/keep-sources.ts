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

/** What could not be read of a path: it, or a folder that it lies in. */
const unreadOf = (unread: ReadonlyMap<string, Problem>, path: string): Problem | undefined => {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
    const problem = unread.get(part);
    if (problem) return problem;
  }
  return undefined;
};

/**
 * The text in use of every file, by its path: as it was read, or as it was `before` where a file is there but empty now
 * or could not be read (`unread`: by its own path or by that of its folder). A file that is gone is gone.
 */
export const keepSources = (
  files: readonly SourceFile[],
  unread: readonly Problem[],
  before: ReadonlyMap<string, string> = new Map(),
): { readonly sources: Map<string, string>; readonly kept: Kept[] } => {
  const sources = new Map(files.map(({ path, text }) => [path, text]));
  const kept: Kept[] = [];
  const refused = new Map(unread.map((problem) => [problem.file, problem]));
  for (const [path, old] of before) {
    const now = sources.get(path);
    if (isBlank(old) || (now !== undefined && !isBlank(now))) continue;
    const problem = now === undefined ? unreadOf(refused, path) : emptied(path);
    if (problem === undefined) continue;
    sources.set(path, old);
    kept.push({ file: path, problems: [problem] });
  }
  return { sources, kept };
};
