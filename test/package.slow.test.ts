import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, start } from './support/program.js';
import { tempDir } from './support/temp.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, { dev?: boolean }>>;
};

let home = '';
let installed = '';
let main = '';
let files: string[] = [];

/** What `npx` makes of a packed tarball, without the network: the package, beside it what it needs and nothing else. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'studyhall-package-'));
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packed.status).toBe(0);
  installed = join(home, 'node_modules/studyhall');
  mkdirSync(installed, { recursive: true });
  const tarball = join(home, packed.stdout.trim());
  expect(spawnSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']).status).toBe(0);
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    if (name === undefined || dev) continue;
    const link = join(home, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { bin: { studyhall: string } };
  main = join(home, 'studyhall');
  symlinkSync(join(installed, bin.studyhall), main);
  files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(installed, path)).isFile(),
  );
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what runs and what is read, and nothing else', () => {
    const top = (path: string) => path.split('/')[0];
    expect([...new Set(files.map(top))].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'knowledge',
      'package.json',
    ]);
    for (const path of [
      'dist/main.js',
      'dist/adapters/playground/page/style.css',
      'knowledge/iam.md',
      'docs/operate.md',
    ])
      expect(files).toContain(path);
    const lists = readdirSync(join(root, 'src/core/language/words'), { recursive: true, encoding: 'utf8' });
    for (const list of lists.filter((path) => path.endsWith('.txt')))
      expect(files).toContain(`dist/core/language/words/${list}`);
    const wrong = files.filter((path) => /\.d\.ts$|\.ts$|\.map$|tsbuildinfo|^dist\/build|\.db|\.env|\.png$/.test(path));
    expect(wrong).toEqual([]);
  });

  it('is no larger than a download that nobody minds', () => {
    const bytes = files.reduce((sum, path) => sum + statSync(join(installed, path)).size, 0);
    expect(bytes).toBeLessThan(4_000_000);
  });

  it('can be published, and begins as a program does', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest.private).toBeUndefined();
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('says its version, lints its notes and answers', () => {
    const cwd = tempDir();
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(['--version'], { main, cwd })).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(run(['lint'], { main, cwd })).toMatchObject({ code: 0, err: '' });
    const { code, out } = run(['ask', 'who', 'owns', 'patching?'], { main, cwd });
    expect(code).toBe(0);
    expect(out).toContain('customer patches guest operating systems');
  });

  it('starts, with the page', async () => {
    const running = await start({ main, cwd: tempDir() });
    expect(running.readyLine).toMatch(/\d+ notes, \d+ questions; data\/studyhall\.db/);
    const page = await fetch(running.url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const scripts = [...(await page.text()).matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(1);
    for (const path of scripts) expect((await fetch(new URL(path ?? '', running.url))).status).toBe(200);
    expect(await running.stop('SIGTERM')).toBe(0);
  });
});
