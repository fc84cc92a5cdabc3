import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openKnowledge } from '../../src/folder/knowledge-folder.js';
import { readFolder } from '../../src/folder/read-folder.js';
import { generalWords } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const put = (dir: string, path: string, text: string): void => {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
};

const open = async (dir: string, follow: boolean) => {
  const knowledge = await openKnowledge(dir, generalWords, { settle: 20, look: 3_600_000 }, createTestLog(), follow);
  onTestFinished(() => knowledge.stop());
  const titles = (): string[] => knowledge.current().notes.map(({ title }) => title);
  const shows = (...expected: string[]) =>
    vi.waitFor(() => expect(titles()).toEqual(expected), { timeout: 5_000, interval: 10 });
  return { titles, shows };
};

/** Places that this process watches, as Linux tells it. */
const watches = (): number => {
  const own = '/proc/self/fdinfo';
  const told = readdirSync(own).map((fd) => {
    try {
      return readFileSync(join(own, fd), 'utf8').match(/^inotify wd/gmu)?.length ?? 0;
    } catch {
      return 0;
    }
  });
  return told.reduce((sum, each) => sum + each, 0);
};

describe('links in the notes folder', () => {
  it('that lead into .git or node_modules are refused, whatever they are called', async () => {
    const dir = tempDir();
    put(dir, 'a.md', '# A\n');
    put(dir, '.git/b.md', '# B\n');
    put(dir, 'site/node_modules/c/c.md', '# C\n');
    const outside = tempDir();
    put(outside, 'node_modules/d/d.md', '# D\n');
    symlinkSync('.git', join(dir, 'history'));
    symlinkSync('.git/b.md', join(dir, 'b.md'));
    symlinkSync('site/node_modules/c', join(dir, 'package'));
    symlinkSync(join(outside, 'node_modules/d'), join(dir, 'other'));
    const { files, problems } = await readFolder(dir, true);
    expect(files.map(({ path }) => path)).toEqual(['a.md']);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'b.md link-passed-over',
      'history link-passed-over',
      'other link-passed-over',
      'package link-passed-over',
    ]);
  });

  it('that lead out of it are read only when they are to be followed, each place once', async () => {
    const outside = tempDir();
    put(outside, 'deep/team.md', '# Team\n');
    const dir = tempDir();
    put(dir, 'a.md', '# A\n');
    symlinkSync(outside, join(dir, 'others'));
    symlinkSync(outside, join(dir, 'others-again'));
    symlinkSync(dir, join(outside, 'back'));
    const { files, problems } = await readFolder(dir);
    expect(files.map(({ path }) => path)).toEqual(['a.md']);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'others link-outside',
      'others-again link-outside',
    ]);
    expect(problems[0]?.hint).toContain('KNOWLEDGE_FOLLOW=on');
    const followed = await readFolder(dir, true);
    expect(followed.files.map(({ path }) => path.replace('-again', ''))).toEqual(['a.md', 'others/deep/team.md']);
    expect(followed.problems).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('that lead out of it are not watched', async () => {
    const outside = tempDir();
    for (let i = 0; i < 50; i += 1) put(outside, `${i}/note.md`, '# Note\n');
    const dir = tempDir();
    put(dir, 'a.md', '# A\n');
    symlinkSync(outside, join(dir, 'others'));
    symlinkSync(join(outside, '1/note.md'), join(dir, 'note.md'));
    const before = watches();
    const { titles } = await open(dir, false);
    expect(watches() - before).toBeLessThan(10);
    expect(titles()).toEqual(['A']);
  });

  it('are watched where they are followed, also those that are new, and no longer when they are gone', async () => {
    const [team, company] = [tempDir(), tempDir()];
    put(team, 'team.md', '# Team\n');
    put(company, 'company.md', '# Company\n');
    const dir = tempDir();
    put(dir, 'a.md', '# A\n');
    symlinkSync(team, join(dir, 'team'));
    const { titles, shows } = await open(dir, true);
    expect(titles()).toEqual(['A', 'Team']);
    put(team, 'team.md', '# New team\n');
    await shows('A', 'New team');
    symlinkSync(join(company, 'company.md'), join(dir, 'company.md'));
    await shows('A', 'Company', 'New team');
    put(company, 'company.md', '# New company\n');
    await shows('A', 'New company', 'New team');
    rmSync(join(dir, 'team'));
    await shows('A', 'New company');
  });

  it('into folders with a dot are watched as they are read, as Kubernetes mounts a ConfigMap', async () => {
    const dir = tempDir();
    put(dir, '..1/a.md', '# Old\n');
    symlinkSync('..1', join(dir, '..data'));
    symlinkSync('..data/a.md', join(dir, 'a.md'));
    const { titles, shows } = await open(dir, false);
    expect(titles()).toEqual(['Old']);
    put(dir, '..2/a.md', '# New\n');
    symlinkSync('..2', join(dir, '..next'));
    renameSync(join(dir, '..next'), join(dir, '..data'));
    rmSync(join(dir, '..1'), { recursive: true });
    await shows('New');
  });
});
