import { performance } from 'node:perf_hooks';
import { notesOf, queriesOf } from './corpus.mjs';
import { systemsOf } from './systems.mjs';

/** Measures one system at one size in a process of its own and prints what it found as JSON. */
const [, , dist, name, sizeText, budgetText] = process.argv;
const size = Number(sizeText);
const budget = Number(budgetText);

const { parseNote } = await import(`${dist}/core/knowledge/reader/parse-note.js`);
const files = notesOf(size);
const readAt = performance.now();
const notes = files.map(({ path, text }) => parseNote(path, text).note);
const parsed = performance.now() - readAt;
const passages = notes
  .flatMap((note) => note.passages)
  .map(({ text, trail }, id) => ({ id, text, trail: trail.join(' ') }));
const queries = queriesOf(
  passages.map(({ text }) => text),
  500,
).map((query) => query.slice(0, 200));
const index = await systemsOf(dist)[name]();

const used = () => {
  for (let i = 0; i < 3; i += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const before = used();
const indexAt = performance.now();
const search = index(notes, passages);
const indexed = performance.now() - indexAt;
const added = used() - before;

const times = [];
const until = performance.now() + budget;
for (const query of queries.slice(0, 20)) if (performance.now() < until) search(query);
for (const query of queries) {
  if (performance.now() > until && times.length >= 5) break;
  const from = performance.now();
  search(query);
  times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
const share = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
process.stdout.write(
  JSON.stringify({
    passages: passages.length,
    parsed,
    indexed,
    p50: share(0.5),
    p99: share(0.99),
    most: times.at(-1),
    n: times.length,
    added,
    kept: passages.length > 0 && search(queries[0]) !== undefined,
  }),
);
