import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintWords } from './lint-words.js';

/** The end of `npm run build`: brings along what the compiler leaves behind, and refuses word lists with a fault. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const page = 'adapters/playground/page';
const words = 'core/language/words';

const listsOf = (strength: string) =>
  readdirSync(`${root}src/${words}/${strength}`, { withFileTypes: true }).map(({ name, parentPath }) => {
    const path = `${parentPath}/${name}`;
    return { path: relative(root, path), text: readFileSync(path, 'utf8') };
  });

cpSync(`${root}src/${page}`, `${root}dist/${page}`, {
  recursive: true,
  filter: (path) => !/\.ts$|\/tsconfig\.json$/u.test(path),
});

const problems = lintWords([listsOf('same'), listsOf('near')]);
for (const { file, line, message, hint } of problems) process.stderr.write(`${file}:${line}: ${message}; ${hint}\n`);
if (problems.length > 0) process.exit(1);
// Everything that lies there is read: a list that is gone from the sources has to go here, too.
rmSync(`${root}dist/${words}`, { recursive: true, force: true });
cpSync(`${root}src/${words}`, `${root}dist/${words}`, { recursive: true });
