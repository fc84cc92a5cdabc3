import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = new URL('..', import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const lock = read<{ packages: Readonly<Record<string, Entry>> }>('package-lock.json').packages;
const manifest = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>(
  'package.json',
);

describe('package-lock.json', () => {
  it('has an entry for every optional dependency, without which `npm ci` fails on another machine', () => {
    const missing = Object.entries(lock).flatMap(([place, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !lock[`${place}/node_modules/${name}`] && !lock[`node_modules/${name}`])
        .map((name) => `${place} wants ${name}`),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(lock['node_modules/@biomejs/biome']?.optionalDependencies ?? {}).length).toBeGreaterThan(5);
  });

  it('holds nothing that runs with the program under a licence that is not permissive', () => {
    const permissive =
      /^\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|PSF-2\.0)\b/;
    const others = Object.entries(lock)
      .filter(([place, entry]) => place !== '' && !entry.dev && !permissive.test(entry.license ?? ''))
      .map(([place, entry]) => `${place} ${entry.license}`);
    expect(others).toEqual([]);
  });
});

describe('package.json', () => {
  it('lists the packages of the design, and pins the formatter exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const name of ['@slack/bolt', 'discord.js', 'fuse.js', 'node-cron', 'vitest'])
      expect(all).toHaveProperty(name);
    expect(all['@biomejs/biome']).toBe('2.5.15');
  });
});
