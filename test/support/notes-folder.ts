import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FolderTiming, openKnowledge } from '../../src/folder/knowledge-folder.js';
import { generalWords } from './library.js';
import { createTestLog } from './stage.js';
import { tempDir } from './temp.js';

const never = 3_600_000;

/** A folder of notes on disk and the knowledge made of it, which is read again when the test says so, or watched. */
export async function openNotesFolder(
  files: readonly { readonly path: string; readonly text: string | Buffer }[],
  timing: FolderTiming = { settle: never, look: never },
) {
  const dir = tempDir();
  const put = (path: string, text: string | Buffer): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const { path, text } of files) put(path, text);
  const log = createTestLog();
  const knowledge = await openKnowledge(dir, generalWords, timing, log);
  onTestFinished(() => knowledge.stop());
  return {
    dir,
    log,
    knowledge,
    library: () => knowledge.current(),
    /** Writes a file and leaves it to the watcher. */
    put,
    async write(path: string, text: string | Buffer): Promise<void> {
      put(path, text);
      await knowledge.reload();
    },
    async remove(path: string): Promise<void> {
      rmSync(join(dir, path), { recursive: true });
      await knowledge.reload();
    },
    async rename(from: string, to: string): Promise<void> {
      mkdirSync(dirname(join(dir, to)), { recursive: true });
      renameSync(join(dir, from), join(dir, to));
      await knowledge.reload();
    },
  };
}
