import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const here = (name) => new URL(name, import.meta.url).pathname;
const labels = { studyhall: '**Studyhall**', minisearch: 'MiniSearch', flexsearch: 'FlexSearch', fuse: 'Fuse.js' };
/** Milliseconds that the queries of one system may take: Fuse.js needs a second for each. */
const budget = 30_000;

const child = async (script, ...args) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', here(script), ...args.map(String)],
    { maxBuffer: 1e7 },
  );
  return JSON.parse(stdout);
};

const count = (number) => number.toLocaleString('en');
const ms = (time) => (time >= 100 ? `${count(Math.round(time))} ms` : `${time.toFixed(time < 1 ? 2 : 1)} ms`);
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const head = (cells) => {
  print(cells);
  print(cells.map(() => '---'));
};
const optionOf = (args, name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const bar = (value, most) => '█'.repeat(Math.max(1, Math.round((24 * value) / most)));

/** Prints index time, query times and memory beside other libraries, the pauses of a reload, and how cost grows. */
export const run = async (args) => {
  const dist = optionOf(args, '--dist', here('../../dist'));
  const sizes = optionOf(args, '--sizes', '1000,10000,100000').split(',').map(Number);
  head(['passages', 'system', 'index', 'query p50', 'p99', 'longest', 'memory added', 'queries']);
  for (const size of sizes) {
    for (const [name, label] of Object.entries(labels)) {
      const found = await child('answers-child.mjs', dist, name, size, budget);
      const { indexed, p50, p99, most, added, n } = found;
      print([count(size), label, ms(indexed), ms(p50), ms(p99), ms(most), mib(added), n]);
    }
  }

  process.stdout.write('\nWhat nobody asks in good faith, 10,000 passages; the whole query is handed over:\n\n');
  head(['query', 'median of 15', 'longest']);
  for (const { name, median, most } of await child('hostile-child.mjs', dist, 10_000))
    print([name, ms(median), ms(most)]);

  process.stdout.write('\nReading the folder again while the bot goes on, 10,000 passages:\n\n');
  head(['changed', 'ready after', 'longest block of the event loop']);
  const { all, one } = await child('reload-child.mjs', dist, 10_000);
  for (const [name, { took, block }] of Object.entries({ 'every note': all, 'one note': one }))
    print([name, ms(took), ms(block)]);

  process.stdout.write('\nHow cost grows with the notes:\n\n');
  head(['passages', 'reading the notes', 'index', 'memory', 'query p50', 'p99', '']);
  const grown = [];
  for (const size of optionOf(args, '--growth', '1000,3000,10000,30000,100000').split(',').map(Number)) {
    grown.push({ size, ...(await child('answers-child.mjs', dist, 'studyhall', size, budget)) });
  }
  const most = Math.max(...grown.map(({ p50 }) => p50));
  for (const { size, parsed, indexed, added, p50, p99 } of grown) {
    print([count(size), ms(parsed), ms(indexed), mib(added), ms(p50), ms(p99), bar(p50, most)]);
  }
  process.stdout.write(
    '\nEvery system is given the same passages and the same queries (plain, misspelt, in other words, single words, unheard ones; cut at\n' +
      '200 characters) in a process of its own; times are wall clock, memory is what the index adds after collecting garbage. Bars: query p50.\n',
  );
};
