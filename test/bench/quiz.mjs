import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** `-- quiz [votes] [rooms]`: the stand-ins of the tests are TypeScript, so they are compiled first. */
export async function run(asked) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'test/chaos'], { stdio: 'inherit' });
  const { quizBench } = await import('../results/chaos/test/bench/quiz.js');
  await quizBench(asked.filter((word) => word === 'votes' || word === 'rooms'));
}
