import { accessSync, constants, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Debian keeps the server's programs out of PATH, a folder a version. */
const debianServers = '/usr/lib/postgresql';

function serverFolders(): string[] {
  try {
    const versions = readdirSync(debianServers).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(debianServers, version, 'bin'));
  } catch {
    return [];
  }
}

const besides = createRequire(import.meta.url);

function runtimePlaces(): string[] {
  try {
    return [besides.resolve('onnxruntime-node')];
  } catch {
    return [];
  }
}

/** Where `npm run model` puts it. */
const model = fileURLToPath(new URL('../../data/models/all-MiniLM-L6-v2', import.meta.url));

/** Where a thing may stand, the likeliest first, and what brings it. */
const things = {
  chromium: {
    places: () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    use: constants.X_OK,
    bring: 'apt-get install chromium',
  },
  postgresql: {
    places: () =>
      [...(process.env.PATH ?? '').split(delimiter), ...serverFolders()].map((folder) => join(folder, 'initdb')),
    use: constants.X_OK,
    bring: 'apt-get install postgresql',
  },
  python3: {
    places: () => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'python3')),
    use: constants.X_OK,
    bring: 'apt-get install python3',
  },
  'onnxruntime-node': { places: runtimePlaces, use: constants.R_OK, bring: 'npm ci' },
  'the model of meaning': { places: () => [model], use: constants.R_OK, bring: 'npm run model' },
};

function allows(path: string, use: number): boolean {
  try {
    accessSync(path, use);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a thing is that some tests need (of PostgreSQL its `initdb`), or undefined: those tests are skipped by name. With
 * STUDYHALL_REQUIRE_ALL=1 a missing one is a failure.
 */
export function needs(thing: keyof typeof things): string | undefined {
  const { places, use, bring } = things[thing];
  const found = places().find((path) => path !== undefined && path !== '' && allows(path, use));
  if (found === undefined && process.env.STUDYHALL_REQUIRE_ALL === '1') {
    throw new Error(`${thing} is not installed, and STUDYHALL_REQUIRE_ALL=1 demands it: ${bring}`);
  }
  return found;
}
