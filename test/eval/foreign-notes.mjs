import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const isNote = (file) => /\.(?:md|markdown|mdown|mdx)$/i.test(file) && !/\.quiz\.md$/i.test(file);

/** The notes of a repository at the commit that its questions were written for, in a folder that is kept. */
export const exportNotes = (mirror, { repo, commit, under }) => {
  const dir = join(tmpdir(), 'studyhall-foreign', repo.replace('/', '+'), commit);
  if (existsSync(join(dir, '.whole'))) return dir;
  const git = (...args) =>
    execFileSync('git', ['--git-dir', join(mirror, repo.replace('/', '+'), 'repo'), ...args], { maxBuffer: 2 ** 30 });
  const listed = git('ls-tree', '-r', '--name-only', '-z', commit, ...(under ? [under] : []));
  for (const file of listed.toString('utf8').split('\0').filter(isNote)) {
    mkdirSync(join(dir, dirname(file)), { recursive: true });
    writeFileSync(join(dir, file), git('show', `${commit}:${file}`));
  }
  writeFileSync(join(dir, '.whole'), '');
  return dir;
};
