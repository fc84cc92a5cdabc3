import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSite } from '../../src/folder/find-site.js';
import { loadKnowledge } from '../../src/folder/knowledge-folder.js';
import { generalWords } from '../support/library.js';
import { tempDir } from '../support/temp.js';

const repository = (): { root: string; notes: string } => {
  const root = tempDir();
  const notes = join(root, 'site/docs');
  mkdirSync(notes, { recursive: true });
  mkdirSync(join(root, '.git'));
  return { root, notes };
};

describe('the site that a notes folder belongs to', () => {
  it('is found above it, and its nav names the notes', async () => {
    const { root, notes } = repository();
    writeFileSync(join(root, 'site/mkdocs.yml'), 'nav:\n  - The scribe: scribe.md\n');
    writeFileSync(join(notes, 'scribe.md'), '## Purpose\n\nx\n\n## Steps\n\ny\n');
    expect((await loadKnowledge(notes, generalWords)).notes.map(({ title }) => title)).toEqual(['The scribe']);
  });

  it('is the nearest one', async () => {
    const { root, notes } = repository();
    writeFileSync(join(root, 'mkdocs.yaml'), '');
    expect(await findSite(notes)).toMatchObject({ path: '../../mkdocs.yaml', below: ['site', 'docs'] });
    writeFileSync(join(notes, 'mkdocs.yml'), '');
    expect(await findSite(notes)).toMatchObject({ path: 'mkdocs.yml', below: [] });
  });

  it('is not outside its repository, nor where a link leads', async () => {
    const { root, notes } = repository();
    writeFileSync(join(root, 'mkdocs.yml'), '');
    symlinkSync('../mkdocs.yml', join(root, 'site/mkdocs.yml'));
    expect(await findSite(notes)).toMatchObject({ path: '../../mkdocs.yml' });
    mkdirSync(join(root, 'site/.git'));
    expect(await findSite(notes)).toBeUndefined();
  });
});
