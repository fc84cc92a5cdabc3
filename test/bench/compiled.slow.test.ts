import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { compileStandIns } from './compile-stand-ins.mjs';

const root = resolve(import.meta.dirname, '../..');
const made = resolve(root, 'test/results/chaos/test');

it('the stand-ins run as benchmarks and chaos compile them, without the program’s own TypeScript', () => {
  compileStandIns();
  const parts = ['bench/soak', 'bench/quiz', 'bench/practice', 'bench/meaning-crowd', 'chaos/run-chaos'];
  const loading = parts.map((part) => `await import(${JSON.stringify(`${made}/${part}.js`)});`).join('\n');
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', `${loading}\nconsole.log('loaded');`], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(said).toBe('loaded\n');
}, 60_000);
