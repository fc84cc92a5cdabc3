import { compileStandIns } from './compile-stand-ins.mjs';

/** What practice costs where 10,000 people have practised 500 questions each. */
export async function run() {
  compileStandIns();
  const { practiceBench } = await import('../results/chaos/test/bench/practice.js');
  await practiceBench();
}
