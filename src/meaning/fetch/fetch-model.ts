import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StudyhallError } from '../../errors.js';
import type { Source } from './source.js';
import { type ModelFile, recipeOfModel } from './the-model.js';

/** What was left by a process that was killed while it fetched is removed after so many milliseconds. */
const abandoned = 24 * 3_600_000;

async function isRight(path: string, { bytes, sha256 }: ModelFile): Promise<boolean> {
  try {
    if ((await stat(path)).size !== bytes) return false;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(chunk);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}

/** The first file of a folder that is missing or not the right one. */
async function fault(dir: string, files: readonly ModelFile[]): Promise<string | undefined> {
  for (const file of files) if (!(await isRight(join(dir, file.path), file))) return file.path;
  return undefined;
}

/** Whether a folder holds the model, whole, as one of the sources gives it. */
export async function isWhole(dir: string, sources: readonly Source[]): Promise<boolean> {
  for (const { files } of sources) if ((await fault(dir, files)) === undefined) return true;
  return false;
}

/** Gives a whole folder its name. Another process may have done the same meanwhile, or something broken be in the way. */
async function settle(fetched: string, dir: string, sources: readonly Source[]): Promise<void> {
  try {
    await rename(fetched, dir);
  } catch (error) {
    if (await isWhole(dir, sources)) return;
    const aside = `${fetched}-replaced`;
    await rename(dir, aside).catch(() => {
      throw error;
    });
    await rename(fetched, dir);
    await rm(aside, { recursive: true, force: true });
  }
}

async function removeAbandoned(parent: string, start: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(start)) continue;
    const path = join(parent, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - abandoned) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Fetches the model into a folder, from the first source that has it: the folder gets its name only once every file in
 * it has been found right, so that nothing broken is ever used. Several processes may do it at once. Rejects with a
 * StudyhallError `meaning-fetch` that says what each source lacked.
 */
export async function fetchModel(dir: string, sources: readonly Source[], signal: AbortSignal): Promise<Source> {
  const parent = dirname(dir);
  const start = `.${basename(dir)}-`;
  const lacks: string[] = [];
  for (const source of sources) {
    let part: string | undefined;
    try {
      await mkdir(parent, { recursive: true });
      await removeAbandoned(parent, start);
      part = await mkdtemp(join(parent, start));
      await source.bring(part, signal);
      const wrong = await fault(part, source.files);
      if (wrong !== undefined) throw new Error(`its ${wrong} is not the right one (by SHA-256)`);
      await writeFile(join(part, 'studyhall.json'), `${JSON.stringify(recipeOfModel, null, 2)}\n`);
      // A temporary folder is its maker's alone; an image may be built by one account and run by another.
      await chmod(part, 0o755);
      await settle(part, dir, sources);
      return source;
    } catch (error) {
      signal.throwIfAborted();
      lacks.push(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      if (part !== undefined) await rm(part, { recursive: true, force: true });
    }
  }
  throw new StudyhallError('meaning-fetch', `the model of meaning can't be fetched (${lacks.join('; ')})`);
}
