import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metered, rest } from './meter.mjs';

/** Opens a copy of a folder as the bot does, then reloads it after one note was changed. */
const [, , dist, folder] = process.argv;
const { openKnowledge } = await import(`${dist}/folder/knowledge-folder.js`);
const { readWords } = await import(`${dist}/folder/read-words.js`);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const dir = mkdtempSync(join(tmpdir(), 'studyhall-bench-'));
try {
  cpSync(folder, dir, { recursive: true });
  const general = await readWords();
  const { made: knowledge, ...opened } = await metered(() =>
    openKnowledge(dir, general, { settle: 3_600_000, look: 3_600_000 }, silent),
  );
  const peak = process.resourceUsage().maxRSS * 1024;
  for (let i = 0; i < 3; i += 1) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { notes, index } = knowledge.current();
  const counted = { notes: notes.length, passages: index.entries.length };
  appendFileSync(join(dir, notes[notes.length >> 1].file), '\n- One more line about backups.\n');
  await rest(200);
  const { made: _, ...reloaded } = await metered(() => knowledge.reload());
  await knowledge.stop();
  process.stdout.write(
    JSON.stringify({ ...counted, opened: { ...opened, peak, kept: heapUsed + external, rss }, reloaded }),
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
