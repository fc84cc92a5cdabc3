import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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

/** Where a program may stand, the likeliest first. */
const places = {
  chromium: () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  postgresql: () =>
    [...(process.env.PATH ?? '').split(delimiter), ...serverFolders()].map((folder) => join(folder, 'initdb')),
};

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a program is that some tests need (of PostgreSQL its `initdb`), or undefined: those tests are skipped by name.
 * With STUDYHALL_REQUIRE_ALL=1 a missing one is a failure.
 */
export function needs(program: keyof typeof places): string | undefined {
  const found = places[program]().find((path) => path !== undefined && path !== '' && runs(path));
  if (found === undefined && process.env.STUDYHALL_REQUIRE_ALL === '1') {
    throw new Error(`${program} is not installed, and STUDYHALL_REQUIRE_ALL=1 demands it: apt-get install ${program}`);
  }
  return found;
}
