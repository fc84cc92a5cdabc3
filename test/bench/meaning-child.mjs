import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { notesOf, queriesOf } from './corpus.mjs';
import { metered } from './meter.mjs';

/**
 * What meaning costs with notes of so many passages, in a process of its own; prints JSON. Of more texts than `most` only
 * so many are encoded: the others get made-up vectors, as if they had been encoded before.
 */
const [, , dist, model, sizeText, mostText] = process.argv;
const [size, most] = [Number(sizeText), Number(mostText)];
const { buildLibrary } = await import(`${dist}/core/ask/index/library.js`);
const { encodeNotes, noteTexts } = await import(`${dist}/core/ask/index/note-vectors.js`);
const { askWith } = await import(`${dist}/core/ask/ask.js`);
const { readWords } = await import(`${dist}/folder/read-words.js`);
const { createVectorBook } = await import(`${dist}/meaning/vector-book.js`);
const { createVectorFile } = await import(`${dist}/meaning/vector-file.js`);
const { openWorkerModel } = await import(`${dist}/meaning/worker-model.js`);

const quiet = { info() {}, warn() {}, error() {} };
const words = await readWords();
const files = notesOf(size);
const library = buildLibrary(files, words);
const { index } = library;
const texts = noteTexts(index);
const dir = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
const resident = () => process.memoryUsage().rss;
const open = async (encoder) => createVectorBook({ encoder, cache: createVectorFile(dir), log: quiet });

/** The encoder's shape and made-up vectors, at once. */
const pretending = ({ id, name, size: numbers, batch }) => ({
  id,
  name,
  size: numbers,
  batch,
  encode: async (list) => list.map((_, i) => Float32Array.from({ length: numbers }, (_, j) => Math.sin(i + j) / 14)),
  close: async () => undefined,
});

const quantiles = async (book, queries) => {
  const times = [];
  for (const query of queries) {
    const from = performance.now();
    await askWith(index, book, query, { patience: Number.POSITIVE_INFINITY });
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return [0.5, 0.99].map((share) => times[Math.floor((times.length - 1) * share)]);
};

try {
  const before = resident();
  const encoder = await openWorkerModel(model);
  const sample = texts.length > most ? texts.filter((_, i) => i % Math.ceil(texts.length / most) === 0) : texts;
  const first = await open(encoder);
  const cold = await metered(async () => {
    if (sample === texts) encodeNotes(index, first);
    else first.table(sample);
    await first.settled();
  });
  const encoded = (cold.took * texts.length) / sample.length;
  const withModel = resident() - before;
  await first.stop();
  if (sample !== texts) {
    const rest = await open(pretending(encoder));
    rest.table(texts);
    await rest.settled();
    await rest.stop();
  }

  let warm;
  const start = await metered(async () => {
    warm = await open(await openWorkerModel(model));
    encodeNotes(index, warm);
    await warm.settled();
  });
  const [edited, ...others] = files;
  const next = buildLibrary(
    [{ ...edited, text: `${edited.text}\n- One more line about backups.\n` }, ...others],
    words,
    library,
  );
  const changed = await metered(async () => {
    encodeNotes(next.index, warm);
    await warm.settled();
  });
  encodeNotes(index, warm);
  await warm.settled();
  const asked = queriesOf(
    index.entries.map(({ passage }) => passage.text),
    220,
  );
  await quantiles(undefined, asked.slice(0, 20));
  await quantiles(warm, asked.slice(0, 20));
  const result = {
    passages: index.entries.length,
    texts: texts.length,
    encoded,
    measured: sample.length,
    changed: changed.took,
    start: start.took,
    block: Math.max(cold.block, start.block, changed.block),
    memory: withModel,
    resident: resident(),
    alone: await quantiles(undefined, asked.slice(20)),
    heard: await quantiles(warm, asked.slice(20)),
  };
  await warm.stop();
  process.stdout.write(JSON.stringify(result));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
