import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { notesOf } from './corpus.mjs';
import { metered, rest } from './meter.mjs';

/** Reloads a folder of so many passages that was changed in every note, then in one, and meters how long others wait. */
const [, , dist, sizeText] = process.argv;
const size = Number(sizeText);
const { openKnowledge } = await import(`${dist}/folder/knowledge-folder.js`);
const { readWords } = await import(`${dist}/folder/read-words.js`);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const dir = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
const write = (files) => {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
};
const measured = async (knowledge, change) => {
  change();
  await rest(200);
  const { took, block } = await metered(() => knowledge.reload());
  return { took, block };
};

try {
  const files = notesOf(size);
  write(files);
  // Only reloads that are asked for, so that what is metered is known.
  const knowledge = await openKnowledge(dir, await readWords(), { settle: 3_600_000, look: 3_600_000 }, silent);
  const edited = (file) => ({ ...file, text: `${file.text}\n- One more line about backups.\n` });
  const all = await measured(knowledge, () => write(files.map(edited)));
  const again = await measured(knowledge, () => write(files));
  const one = await measured(knowledge, () => write(files.slice(0, 1).map(edited)));
  await knowledge.stop();
  process.stdout.write(JSON.stringify({ all, again, one }));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
