import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writerOf } from '../../src/folder/write-approved.js';
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
    const { write } = writerOf(dir, createTestLog());
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
    expect(await writerOf(dir, log).write('drafts/iam.quiz.md', 'x')).toBe(false);
    expect(log.lines.join()).toContain('kept in the store');
  });

  it('does not follow a link out of the folder', async () => {
    const [dir, outside] = [tempDir(), tempDir()];
    symlinkSync(outside, join(dir, 'drafts'));
    expect(await writerOf(dir, createTestLog()).write('drafts/iam.quiz.md', 'x')).toBe(false);
    mkdirSync(join(dir, 'own'));
    writeFileSync(join(outside, 'iam.quiz.md'), 'theirs');
    symlinkSync(join(outside, 'iam.quiz.md'), join(dir, 'own/iam.quiz.md'));
    expect(await writerOf(dir, createTestLog()).write('own/iam.quiz.md', 'x')).toBe(false);
    expect(readFileSync(join(outside, 'iam.quiz.md'), 'utf8')).toBe('theirs');
  });
});

describe('an approved note', () => {
  it('is a file of its own, answered from as soon as the folder is read', async () => {
    const { dir, knowledge, library } = await openNotesFolder([{ path: 'iam.md', text: '# IAM\n\nRoles.' }]);
    const { create } = writerOf(dir, createTestLog());
    expect(await create('drafts/vpn.md', '# VPN\n\nThe gateway is in Frankfurt.\n')).toBe('made');
    await knowledge.reload();
    expect(library().notes.map(({ file }) => file)).toEqual(['drafts/vpn.md', 'iam.md']);
    expect(readdirSync(join(dir, 'drafts'))).toEqual(['vpn.md']);
  });

  it('never takes the place of a file, nor of one that somebody makes at the same moment', async () => {
    const dir = tempDir();
    const { create } = writerOf(dir, createTestLog());
    const texts = ['one', 'two', 'three'];
    const ends = await Promise.all(texts.map((text) => create('drafts/vpn.md', text)));
    expect([...ends].sort()).toEqual(['made', 'taken', 'taken']);
    const first = texts[ends.indexOf('made')];
    expect(readFileSync(join(dir, 'drafts/vpn.md'), 'utf8')).toBe(first);
    expect(await create('drafts/vpn.md', 'four')).toBe('taken');
    expect(readdirSync(join(dir, 'drafts'))).toEqual(['vpn.md']);
  });

  it('is not written where the folder refuses, or by a link that leads out of it', async () => {
    const [dir, outside, blocked] = [tempDir(), tempDir(), tempDir()];
    symlinkSync(outside, join(dir, 'drafts'));
    expect(await writerOf(dir, createTestLog()).create('drafts/vpn.md', 'x')).toBe('refused');
    expect(readdirSync(outside)).toEqual([]);
    writeFileSync(join(blocked, 'drafts'), 'a file, not a folder');
    const log = createTestLog();
    expect(await writerOf(blocked, log).create('drafts/vpn.md', 'x')).toBe('refused');
    expect(log.lines.join()).toContain('kept in the store');
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

  it('give way to a file of the folder with the same name', async () => {
    const { dir, knowledge, library } = await openNotesFolder([{ path: 'iam.md', text: '# IAM\n\nRoles.' }]);
    await knowledge.use([{ path: 'drafts/vpn.md', text: '# VPN\n\nFrom the store.' }]);
    expect(library().notes.map(({ file }) => file)).toContain('drafts/vpn.md');
    await writerOf(dir, createTestLog()).create('drafts/vpn.md', '# VPN\n\nFrom the folder.');
    await knowledge.reload();
    const vpn = library().notes.filter(({ file }) => file === 'drafts/vpn.md');
    expect(vpn.map(({ passages }) => passages.at(-1)?.text)).toEqual(['From the folder.']);
  });
});
