import { describe, expect, it } from 'vitest';
import { openStage, replyText } from '../../support/stage.js';

const hour = 3_600_000;
const at = '2026-11-25T09:30:00Z';

describe('how the quiz of a room stands', () => {
  it('is short where nothing has happened', async () => {
    const stage = await openStage({ at });
    expect(replyText(await stage.say('bo', '/quiz status'))).toBe(
      [
        'private: - No question is open.',
        '- Nothing is scheduled. “/quiz schedule” sets that up.',
        '- 2 of 2 questions left to ask here.',
      ].join('\n'),
    );
  });

  it('names what is open, what comes, what was asked and how it went, and what is due again', async () => {
    const stage = await openStage({ at });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    await stage.advance(hour);
    await stage.choose('ana', await stage.openRound(), 2);
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.choose('chen', await stage.openRound(), 1);
    await stage.advance(24 * hour);
    await stage.advance(2 * hour);
    await stage.say('ana', '/quiz now close after 30m');
    expect(replyText(await stage.say('bo', '/quiz status'))).toBe(
      [
        'private: - Open: Who patches the guest system on EC2? Closes Thu 26 Nov, 13:00.',
        '- Next: Fri 27 Nov, 10:00 · Sat 28 Nov, 10:00 · Sun 29 Nov, 10:00',
        '- 0 of 2 questions left to ask here; the old ones repeat. 1 that was missed is due for review.',
        'Last questions',
        '- Thu 26 Nov, 10:30: AWS guards the data centres. Nobody answered.',
        '- Wed 25 Nov, 10:30: Who patches the guest system on EC2? 1 of 3 right (33%).',
      ].join('\n'),
    );
  });

  it('says until when all schedules are paused', async () => {
    const stage = await openStage({ at });
    await stage.say('ana', '/quiz schedule every day at 10:00 Asia/Tokyo');
    await stage.say('ana', '/quiz pause until 2026-12-04');
    expect(replyText(await stage.say('bo', '/quiz status'))).toContain('\n- Paused until Fri 4 Dec. Next: Fri 4 Dec, ');
    await stage.say('ana', '/quiz schedule every day at 18:00 Asia/Tokyo');
    expect(replyText(await stage.say('bo', '/quiz status'))).toContain('\n- Next: ');
  });

  it('says what to do about a question that could not be posted, until it could', async () => {
    const stage = await openStage({ at });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    stage.recorder.sendEnds.push({
      kind: 'refused',
      why: 'not-in-room',
      detail: 'not_in_channel',
      advice: 'Invite me first: /invite @Studyhall.',
    });
    await stage.advance(hour / 2);
    expect(replyText(await stage.say('bo', '/quiz status'))).toContain(
      'Not posted\n- Who patches the guest system on EC2? Invite me first: /invite @Studyhall.',
    );
    await stage.advance(2 * 60_000);
    expect(replyText(await stage.say('bo', '/quiz status'))).not.toContain('Not posted');
  });

  it('names slots that were skipped, and why', async () => {
    const stage = await openStage({ at });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
    await stage.advance(50 * hour);
    expect(replyText(await stage.say('bo', '/quiz status'))).toContain(
      'Skipped\n- Fri 27 Nov, 10:00: I wasn’t running then.',
    );
    await stage.advance(15 * 24 * hour);
    expect(replyText(await stage.say('bo', '/quiz status'))).not.toContain('Fri 27 Nov');
  });

  it('counts the questions that the platform can ask', async () => {
    const stage = await openStage({ at, asks: ['true-false'] });
    expect(replyText(await stage.say('bo', '/quiz status'))).toContain('1 of 1 questions left to ask here.');
  });
});
