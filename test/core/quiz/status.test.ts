import { describe, expect, it } from 'vitest';
import { openHouse, replyText } from '../../support/house.js';

const hour = 3_600_000;
const at = '2026-11-25T09:30:00Z';

describe('how the quiz of a room stands', () => {
  it('is short where nothing has happened', async () => {
    const house = await openHouse({ at });
    expect(replyText(await house.say('bo', '/quiz status'))).toBe(
      [
        'private: - No question is open.',
        '- Nothing is scheduled: “/quiz schedule” does that.',
        '- 2 of 2 questions not asked here yet.',
      ].join('\n'),
    );
  });

  it('names what is open, what comes, what was asked and how it went, and what is due again', async () => {
    const house = await openHouse({ at });
    await house.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    await house.advance(hour);
    await house.choose('ana', await house.openRound(), 2);
    await house.choose('bo', await house.openRound(), 0);
    await house.choose('chen', await house.openRound(), 1);
    await house.advance(24 * hour);
    await house.advance(2 * hour);
    await house.say('ana', '/quiz now close after 30m');
    expect(replyText(await house.say('bo', '/quiz status'))).toBe(
      [
        'private: - Open: Who patches the guest system on EC2? Closes Thu 26 Nov, 13:00.',
        '- Next: Fri 27 Nov, 10:00 · Sat 28 Nov, 10:00 · Sun 29 Nov, 10:00',
        '- 0 of 2 questions not asked here yet; the old ones come again. 1 that was missed is due again.',
        'Last questions',
        '- Thu 26 Nov, 10:30: AWS guards the data centres. Nobody answered.',
        '- Wed 25 Nov, 10:30: Who patches the guest system on EC2? 1 of 3 right (33%).',
      ].join('\n'),
    );
  });

  it('says until when all schedules are paused', async () => {
    const house = await openHouse({ at });
    await house.say('ana', '/quiz schedule every day at 10:00 Asia/Tokyo');
    await house.say('ana', '/quiz pause until 2026-12-04');
    expect(replyText(await house.say('bo', '/quiz status'))).toContain(
      '\n- Paused until 2026-12-04. Next: Fri 4 Dec, ',
    );
    await house.say('ana', '/quiz schedule every day at 18:00 Asia/Tokyo');
    expect(replyText(await house.say('bo', '/quiz status'))).toContain('\n- Next: ');
  });

  it('says what to do about a question that could not be posted, until it could', async () => {
    const house = await openHouse({ at });
    await house.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    house.recorder.sendEnds.push({
      kind: 'refused',
      why: 'not-in-room',
      detail: 'not_in_channel',
      advice: 'Invite me first: /invite @Studyhall.',
    });
    await house.advance(hour / 2);
    expect(replyText(await house.say('bo', '/quiz status'))).toContain(
      'Not posted\n- Who patches the guest system on EC2? Invite me first: /invite @Studyhall.',
    );
    await house.advance(2 * 60_000);
    expect(replyText(await house.say('bo', '/quiz status'))).not.toContain('Not posted');
  });

  it('names slots that were skipped, and why', async () => {
    const house = await openHouse({ at });
    await house.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    await house.advance(50 * hour);
    expect(replyText(await house.say('bo', '/quiz status'))).toContain(
      'Skipped\n- Fri 27 Nov, 10:00: I was not running then.',
    );
    await house.advance(15 * 24 * hour);
    expect(replyText(await house.say('bo', '/quiz status'))).not.toContain('Fri 27 Nov');
  });

  it('counts the questions that the platform can ask', async () => {
    const house = await openHouse({ at, asks: ['true-false'] });
    expect(replyText(await house.say('bo', '/quiz status'))).toContain('1 of 1 questions not asked here yet.');
  });
});
