import { describe, expect, it } from 'vitest';
import { openNotesFolder } from '../support/notes-folder.js';
import { openStage, replyText, smallNotes } from '../support/stage.js';

/** A room that was asked the first of two questions, which somebody got wrong. */
async function openPlayed() {
  const folder = await openNotesFolder(smallNotes);
  const stage = await openStage({ library: folder.library });
  await stage.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
  await stage.say('ana', '/quiz now');
  await stage.choose('bo', await stage.openRound(), 1);
  await stage.say('ana', '/quiz close');
  await stage.advance(1_000);
  const asked = async () => (await stage.store.rounds.latest(stage.room, 9)).map(({ question }) => question);
  return { folder, stage, asked };
}

const renames = [
  ['a quiz file that is renamed', 'shared.quiz.md', 'duties.quiz.md'],
  ['a quiz file that is moved', 'shared.quiz.md', 'quizzes/shared.quiz.md'],
  ['a note that is renamed', 'shared.md', 'duties.md'],
  ['a note that is moved', 'shared.md', 'aws/shared.md'],
  ['a folder that gets another name', 'aws', 'cloud'],
] as const;

describe('the questions of', () => {
  it.each(renames)('%s keep their place in the deck and their history', async (_, from, to) => {
    const { folder, stage, asked } = await openPlayed();
    if (from === 'aws') {
      for (const { path } of smallNotes) await folder.rename(path, `aws/${path}`);
    }
    await folder.rename(from, to);
    expect(
      folder
        .library()
        .bank.map(({ id }) => id)
        .sort(),
    ).toEqual(['buildings', 'guest']);
    expect(replyText(await stage.say('ana', '/quiz status'))).toContain('1 of 2 questions not asked here yet.');
    await stage.advance(3_600_000);
    expect(await asked()).toEqual(['buildings', 'guest']);
    // The round of before is restated when its key changes in the file of after.
    await stage.advance(3_600_000);
    const { bank, notes } = folder.library();
    const turned = smallNotes[1]?.text.replace('[ ] AWS', '[x] AWS').replace('[x] The', '[ ] The') ?? '';
    const mended = turned.replaceAll('Source: shared.md', `Source: ${notes[0]?.file}`);
    await folder.write(bank[0]?.file ?? '', mended);
    expect(folder.library().kept).toEqual([]);
    await stage.advance(1_000);
    expect(replyText(await stage.press('ana', 'correct:guest'))).toContain('Corrected 1 question that had been asked');
  });

  it('a note that was renamed while nothing ran rest until their source is, and keep their history', async () => {
    const { folder, stage } = await openPlayed();
    const renamed = smallNotes.map(({ path, text }) => ({ path: path.replace('shared.md', 'duties.md'), text }));
    const later = await openNotesFolder(renamed);
    expect(later.library().bank).toEqual([]);
    expect(later.library().problems.map(({ rule }) => rule)).toEqual(['source-note', 'source-note']);
    await later.write('shared.quiz.md', renamed[1]?.text.replaceAll('Source: shared.md', 'Source: duties.md') ?? '');
    expect(later.library().bank.map(({ id }) => id)).toEqual(folder.library().bank.map(({ id }) => id));
    expect([...(await stage.store.rounds.lastAsked(stage.room)).keys()]).toEqual(['guest']);
  });
});
