import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const here = (name) => new URL(name, import.meta.url).pathname;
const optionOf = (args, name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const count = (number) => number.toLocaleString('en');
const seconds = (time) => `${(time / 1_000).toFixed(1)} s`;
const mib = (bytes) => `${count(Math.round(bytes / 2 ** 20))} MiB`;

/** Prints how long a folder of notes, `--notes DIR`, takes until it answers, and again after one note was changed. */
export const run = async (args) => {
  const notes = optionOf(args, '--notes');
  if (notes === undefined) {
    process.stdout.write('Give a folder of notes, the larger the better: npm run bench -- folder --notes DIR\n');
    return;
  }
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    here('folder-child.mjs'),
    optionOf(args, '--dist', here('../../dist')),
    resolve(notes),
  ]);
  const { notes: read, passages, opened, reloaded } = JSON.parse(stdout);
  process.stdout.write(`${count(read)} notes, ${count(passages)} passages\n\n`);
  print(['', 'ready after', 'processor', 'longest block of the event loop']);
  print(Array(4).fill('---'));
  for (const [name, { took, cpu, block }] of Object.entries({ opened, 'one note changed': reloaded }))
    print([name, seconds(took), seconds(cpu), `${Math.round(block)} ms`]);
  const { peak, rss, kept } = opened;
  process.stdout.write(
    `\nMemory: ${mib(peak)} at most, ${mib(rss)} after collecting garbage, ${mib(kept)} of it in use.\n`,
  );
};
