import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What `vitest list` says. */
interface Listed {
  readonly file: string;
  readonly projectName: string;
}

const vitest = ['node_modules/vitest/vitest.mjs', '--config', 'test/vitest.config.ts'];
const listed: readonly Listed[] = JSON.parse(
  execFileSync(process.execPath, [...vitest, 'list', '--filesOnly', '--json'], { cwd: root, encoding: 'utf8' }),
);

describe('the tiers', () => {
  it('hold every test file once', () => {
    const files = readdirSync(resolve(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => `test/${path.replaceAll('\\', '/')}`);
    expect(files.length).toBeGreaterThan(100);
    expect(listed.map(({ file }) => relative(root, file)).sort()).toEqual(files.sort());
  });

  it('have a script each', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    const tiers = [...new Set(listed.map(({ projectName }) => projectName))].sort();
    expect(tiers).toEqual(['core', 'platforms', 'slow']);
    for (const tier of tiers) expect(scripts[`test:${tier}`]).toMatch(new RegExp(` --project ${tier}$`));
  });
});
