import { compileStandIns } from './compile-stand-ins.mjs';
import { hostileNotes } from './hostile-notes.mjs';

/** `-- soak [--minutes 10]` */
export async function run(asked) {
  const at = asked.indexOf('--minutes');
  const minutes = at < 0 ? 10 : Number(asked[at + 1]);
  if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');
  compileStandIns();
  const { soakBench } = await import('../results/chaos/test/bench/soak.js');
  await soakBench(minutes, Object.values(hostileNotes));
}
