import { describe, expect, it } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { openStage, replyText, type Stage } from '../../support/stage.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const sayIn = (stage: Stage, room: Room, id: string, text: string) =>
  stage.handle({ kind: 'said', room, by: stage.person(id), name: id, text, via: 'command' });

const told = (stage: Stage, id: string): string[] =>
  stage.recorder.messages().flatMap(({ to }, index) => (to.id === id ? [stage.recorder.texts()[index] ?? ''] : []));

describe('what somebody sees who makes a schedule', () => {
  it('are the next three times in the room’s zone, and in their own where that shows another', async () => {
    const stage = await openStage({ zone: 'Asia/Tokyo' });
    expect(replyText(await stage.say('ana', '/quiz schedule tue at 9 Europe/London'))).toContain(
      '- Tue 1 Dec, 09:00 Europe/London, closes 17:00 · for you Tue 1 Dec, 09:00\n',
    );
    expect(replyText(await stage.say('ana', '/quiz schedule tue at 9 Asia/Tokyo, close at 17:00'))).toContain(
      '- Tue 1 Dec, 09:00 Asia/Tokyo, closes 17:00\n',
    );
    expect(replyText(await stage.say('ana', '/quiz schedule wed at 9 Asia/Seoul'))).toContain(
      '- Wed 2 Dec, 09:00 Asia/Seoul, closes 17:00\n',
    );
  });
});

describe('what somebody sees who is typing a schedule', () => {
  const typed = async (stage: Stage, text: string) =>
    stage.handle({ kind: 'typing', room: stage.room, by: stage.person('ana'), text });

  it('are its next three times, and nothing is kept of it', async () => {
    const stage = await openStage({ zone: 'Asia/Tokyo' });
    expect(await typed(stage, '/quiz schedule tue at 9 Europe/London, close at 17:00')).toMatchObject({
      preview: {
        lines: [
          'Tue 1 Dec, 09:00 Europe/London, closes 17:00',
          'Tue 8 Dec, 09:00 Europe/London, closes 17:00',
          'Tue 15 Dec, 09:00 Europe/London, closes 17:00',
        ],
      },
    });
    expect(await stage.store.schedules.of(stage.room)).toEqual([]);
  });

  it.each([
    ['weekdays at 25:00', { problem: expect.stringContaining('25:00'), part: 'phrase' }],
    ['weekdays at 9, about gardening', { problem: expect.stringMatching(/^No question fits/), part: 'about' }],
    ['every day at 8', { problem: expect.stringContaining('already has that schedule'), part: 'phrase' }],
  ])('is why %j can’t be one', async (phrase, preview) => {
    const stage = await openStage({ zone: 'Asia/Tokyo' });
    await stage.say('ana', '/quiz schedule every day at 8');
    expect(await typed(stage, `/quiz schedule ${phrase}`)).toMatchObject({ preview });
  });

  it('is nothing before there is a phrase', async () => {
    expect(await typed(await openStage(), '/quiz schedule ')).not.toHaveProperty('preview');
  });
});

describe('the list of schedules', () => {
  it('says which button removes which, and a press what it has removed', async () => {
    const stage = await openStage({ zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:30');
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toMatch(/^private: every day[\s\S]*\n- Remove$/);
    await stage.say('ana', '/quiz schedule mondays at 14');
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toMatch(
      /^private: 1\. every day at 9:30 UTC\n.*\n- Remove 1\n2\. every monday at 14:00 UTC\n.*\n- Remove 2$/,
    );
    const [, second] = await stage.store.schedules.of(stage.room);
    expect(replyText(await stage.press('ana', `unschedule:${second?.id}`))).toBe(
      'private: Removed: every monday at 14:00 UTC',
    );
  });
});

describe('the same phrase in another zone', () => {
  it('moves the schedule: what today has had comes no second time, and tomorrow is not lost', async () => {
    const stage = await openStage({ at: '2026-11-25T09:00:00Z', zone: 'Europe/London' });
    await stage.say('ana', '/quiz schedule every day at 9:30, close after 1h');
    await stage.advance(30 * minute);
    await stage.advance(hour);
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 9:30 America/New_York, close after 1h'))).toBe(
      [
        'private: Moved from Europe/London to America/New_York: every day at 9:30 America/New_York, close after 1h',
        '- Thu 26 Nov, 09:30 America/New_York, closes 10:30 · for you Thu 26 Nov, 14:30',
        '- Fri 27 Nov, 09:30 America/New_York, closes 10:30 · for you Fri 27 Nov, 14:30',
        '- Sat 28 Nov, 09:30 America/New_York, closes 10:30 · for you Sat 28 Nov, 14:30',
      ].join('\n'),
    );
    expect(await stage.store.schedules.of(stage.room)).toHaveLength(1);
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toContain('Next: Thu 26 Nov, 14:30');
    const opened = async (after: number) => {
      await stage.advance(after);
      return (await stage.store.rounds.openIn(stage.room)).length;
    };
    expect(await opened(4 * hour)).toBe(0);
    expect(await opened(day)).toBe(1);
  });

  it('asks today’s question at once where its time has just passed, and leaves it out where that is long ago', async () => {
    const stage = await openStage({ at: '2026-11-24T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:30 Europe/London');
    await stage.advance(hour);
    await stage.advance(21 * hour + 45 * minute);
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 9:30 Europe/Athens'))).toContain(
      '\nWed 25 Nov, 09:30 has already passed there, so the question comes now.\n- Thu 26 Nov, 09:30 Europe/Athens',
    );
    await stage.advance(1);
    expect((await stage.store.rounds.openIn(stage.room)).length).toBe(1);

    await stage.advance(19 * hour);
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 9:30 Pacific/Kiritimati'))).toContain(
      '\nThu 26 Nov, 09:30 has already passed there, so that question is skipped.\n- Fri 27 Nov, 09:30 Pacific/Kiritimati',
    );
    await stage.advance(1);
    expect(await stage.store.rounds.openIn(stage.room)).toEqual([]);
    expect(told(stage, 'ana')).toEqual([]);
  });

  it('owes nothing of the days that lay in a pause', async () => {
    const stage = await openStage({ at: '2026-11-23T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.advance(hour);
    await stage.say('ana', '/quiz pause');
    for (let i = 0; i < 3; i += 1) await stage.advance(day);
    await stage.advance(2 * hour);
    await stage.say('ana', '/quiz resume');
    await stage.say('ana', '/quiz schedule every day at 10:00 America/New_York');
    await stage.advance(minute);
    expect(await stage.store.rounds.openIn(stage.room)).toEqual([]);
    expect(told(stage, 'ana')).toEqual([]);
    await stage.advance(3 * hour);
    expect(await stage.store.rounds.openIn(stage.room)).toHaveLength(1);
  });

  it('leaves today’s question out where the time to answer it is over', async () => {
    const stage = await openStage({ at: '2026-11-24T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:30 Europe/London, close after 30m');
    await stage.advance(30 * minute);
    await stage.advance(23 * hour);
    expect(
      replyText(await stage.say('ana', '/quiz schedule every day at 9:30 Europe/Athens, close after 30m')),
    ).toContain('Wed 25 Nov, 09:30 has already passed there, so that question is skipped.');
  });

  it('is another schedule when it differs in more than the zone', async () => {
    const stage = await openStage();
    for (const phrase of ['every day at 9:30 UTC', 'every day at 9:31 Asia/Tokyo', 'weekdays at 9:30 Asia/Tokyo']) {
      expect(replyText(await stage.say('ana', `/quiz schedule ${phrase}`))).toMatch(/^private: Scheduled/);
    }
    expect(await stage.store.schedules.of(stage.room)).toHaveLength(3);
  });

  it('is the last one when there are twenty', async () => {
    const stage = await openStage();
    for (let i = 10; i < 30; i += 1) await stage.say('ana', `/quiz schedule every day at 9:${i} UTC`);
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 9:30 UTC'))).toBe(
      'private: This channel already has 20 schedules. Remove one first: “/quiz schedules” lists them.',
    );
    expect(await stage.store.schedules.of(stage.room)).toHaveLength(20);
  });
});

describe('a pause until a day', () => {
  it('ends when that day begins in each schedule’s own zone', async () => {
    const stage = await openStage({ at: '2026-11-25T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 20:00 America/New_York, close after 1h');
    await stage.say('ana', '/quiz schedule every day at 0:30 Asia/Tokyo, close after 1h');
    expect(replyText(await stage.say('ana', '/quiz pause until 4 Jan 2027'))).toBe(
      'private: Paused until Mon 4 Jan 2027.\nNext: Sun 3 Jan, 15:30 · Mon 4 Jan, 15:30 · Tue 5 Jan, 01:00',
    );
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toContain(
      'Paused until Mon 4 Jan 2027. Next: Tue 5 Jan, 01:00',
    );
    await stage.advance(39 * day);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(6 * hour + 31 * minute);
    expect(stage.recorder.messages()).toHaveLength(1);
    expect(replyText(await stage.say('ana', '/quiz status'))).toContain('Next: Mon 4 Jan, 15:30 · Tue 5 Jan, 01:00');
  });

  it('is refused when the day has begun everywhere, or is none', async () => {
    const stage = await openStage({ at: '2026-11-25T03:00:00Z' });
    await stage.say('ana', '/quiz schedule every day at 9 America/New_York');
    for (const text of ['2026-11-24', 'until 2026-11-31', 'until the cows come home', '2026-11-24 at 22:00']) {
      expect(replyText(await stage.say('ana', `/quiz pause ${text}`))).toBe(
        `private: “${text}” isn’t a day in the future. Try “/quiz pause until monday”, “for 2 weeks” or “until 2027-01-04”.`,
      );
    }
    expect(replyText(await stage.say('ana', '/quiz pause until 2026-11-25'))).toMatch(
      /^private: Paused until Wed 25 Nov\./,
    );
  });

  it.each([
    ['until tomorrow', 'Thu 26 Nov'],
    ['until monday', 'Mon 30 Nov'],
    ['for 2 weeks', 'Wed 9 Dec'],
    ['24 december', 'Thu 24 Dec'],
    ['until monday 9:30', 'Mon 30 Nov, 09:30'],
  ])('%s is understood, and said back with its weekday', async (text, date) => {
    const stage = await openStage({ at: '2026-11-25T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:30 Europe/London');
    expect(replyText(await stage.say('ana', `/quiz pause ${text}`))).toContain(
      `private: Paused until ${date}.\nNext: `,
    );
  });

  it('is refused when it could be two days', async () => {
    const stage = await openStage({ at: '2026-11-25T09:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:30 Europe/London');
    expect(replyText(await stage.say('ana', '/quiz pause until 04/01/2027'))).toBe(
      'private: “until 04/01/2027” could be 4 January or 1 April. Say which, such as “/quiz pause until 4 January”.',
    );
    expect(replyText(await stage.say('ana', '/quiz schedules'))).not.toContain('Paused');
  });

  it('harms no streak, and owes nothing when it is lifted', async () => {
    const stage = await openStage({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:00, close after 1h');
    const play = async () => {
      await stage.choose('ana', await stage.openRound(), 0);
      await stage.advance(2 * hour);
    };
    await stage.advance(hour);
    await play();
    await stage.say('ana', '/quiz pause until 2026-12-01');
    await stage.advance(5 * day);
    await stage.say('ana', '/quiz resume');
    await stage.advance(22 * hour);
    await play();
    expect(replyText(await stage.say('ana', '/studyhall me'))).toMatch(/streak.*2|2.*in a row/i);
    expect(stage.recorder.messages()).toHaveLength(4);
  });
});

describe('what managers are told of questions that did not come', () => {
  it('is one message for a time away, to everybody whom it concerns', async () => {
    const stage = await openStage({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    const other: Room = { ...stage.room, id: 'random' };
    await stage.say('ana', '/quiz schedule every day at 9:00');
    await stage.say('ana', '/quiz schedule weekdays at 10:00, close after 30m');
    await sayIn(stage, other, 'bo', '/quiz schedule every day at 21:00');
    await stage.advance(6 * day + 15 * hour);
    const message = [
      '18 questions were skipped: I was down or too late when they were due.',
      '- “every day at 9:00 UTC”: 7 since Tue 24 Nov, 09:00',
      '- “weekdays at 10:00 UTC, close after 30m”: 5 since Tue 24 Nov, 10:00',
      '- “every day at 21:00 UTC”: 6 since Tue 24 Nov, 21:00',
      'Streaks aren’t affected. A question comes at most 6h late (see “/studyhall settings”); ' +
        '“/quiz now” in a channel asks one right away.',
    ].join('\n');
    expect(told(stage, 'ana')).toEqual([message]);
    expect(told(stage, 'bo')).toEqual([message]);
    // The last of the other room was two hours ago: the only one that is made up for.
    expect(stage.recorder.messages().filter(({ to }) => to.id === 'random')).toHaveLength(1);
    expect(stage.recorder.messages()).toHaveLength(3);
    await stage.restart();
    await stage.advance(hour);
    expect(stage.recorder.messages()).toHaveLength(3);
  });

  it('names what to do when no question fits, once a month', async () => {
    const stage = await openStage({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:00, about shared');
    stage.setLibrary([{ path: 'a.md', text: '# A\n\nText.' }]);
    await stage.advance(hour);
    for (let days = 0; days < 2; days++) await stage.advance(day);
    expect(told(stage, 'ana')).toEqual([
      'No question could be asked for “every day at 9:00 UTC, about shared”. There are no questions yet. ' +
        '“/quiz drafts” suggests some from the notes. To write your own, “studyhall bank --missing” lists passages without ' +
        'one; add some in a file such as iam.quiz.md next to iam.md.',
    ]);
    await stage.advance(7 * day);
    expect(told(stage, 'ana').map((text) => text.slice(0, 23))).toEqual([
      'No question could be as',
      '6 questions were skippe',
      'No question could be as',
    ]);
  });
});

describe('a clock that steps', () => {
  it('an hour back and an hour on: every question once', async () => {
    const stage = await openStage({ at: '2026-11-24T08:59:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:00');
    for (const step of [minute, -hour, hour, minute, -hour, 2 * hour]) await stage.advance(step);
    expect(stage.recorder.messages()).toHaveLength(1);
    await stage.advance(-hour);
    await stage.restart();
    expect(stage.recorder.messages()).toHaveLength(1);
    expect(await stage.store.rounds.openIn(stage.room)).toHaveLength(1);
  });
});

describe('a room whose question can not be opened', () => {
  it('holds up no other room, and gets its question as soon as that can be', async () => {
    const stage = await openStage();
    const rooms = ['one', 'two'].map((id) => ({ ...stage.room, id }));
    for (const room of rooms) await sayIn(stage, room, 'ana', '/quiz schedule every day at 10:00 UTC');
    const { lastAsked } = stage.store.rounds;
    const failing = (room: Room) => (room.id === 'one' ? Promise.reject(new Error('away')) : lastAsked(room));
    Object.assign(stage.store.rounds, { lastAsked: failing });
    await stage.advance(hour);
    const open = () => Promise.all(rooms.map(async (room) => (await stage.store.rounds.openIn(room)).length));
    expect(await open()).toEqual([0, 1]);
    Object.assign(stage.store.rounds, { lastAsked });
    await stage.advance(minute);
    expect(await open()).toEqual([1, 1]);
  });
});

describe('alone with the bot', () => {
  const dm = async () => {
    const stage = await openStage({ zone: 'UTC', alone: 'dm-ana' });
    const room = { ...stage.room, id: 'dm-ana' };
    return { stage, say: async (text: string) => replyText(await sayIn(stage, room, 'ana', text)) };
  };

  it('a schedule says that it is for this DM', async () => {
    const { stage, say } = await dm();
    expect(await say('/quiz pause')).toBe('private: This DM has no schedule.');
    expect(await say('/quiz schedule every day at 9:30')).toMatch(/^private: Scheduled for this DM: every day at 9:30/);
    expect(await say('/quiz schedule every day at 9:30')).toMatch(/^private: This DM already has that schedule/);
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 9:30'))).toMatch(/^private: Scheduled: every/);
  });

  it('nobody is told that they have no points: each channel has a board of its own', async () => {
    const { stage, say } = await dm();
    expect(await say('/leaderboard')).toBe(
      'private: Each channel has a leaderboard of its own. Ask for it in the channel.',
    );
    expect(replyText(await stage.say('ana', '/leaderboard'))).toMatch(/^private: No points yet this week/);
  });

  it('a receipt names when the question closes, whether the phrase says so or not', async () => {
    const { say } = await dm();
    expect(await say('/quiz schedule every day at 9:30')).toContain(', closes 17:30');
    expect(await say('/quiz schedule every day at 22:00, close at 23:00')).toContain(', closes 23:00');
  });
});
