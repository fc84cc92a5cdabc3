import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The stand-ins of the tests, and what is measured with them, are TypeScript: they are compiled before they are run. */
export function compileStandIns() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'test/chaos'], { stdio: 'inherit' });
}
