import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const here = (name) => new URL(name, import.meta.url).pathname;
const optionOf = (args, name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const ms = (time) => `${time.toLocaleString('en', { maximumFractionDigits: time < 10 ? 1 : 0 })} ms`;
const seconds = (time) => `${(time / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

const quiet = { info() {}, warn() {}, error() {} };

/** Words of no meaning: what a text says makes no difference to how long it takes. */
const words =
  'the customer patches guest systems while hosts are updated within three days after an incident and a note says who'.split(
    ' ',
  );
const textOf = (length, seed) =>
  [...Array.from({ length }, (_, i) => words[(i * 7 + seed * (i + 3)) % words.length]), seed].join(' ');

const timed = async (work) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** The longest time for which the event loop did not turn while work was done. */
const blockedWhile = async (work) => {
  let longest = 0;
  let last = performance.now();
  const turns = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  const took = await timed(work);
  clearInterval(turns);
  return { took, longest };
};

const quantile = (times, share) => times.sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];

/** Prints what a model costs: by length and threads, for whole books of texts, and for a query beside them. */
export const run = async (args) => {
  const dist = optionOf(args, '--dist', here('../../dist'));
  const model = optionOf(args, '--model', here('../../data/models/all-MiniLM-L6-v2'));
  if (!existsSync(model)) {
    process.stdout.write(`There is no model in ${model}: npm run model fetches it.\n`);
    return;
  }
  const { openLocalModel } = await import(`${dist}/meaning/local-model.js`);
  const { openWorkerModel } = await import(`${dist}/meaning/worker-model.js`);
  const { createVectorBook } = await import(`${dist}/meaning/vector-book.js`);
  const { createVectorFile } = await import(`${dist}/meaning/vector-file.js`);

  print(['words a text', 'threads', 'one alone', 'eight at a time', 'eight, texts a second']);
  print(['---', '---', '---', '---', '---']);
  for (const threads of [1, 2]) {
    const encoder = await openLocalModel(model, threads);
    for (const length of [8, 20, 40, 150]) {
      const texts = Array.from({ length: 64 }, (_, i) => textOf(length, i));
      await encoder.encode(texts.slice(0, 8), 'passage');
      const alone = await timed(async () => {
        for (const text of texts) await encoder.encode([text], 'query');
      });
      const together = await timed(() => encoder.encode(texts, 'passage'));
      const each = together / texts.length;
      print([length, threads, ms(alone / texts.length), ms(each), Math.round(1_000 / each)]);
    }
    await encoder.close();
  }

  process.stdout.write('\n');
  print([
    'texts',
    'first time',
    'warm start',
    'one of them changed',
    'longest block',
    'file',
    'all compared',
    'resident',
  ]);
  print(['---', '---', '---', '---', '---', '---', '---', '---']);
  for (const size of optionOf(args, '--sizes', '1000,10000').split(',').map(Number)) {
    const dir = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
    const texts = Array.from({ length: size }, (_, i) => textOf(12 + (i % 20), i));
    const open = async () =>
      createVectorBook({ encoder: await openWorkerModel(model), cache: createVectorFile(dir), log: quiet });
    const first = await open();
    const cold = await blockedWhile(async () => {
      first.table(texts);
      await first.settled();
    });
    const changed = await timed(async () => {
      first.table(texts.with(0, 'something else'));
      await first.settled();
    });
    await first.stop();
    let second;
    let table;
    const warm = await blockedWhile(async () => {
      second = await open();
      table = second.table(texts);
      await second.settled();
    });
    const query = await second.query('who patches guest systems?');
    table.near(query);
    const compared = await timed(() => table.near(query));
    const file = readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
    print([
      size.toLocaleString('en'),
      seconds(cold.took),
      ms(warm.took),
      ms(changed),
      ms(Math.max(cold.longest, warm.longest)),
      megabytes(file),
      ms(compared),
      megabytes(process.memoryUsage().rss),
    ]);
    await second.stop();
    rmSync(dir, { recursive: true, force: true });
  }

  process.stdout.write('\n');
  const book = createVectorBook({
    encoder: await openWorkerModel(model),
    cache: { read: async () => new Map(), write: async () => undefined },
    log: quiet,
  });
  const ask = async (count, salt) => {
    const times = [];
    for (let i = 0; i < count; i += 1) {
      times.push(await timed(() => book.query(`${textOf(9, i)} ${salt}`, Number.POSITIVE_INFINITY)));
    }
    return times;
  };
  await ask(10, 'warm');
  print(['a query of nine words', 'median', '99 of 100', 'longest']);
  print(['---', '---', '---', '---']);
  const row = (name, times) => print([name, ...[0.5, 0.99, 1].map((share) => ms(quantile(times, share)))]);
  row('alone', await ask(200, 'alone'));
  book.table(Array.from({ length: 20_000 }, (_, i) => textOf(12 + (i % 20), i)));
  row('while passages are encoded', await ask(200, 'beside'));
  book.table(Array.from({ length: 5_000 }, (_, i) => textOf(250, i)));
  row('while long sections are', await ask(200, 'long'));
  await book.stop();
};
