import { describe, expect, it } from 'vitest';
import { openHouse, replyText, smallNotes } from '../../support/house.js';

const turned = smallNotes.map(({ path, text }) => ({
  path,
  text: text
    .replace('- [ ] AWS — it patches hosts only', '- [x] AWS')
    .replace('- [x] The customer', '- [ ] The customer — not here'),
}));

describe('a press', () => {
  it('that comes too late is told so, with the key as it is now', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.choose('ana', round, 0);
    await house.choose('bo', round, 2);
    await house.say('ana', '/quiz close');
    expect(replyText(await house.choose('bo', round, 0))).toMatch(/closed.*not counted.*The customer/);
    house.setLibrary(turned);
    await house.advance(1_000);
    await house.press('ana', 'correct:guest');
    expect(replyText(await house.choose('bo', round, 0))).toMatch(/closed.*not counted.*AWS/);
  });

  it('from another space finds nothing, although the round is known from its own', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.choose('ana', round, 0);
    const room = { ...house.room, space: 'others' };
    const by = { ...house.person('eve'), space: 'others' };
    const reply = await house.handle({ kind: 'chose', room, by, id: `vote:${round}`, picks: [0] });
    expect(replyText(reply)).toMatch(/not here any more/);
    expect((await house.store.rounds.tally(round)).voters).toBe(1);
  });
});
