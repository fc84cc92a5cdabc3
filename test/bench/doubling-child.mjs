import { hostileNotes } from './hostile-notes.mjs';

/**
 * Makes a library of each hostile note and of one twice as large, and prints those that took more than `most` times as
 * long or held everybody else up. Time is this process's own and the best of some runs; what looks bad is measured anew
 * at the double size, where a machine that is busy has other luck and a bad algorithm has not.
 */
const [, , dist, mostText, blockText] = process.argv;
const [most, longestBlock] = [Number(mostText), Number(blockText)];
const { librarySteps } = await import(`${dist}/core/ask/index/library.js`);
const { lintSteps } = await import(`${dist}/core/knowledge/lint.js`);

const sizes = [40_000, 80_000, 160_000, 320_000];
const runs = 2;
/** Milliseconds that say nothing. */
const noise = 5;

function* work(text) {
  const library = yield* librarySteps([{ path: 'a.md', text }], { same: [], near: [] });
  yield* lintSteps(library);
}

const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

const measure = (text) => {
  let [time, block] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < runs; run += 1) {
    const steps = work(text);
    const from = spent();
    let longest = 0;
    for (let done = false; !done; ) {
      const start = spent();
      done = steps.next().done === true;
      longest = Math.max(longest, spent() - start);
    }
    time = Math.min(time, spent() - from);
    block = Math.min(block, longest);
  }
  return { time, block };
};

const judge = (make) => {
  let found;
  for (const size of sizes) {
    const [once, twice] = [measure(make(size)), measure(make(2 * size))];
    if (twice.time <= most * once.time + noise && twice.block <= longestBlock) return undefined;
    found = { size, once: once.time, twice: twice.time, block: twice.block };
  }
  return found;
};

const slow = {};
for (const [name, make] of Object.entries(hostileNotes)) {
  const found = judge(make);
  if (found !== undefined) slow[name] = found;
}
process.stdout.write(JSON.stringify(slow));
