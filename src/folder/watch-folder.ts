import { realpath } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { watch } from 'chokidar';
import type { Log } from '../core/ports/services.js';
import { isOurs, isPassedOver } from './find-files.js';

export interface FolderWatch {
  /** Watches these places beside the folder, and no others any more. */
  besides(places: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Watches what is read of a folder, and nothing else: it follows no link by itself. Where reading followed one, the place
 * is watched because reading says so. Resolves when it has begun.
 */
export const watchFolder = async (
  dir: string,
  places: readonly string[],
  onChange: () => void,
  log: Log,
): Promise<FolderWatch> => {
  const root = await realpath(dir).catch(() => dir);
  let linked: ReadonlySet<string> = new Set(places);
  const watcher = watch([root, ...linked], {
    followSymlinks: false,
    ignored: (path, stats) =>
      path !== root &&
      !linked.has(path) &&
      (isPassedOver(basename(path)) ||
        (stats?.isFile() === true && !isOurs(relative(root, path).replaceAll('\\', '/')))),
  });
  watcher.on('error', (error) => log.warn({ err: error }, "the notes can't be watched: restart to see changes"));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  // A place that is added later says so once it is watched: what changed there since it was read is not missed.
  watcher.on('all', onChange);
  return {
    besides(now) {
      const before = linked;
      linked = new Set(now);
      watcher.unwatch([...before].filter((place) => !linked.has(place)));
      watcher.add(now.filter((place) => !before.has(place)));
    },
    close: () => watcher.close(),
  };
};
