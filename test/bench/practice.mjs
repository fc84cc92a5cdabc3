import { compileStandIns } from './compile-stand-ins.mjs';

/** `-- practice [--store sqlite|postgresql]`: what practice costs where 10,000 people have practised 500 questions each. */
export async function run(asked) {
  compileStandIns();
  const { practiceBench } = await import('../results/chaos/test/bench/practice.js');
  await practiceBench(asked.filter((word) => word === 'sqlite' || word === 'postgresql'));
}
