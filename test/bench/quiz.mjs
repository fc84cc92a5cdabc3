import { compileStandIns } from './compile-stand-ins.mjs';

/** `-- quiz [--part votes|rooms]` */
export async function run(asked) {
  compileStandIns();
  const { quizBench } = await import('../results/chaos/test/bench/quiz.js');
  await quizBench(asked.filter((word) => word === 'votes' || word === 'rooms'));
}
