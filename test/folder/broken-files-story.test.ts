import { describe, expect, it, vi } from 'vitest';
import { openNotesFolder } from '../support/notes-folder.js';
import { openStage, replyText, smallNotes } from '../support/stage.js';

const minute = 60_000;
const quiz = smallNotes[1]?.text ?? '';
const notText = Buffer.from([0x23, 0xff, 0xfe]);

describe('a quiz file in a folder that is watched', () => {
  it('breaks, is kept and told of, is mended, and breaks again', async () => {
    // The watcher is silent about what changes again within 50 ms.
    const folder = await openNotesFolder(smallNotes, { settle: 60, look: 20 });
    const stage = await openStage({ library: folder.library });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    const told = () =>
      stage.recorder.messages().flatMap(({ to, message }) => (to.id === 'ana' ? [message.summary] : []));
    const becomes = async (text: string | Buffer, kept: readonly string[]): Promise<void> => {
      folder.put('shared.quiz.md', text);
      const files = () => folder.library().kept.map(({ file, question }) => `${file} ${question ?? ''}`.trim());
      await vi.waitFor(() => expect(files()).toEqual(kept), { timeout: 5_000, interval: 10 });
      await stage.advance(1_000);
      await stage.advance(minute);
    };
    await becomes(notText, ['shared.quiz.md']);
    expect(told()).toEqual(['Something is wrong with shared.quiz.md']);
    // What is kept is put to the room as if nothing had happened.
    await stage.advance(60 * minute);
    expect((await stage.store.rounds.openIn(stage.room)).map(({ snapshot }) => snapshot.question)).toEqual(['guest']);
    expect(replyText(await stage.say('ana', '/quiz status'))).toContain('1 of 2 questions left to ask here.');
    await becomes(quiz.replace('Nobody', 'No one'), []);
    expect(folder.library().bank[0]?.choices[2]?.text).toBe('No one');
    await becomes(quiz.replace('{#guest}', '{#guest'), ['shared.quiz.md guest']);
    expect(folder.library().bank.find(({ id }) => id === 'guest')?.choices[2]?.text).toBe('No one');
    expect(told()).toEqual(Array(2).fill('Something is wrong with shared.quiz.md'));
    expect(folder.log.lines.filter((line) => line.startsWith('warn'))).toEqual([
      'warn shared.quiz.md:1 not-text the file is not UTF-8 text',
      'warn shared.quiz.md:1 no-id the question has no id',
    ]);
  });
});

describe('a folder that is away', () => {
  it('is told of once, without a word about where it was', async () => {
    const folder = await openNotesFolder(smallNotes);
    const stage = await openStage({ library: folder.library });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await folder.remove('.');
    for (let i = 0; i < 3; i += 1) {
      await folder.knowledge.reload();
      await stage.advance(minute);
    }
    expect(stage.recorder.texts()).toEqual([
      [
        'Something is wrong with the notes folder, so I’m still using its last good version:',
        '- the notes folder is gone, empty or unreadable: put it back, or fix its permissions',
        'Once that’s fixed and saved, I’ll pick it up within a second or so. Please fix it before I’m restarted: after that, the old version is gone.',
      ].join('\n'),
    ]);
  });
});
