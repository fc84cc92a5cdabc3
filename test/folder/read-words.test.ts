import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../src/folder/read-words.js';
import { tempDir } from '../support/temp.js';

describe('the words that the program brings along', () => {
  it('are there, by how sure they are', async () => {
    const { same, near } = await readWords();
    expect(same).toContainEqual({ from: 'mfa', to: '2fa' });
    expect(same).toContainEqual({ from: '2fa', to: 'mfa' });
    expect(near).toContainEqual({ from: 'padlock', to: 'https' });
    expect(near).not.toContainEqual({ from: 'https', to: 'padlock' });
  });

  it('are all the lists of a folder', async () => {
    const dir = tempDir();
    for (const strength of ['same', 'near']) mkdirSync(join(dir, strength));
    writeFileSync(join(dir, 'same/b.txt'), 'x > y');
    writeFileSync(join(dir, 'same/a.txt'), '# first\nv > w');
    writeFileSync(join(dir, 'same/notes.md'), 'p > q');
    writeFileSync(join(dir, 'near/a.txt'), '');
    expect(await readWords(dir)).toEqual({
      same: [
        { from: 'v', to: 'w' },
        { from: 'x', to: 'y' },
      ],
      near: [],
    });
  });

  it('are missed in a sentence that says what to do', async () => {
    await expect(readWords(join(tempDir(), 'gone'))).rejects.toMatchObject({
      code: 'words-missing',
      message: expect.stringMatching(/gone can't be read: rebuild or reinstall/),
    });
  });
});
