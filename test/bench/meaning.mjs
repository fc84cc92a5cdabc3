import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compileStandIns } from './compile-stand-ins.mjs';
import * as corpus from './corpus.mjs';

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

const quantile = (times, share) => times.sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];

/** Prints what a model costs, `--part alone|votes`: by length and threads, for notes of some sizes, and beside the quiz. */
export const run = async (args) => {
  const dist = optionOf(args, '--dist', here('../../dist'));
  const model = optionOf(args, '--model', here('../../data/models/all-MiniLM-L6-v2'));
  if (!existsSync(model)) {
    process.stdout.write(`There is no model in ${model}: npm run model fetches it.\n`);
    return;
  }
  const part = optionOf(args, '--part', 'all');
  if (part !== 'votes') await alone(args, dist, model);
  if (part !== 'alone') await besideTheQuiz(model);
};

async function alone(args, dist, model) {
  const { openLocalModel } = await import(`${dist}/meaning/local-model.js`);
  const { openWorkerModel } = await import(`${dist}/meaning/worker-model.js`);
  const { createVectorBook } = await import(`${dist}/meaning/vector-book.js`);

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
  const most = Number(optionOf(args, '--most', '13000'));
  print([
    'passages',
    'texts',
    'first time',
    'one file changed',
    'warm start',
    'longest block',
    'memory for the model',
    'resident',
    'a query by words: median, 99 of 100',
    'with meaning',
  ]);
  print(Array.from({ length: 10 }, () => '---'));
  for (const size of optionOf(args, '--sizes', '1000,10000,100000').split(',')) {
    const command = ['--max-old-space-size=4096', here('meaning-child.mjs'), dist, model, size];
    // What would take a quarter of an hour is told by a part of it.
    const end = JSON.parse(
      execFileSync(process.execPath, [...command, `${Number(size) > 10_000 ? Math.min(most, 3_000) : most}`], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    print([
      end.passages.toLocaleString('en'),
      end.texts.toLocaleString('en'),
      end.measured < end.texts
        ? `about ${seconds(end.encoded)}, by ${end.measured.toLocaleString('en')} of them`
        : seconds(end.encoded),
      seconds(end.changed),
      seconds(end.start),
      ms(end.block),
      megabytes(end.memory),
      megabytes(end.resident),
      end.alone.map(ms).join(', '),
      end.heard.map(ms).join(', '),
    ]);
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
}

/** What votes and answers wait for when both come at once; the stand-ins of the tests are TypeScript. */
async function besideTheQuiz(model) {
  process.stdout.write('\n');
  compileStandIns();
  const { besideVotes } = await import('../results/chaos/test/bench/meaning-crowd.js');
  print(['beside 500 votes a second', 'a vote: median', '99 of 100', 'errors', 'an answer: median', '99 of 100']);
  print(Array.from({ length: 6 }, () => '---'));
  for await (const { what, votes, asked } of besideVotes(model, corpus)) {
    print([what, ms(votes.p50), ms(votes.p99), votes.errors, ms(asked.p50), ms(asked.p99)]);
  }
}
