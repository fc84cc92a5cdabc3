import { describe, expect, it } from 'vitest';
import { openStage, replyText, turnedNotes } from '../../support/stage.js';

describe('a press', () => {
  it('that comes too late is told so, with the key as it is now', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('ana', round, 0);
    await stage.choose('bo', round, 2);
    await stage.say('ana', '/quiz close');
    expect(replyText(await stage.choose('bo', round, 0))).toMatch(/closed.*wasn’t counted.*The customer/);
    stage.setLibrary(turnedNotes);
    await stage.advance(1_000);
    await stage.press('ana', 'correct:guest');
    expect(replyText(await stage.choose('bo', round, 0))).toMatch(/closed.*wasn’t counted.*AWS/);
  });

  it.each([
    ['8h', 'closes at 17:00.'],
    ['1d', 'closes Thu 26 Nov, 09:00.'],
    ['7d', 'closes Wed 2 Dec, 09:00.'],
  ])('is told when a question closes that stays open for %s, in words that read right', async (open, words) => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', `/quiz now close after ${open}`))).toContain(`It ${words}`);
    expect(replyText(await stage.choose('bo', await stage.openRound(), 0))).toContain(`the question ${words}`);
  });

  it('from another space finds nothing, although the round is known from its own', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('ana', round, 0);
    const room = { ...stage.room, space: 'others' };
    const by = { ...stage.person('eve'), space: 'others' };
    const reply = await stage.handle({ kind: 'chose', room, by, id: `vote:${round}`, picks: [0] });
    expect(replyText(reply)).toMatch(/isn’t here any more/);
    expect((await stage.store.rounds.tally(round)).voters).toBe(1);
  });
});
