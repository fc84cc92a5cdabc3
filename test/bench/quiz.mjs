import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `-- quiz [--part votes|rooms]`: the stand-ins of the tests are TypeScript, so they are compiled first. */
export async function run(asked) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'test/chaos'], { stdio: 'inherit' });
  const { quizBench } = await import('../results/chaos/test/bench/quiz.js');
  await quizBench(asked.filter((word) => word === 'votes' || word === 'rooms'));
}
