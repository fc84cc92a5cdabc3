import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { SourceFile } from '../core/knowledge/source-file.js';
import { lintWords } from './lint-words.js';

const page = 'adapters/playground/page';
const words = 'src/core/language/words';

/**
 * Brings from src to dist what the compiler leaves behind: the page, and the word lists once they are without a fault.
 * What is wrong with them comes back as `file:line: what; what to do`.
 */
export const bringAssets = (root: string): string[] => {
  cpSync(`${root}/src/${page}`, `${root}/dist/${page}`, {
    recursive: true,
    filter: (path) => !/\.ts$|[\\/]tsconfig\.json$/u.test(path),
  });
  const problems = lintWords(['same', 'near'].map((strength) => listsOf(root, strength)));
  if (problems.length === 0) {
    const built = `${root}/${words.replace('src', 'dist')}`;
    // Everything that lies there is read: a list that is gone from the sources has to go here, too.
    rmSync(built, { recursive: true, force: true });
    cpSync(`${root}/${words}`, built, { recursive: true });
  }
  return problems.map(({ file, line, message, hint }) => `${file}:${line}: ${message}; ${hint}`);
};

const listsOf = (root: string, strength: string): SourceFile[] =>
  readdirSync(`${root}/${words}/${strength}`).map((name) => {
    const path = `${words}/${strength}/${name}`;
    return { path, text: readFileSync(`${root}/${path}`, 'utf8') };
  });
