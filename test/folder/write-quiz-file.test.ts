import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writerOf } from '../../src/folder/write-quiz-file.js';
import { openNotesFolder } from '../support/notes-folder.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const question = (id: string) =>
  `## What has no password? {#${id}}\n- [x] A role\n- [ ] A user — it has one\n> A role is assumed.\nSource: iam.md#iam "no password"\n`;

describe('an approved question', () => {
  it('begins a file, then is added to it, and is read with the rest', async () => {
    const { dir, knowledge, library } = await openNotesFolder([
      { path: 'iam.md', text: '# IAM\n\nA role has no password.' },
    ]);
    const write = writerOf(dir, createTestLog());
    expect(await write('drafts/iam.quiz.md', question('one'))).toBe(true);
    expect(await write('drafts/iam.quiz.md', question('two'))).toBe(true);
    expect(readFileSync(join(dir, 'drafts/iam.quiz.md'), 'utf8')).toBe(
      `# Approved drafts\n\n${question('one')}\n${question('two')}`,
    );
    await knowledge.reload();
    expect(library().problems).toEqual([]);
    expect(library().bank.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('is not written where the folder refuses, and the log says so', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'drafts'), 'a file, not a folder');
    const log = createTestLog();
    expect(await writerOf(dir, log)('drafts/iam.quiz.md', 'x')).toBe(false);
    expect(log.lines.join()).toContain('kept in the store');
  });

  it('does not follow a link out of the folder', async () => {
    const [dir, outside] = [tempDir(), tempDir()];
    symlinkSync(outside, join(dir, 'drafts'));
    expect(await writerOf(dir, createTestLog())('drafts/iam.quiz.md', 'x')).toBe(false);
    mkdirSync(join(dir, 'own'));
    writeFileSync(join(outside, 'iam.quiz.md'), 'theirs');
    symlinkSync(join(outside, 'iam.quiz.md'), join(dir, 'own/iam.quiz.md'));
    expect(await writerOf(dir, createTestLog())('own/iam.quiz.md', 'x')).toBe(false);
    expect(readFileSync(join(outside, 'iam.quiz.md'), 'utf8')).toBe('theirs');
  });
});

describe('files that stand in no folder', () => {
  it('are read as if they did, until others take their place', async () => {
    const { knowledge, library } = await openNotesFolder([
      { path: 'iam.md', text: '# IAM\n\nA role has no password.' },
    ]);
    await knowledge.use([{ path: 'drafts/kept.quiz.md', text: question('one') }]);
    expect(library().bank.map(({ id, file }) => `${id} ${file}`)).toEqual(['one drafts/kept.quiz.md']);
    await knowledge.reload();
    expect(library().bank).toHaveLength(1);
    await knowledge.use([]);
    expect(library().bank).toEqual([]);
  });
});
