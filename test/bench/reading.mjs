import { performance } from 'node:perf_hooks';
import { hostileNotes } from './hostile-notes.mjs';

const here = (name) => new URL(name, import.meta.url).pathname;
const optionOf = (args, name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const ms = (time) => `${time.toLocaleString('en', { maximumFractionDigits: time < 10 ? 1 : 0 })} ms`;

/** As many lines as a note may have. */
const mostLines = 149_000;

/** Time of this process, which other processes do not add to. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Reads a text in its pieces: how long all of them took, and the longest. */
const read = (noteSteps, text) => {
  const steps = noteSteps('a.md', text);
  let [total, longest] = [0, 0];
  for (let done = false; !done; ) {
    const from = spent();
    done = steps.next().done === true;
    const took = spent() - from;
    total += took;
    longest = Math.max(longest, took);
  }
  return { total, longest };
};

/** Prints how long hostile notes take to read at one size and the double, and the longest block of the event loop. */
export const run = async (args) => {
  const dist = optionOf(args, '--dist', here('../../dist'));
  const { noteSteps } = await import(`${dist}/core/knowledge/reader/parse-note.js`);
  const size = Number(optionOf(args, '--characters', '2500000'));
  print(['note', 'half', `${size.toLocaleString('en')} characters`, 'longest block']);
  print(['---', '---', '---', '---']);
  const from = performance.now();
  for (const [name, make] of Object.entries(hostileNotes)) {
    const text = (length) => make(length).split('\n').slice(0, mostLines).join('\n');
    const [half, whole] = [read(noteSteps, text(size / 2)), read(noteSteps, text(size))];
    print([name, ms(half.total), ms(whole.total), ms(whole.longest)]);
  }
  process.stdout.write(`\nAll of them in ${ms(performance.now() - from)}.\n`);
};
