import { performance } from 'node:perf_hooks';
import { hostileQueries, notesOf } from './corpus.mjs';

/** Times queries that are meant to hurt. */
const [, , dist, sizeText] = process.argv;
const { buildLibrary } = await import(`${dist}/core/ask/index/library.js`);
const { ask } = await import(`${dist}/core/ask/ask.js`);
const { readWords } = await import(`${dist}/folder/read-words.js`);

const { notes, index } = buildLibrary(notesOf(Number(sizeText)), await readWords());
const texts = notes.flatMap(({ passages }) => passages.map(({ text }) => text));
const rounds = 15;
const found = [...hostileQueries(texts)].map(([name, query]) => {
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    ask(index, query);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return { name, median: times[Math.floor(rounds / 2)], most: times.at(-1) };
});
process.stdout.write(JSON.stringify(found));
