import { describe, expect, it } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { type House, openHouse, replyText } from '../../support/house.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const sayIn = (house: House, room: Room, id: string, text: string) =>
  house.handle({ kind: 'said', room, by: house.person(id), name: id, text, via: 'command' });

const told = (house: House, id: string): string[] =>
  house.recorder.messages().flatMap(({ to }, index) => (to.id === id ? [house.recorder.texts()[index] ?? ''] : []));

describe('what somebody sees who makes a schedule', () => {
  it('are the next three times in the room’s zone, and in their own where that shows another', async () => {
    const house = await openHouse({ zone: 'Asia/Tokyo' });
    expect(replyText(await house.say('ana', '/quiz schedule tue at 9 Europe/London'))).toContain(
      '- Tue 2026-12-01 09:00 Europe/London · for you Tue 1 Dec, 09:00\n',
    );
    expect(replyText(await house.say('ana', '/quiz schedule tue at 9 Asia/Tokyo, close at 17:00'))).toContain(
      '- Tue 2026-12-01 09:00 Asia/Tokyo, closes 17:00\n',
    );
    expect(replyText(await house.say('ana', '/quiz schedule wed at 9 Asia/Seoul'))).toContain(
      '- Wed 2026-12-02 09:00 Asia/Seoul\n',
    );
  });
});

describe('the same phrase in another zone', () => {
  it('moves the schedule: what today has had comes no second time, and tomorrow is not lost', async () => {
    const house = await openHouse({ at: '2026-11-25T09:00:00Z', zone: 'Europe/London' });
    await house.say('ana', '/quiz schedule every day at 9:30, close after 1h');
    await house.advance(30 * minute);
    await house.advance(hour);
    expect(replyText(await house.say('ana', '/quiz schedule every day at 9:30 America/New_York, close after 1h'))).toBe(
      [
        'private: Moved from Europe/London to America/New_York: every day at 9:30 America/New_York, close after 1h',
        '- Thu 2026-11-26 09:30 America/New_York, closes 10:30 · for you Thu 26 Nov, 14:30',
        '- Fri 2026-11-27 09:30 America/New_York, closes 10:30 · for you Fri 27 Nov, 14:30',
        '- Sat 2026-11-28 09:30 America/New_York, closes 10:30 · for you Sat 28 Nov, 14:30',
      ].join('\n'),
    );
    expect(await house.store.schedules.of(house.room)).toHaveLength(1);
    expect(replyText(await house.say('ana', '/quiz schedules'))).toContain('Next: Thu 26 Nov, 14:30');
    const opened = async (after: number) => {
      await house.advance(after);
      return (await house.store.rounds.openIn(house.room)).length;
    };
    expect(await opened(4 * hour)).toBe(0);
    expect(await opened(day)).toBe(1);
  });

  it('asks today’s question at once where its time has just passed, and leaves it out where that is long ago', async () => {
    const house = await openHouse({ at: '2026-11-24T09:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 9:30 Europe/London');
    await house.advance(hour);
    await house.advance(21 * hour + 45 * minute);
    expect(replyText(await house.say('ana', '/quiz schedule every day at 9:30 Europe/Athens'))).toContain(
      '\nWed 2026-11-25 09:30 has passed there: the question comes now.\n- Thu 2026-11-26 09:30 Europe/Athens',
    );
    await house.advance(1);
    expect((await house.store.rounds.openIn(house.room)).length).toBe(1);

    await house.advance(19 * hour);
    expect(replyText(await house.say('ana', '/quiz schedule every day at 9:30 Pacific/Kiritimati'))).toContain(
      '\nThu 2026-11-26 09:30 has passed there: no question is asked for it.\n- Fri 2026-11-27 09:30 Pacific/Kiritimati',
    );
    await house.advance(1);
    expect(await house.store.rounds.openIn(house.room)).toEqual([]);
    expect(told(house, 'ana')).toEqual([]);
  });

  it('owes nothing of the days that lay in a pause', async () => {
    const house = await openHouse({ at: '2026-11-23T09:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    await house.advance(hour);
    await house.say('ana', '/quiz pause');
    for (let i = 0; i < 3; i += 1) await house.advance(day);
    await house.advance(2 * hour);
    await house.say('ana', '/quiz resume');
    await house.say('ana', '/quiz schedule every day at 10:00 America/New_York');
    await house.advance(minute);
    expect(await house.store.rounds.openIn(house.room)).toEqual([]);
    expect(told(house, 'ana')).toEqual([]);
    await house.advance(3 * hour);
    expect(await house.store.rounds.openIn(house.room)).toHaveLength(1);
  });

  it('leaves today’s question out where the time to answer it is over', async () => {
    const house = await openHouse({ at: '2026-11-24T09:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 9:30 Europe/London, close after 30m');
    await house.advance(30 * minute);
    await house.advance(23 * hour);
    expect(
      replyText(await house.say('ana', '/quiz schedule every day at 9:30 Europe/Athens, close after 30m')),
    ).toContain('Wed 2026-11-25 09:30 has passed there: no question is asked for it.');
  });

  it('is another schedule when it differs in more than the zone', async () => {
    const house = await openHouse();
    for (const phrase of ['every day at 9:30 UTC', 'every day at 9:31 Asia/Tokyo', 'weekdays at 9:30 Asia/Tokyo']) {
      expect(replyText(await house.say('ana', `/quiz schedule ${phrase}`))).toMatch(/^private: Scheduled/);
    }
    expect(await house.store.schedules.of(house.room)).toHaveLength(3);
  });
});

describe('a pause until a day', () => {
  it('ends when that day begins in each schedule’s own zone', async () => {
    const house = await openHouse({ at: '2026-11-25T09:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 20:00 America/New_York, close after 1h');
    await house.say('ana', '/quiz schedule every day at 0:30 Asia/Tokyo, close after 1h');
    expect(replyText(await house.say('ana', '/quiz pause until 4 Jan 2027'))).toBe(
      'private: Paused until 4 Jan 2027.\nNext: Sun 3 Jan, 15:30 · Mon 4 Jan, 15:30 · Tue 5 Jan, 01:00',
    );
    expect(replyText(await house.say('ana', '/quiz schedules'))).toContain('Paused. Next: Tue 5 Jan, 01:00');
    await house.advance(39 * day);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(6 * hour + 31 * minute);
    expect(house.recorder.messages()).toHaveLength(1);
    expect(replyText(await house.say('ana', '/quiz status'))).toContain('Next: Mon 4 Jan, 15:30 · Tue 5 Jan, 01:00');
  });

  it('is refused when the day has begun everywhere, or is none', async () => {
    const house = await openHouse({ at: '2026-11-25T03:00:00Z' });
    await house.say('ana', '/quiz schedule every day at 9 America/New_York');
    for (const text of ['2026-11-24', 'until 2026-11-31', 'until monday', '2026-11-24 at 22:00']) {
      expect(replyText(await house.say('ana', `/quiz pause ${text}`))).toBe(
        `private: “${text}” is no day to come; try “/quiz pause until 2027-01-04”.`,
      );
    }
    expect(replyText(await house.say('ana', '/quiz pause until 2026-11-25'))).toMatch(
      /^private: Paused until 2026-11-25/,
    );
  });

  it('harms no streak, and owes nothing when it is lifted', async () => {
    const house = await openHouse({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 9:00, close after 1h');
    const play = async () => {
      await house.choose('ana', await house.openRound(), 0);
      await house.advance(2 * hour);
    };
    await house.advance(hour);
    await play();
    await house.say('ana', '/quiz pause until 2026-12-01');
    await house.advance(5 * day);
    await house.say('ana', '/quiz resume');
    await house.advance(22 * hour);
    await play();
    expect(replyText(await house.say('ana', '/studyhall me'))).toMatch(/streak.*2|2.*in a row/i);
    expect(house.recorder.messages()).toHaveLength(4);
  });
});

describe('what managers are told of questions that did not come', () => {
  it('is one message for a time away, to everybody whom it concerns', async () => {
    const house = await openHouse({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    const other: Room = { ...house.room, id: 'random' };
    await house.say('ana', '/quiz schedule every day at 9:00');
    await house.say('ana', '/quiz schedule weekdays at 10:00, close after 30m');
    await sayIn(house, other, 'bo', '/quiz schedule every day at 21:00');
    await house.advance(6 * day + 15 * hour);
    const message = [
      '18 questions were left out: I was not there, or not in time, when they were due.',
      '- “every day at 9:00 UTC”: 7 since Tue 24 Nov, 09:00',
      '- “weekdays at 10:00 UTC, close after 30m”: 5 since Tue 24 Nov, 10:00',
      '- “every day at 21:00 UTC”: 6 since Tue 24 Nov, 21:00',
      'No streak suffers. A question comes at most 6h late (“/studyhall settings”); ' +
        '“/quiz now” in a room asks one at once.',
    ].join('\n');
    expect(told(house, 'ana')).toEqual([message]);
    expect(told(house, 'bo')).toEqual([message]);
    // The last of the other room was two hours ago: the only one that is made up for.
    expect(house.recorder.messages().filter(({ to }) => to.id === 'random')).toHaveLength(1);
    expect(house.recorder.messages()).toHaveLength(3);
    await house.restart();
    await house.advance(hour);
    expect(house.recorder.messages()).toHaveLength(3);
  });

  it('names what to do when no question fits, once a month', async () => {
    const house = await openHouse({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 9:00, about shared');
    house.setLibrary([{ path: 'a.md', text: '# A\n\nText.' }]);
    await house.advance(hour);
    for (let days = 0; days < 2; days++) await house.advance(day);
    expect(told(house, 'ana')).toEqual([
      'No question could be asked for “every day at 9:00 UTC, about shared”. There are no questions yet: ' +
        '“studyhall bank --missing” lists passages without one, and a file such as iam.quiz.md beside iam.md adds them.',
    ]);
    await house.advance(7 * day);
    expect(told(house, 'ana').map((text) => text.slice(0, 23))).toEqual([
      'No question could be as',
      '6 questions were left o',
      'No question could be as',
    ]);
  });
});

describe('a clock that steps', () => {
  it('an hour back and an hour on: every question once', async () => {
    const house = await openHouse({ at: '2026-11-24T08:59:00Z', zone: 'UTC' });
    await house.say('ana', '/quiz schedule every day at 9:00');
    for (const step of [minute, -hour, hour, minute, -hour, 2 * hour]) await house.advance(step);
    expect(house.recorder.messages()).toHaveLength(1);
    await house.advance(-hour);
    await house.restart();
    expect(house.recorder.messages()).toHaveLength(1);
    expect(await house.store.rounds.openIn(house.room)).toHaveLength(1);
  });
});

describe('a room whose question can not be opened', () => {
  it('holds up no other room, and gets its question as soon as that can be', async () => {
    const house = await openHouse();
    const rooms = ['one', 'two'].map((id) => ({ ...house.room, id }));
    for (const room of rooms) await sayIn(house, room, 'ana', '/quiz schedule every day at 10:00 UTC');
    const { lastAsked } = house.store.rounds;
    const failing = (room: Room) => (room.id === 'one' ? Promise.reject(new Error('away')) : lastAsked(room));
    Object.assign(house.store.rounds, { lastAsked: failing });
    await house.advance(hour);
    const open = () => Promise.all(rooms.map(async (room) => (await house.store.rounds.openIn(room)).length));
    expect(await open()).toEqual([0, 1]);
    Object.assign(house.store.rounds, { lastAsked });
    await house.advance(minute);
    expect(await open()).toEqual([1, 1]);
  });
});
