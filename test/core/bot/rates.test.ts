import { describe, expect, it } from 'vitest';
import { openStage, replyText } from '../../support/stage.js';

const repeat = async <T>(times: number, work: (i: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let i = 0; i < times; i += 1) results.push(await work(i));
  return results;
};

describe('one person’s flood', () => {
  it('is answered up to the limit, told once a minute in private, and pushes out nobody’s gaps', async () => {
    const stage = await openStage({ limited: true });
    const { store, room } = stage;
    await stage.say('bo', 'what about the quorble policy?', 'mention');
    const replies = await repeat(1_000, (i) => stage.say('ana', `what is zorblax number ${i}?`, 'mention'));
    const kinds = replies.map((reply) => replyText(reply).split(':')[0]);
    expect(kinds.filter((kind) => kind === 'public')).toHaveLength(30);
    expect(kinds.filter((kind) => kind === 'private')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'nothing')).toHaveLength(969);
    expect(replyText(replies[30] ?? { kind: 'nothing' })).toBe(
      'private: That’s a lot of questions in one minute. Give me a moment, then ask again.',
    );
    expect(replyText(await stage.say('bo', 'who patches the hosts?', 'mention'))).toMatch(/^public: /);
    await stage.advance(60_000);
    expect(replyText(await stage.say('ana', 'who patches the hosts?', 'mention'))).toMatch(/^public: /);
    const gaps = await store.gaps.in(room.adapter, room.space);
    expect(gaps.map(({ query }) => query)).toContain('what about the quorble policy?');
  });

  it('makes two hundred gaps a day at most', async () => {
    const stage = await openStage({ limited: true });
    const { store, room } = stage;
    for (let minute = 0; minute < 10; minute += 1) {
      await repeat(30, (i) => stage.say('ana', `what is zorblax ${minute} and ${i}?`, 'mention'));
      await stage.advance(60_000);
    }
    const count = async () => (await store.gaps.in(room.adapter, room.space)).length;
    expect(await count()).toBe(200);
    await stage.say('bo', 'what about the quorble policy?', 'mention');
    expect(await count()).toBe(201);
    await stage.advance(86_400_000);
    await stage.say('ana', 'what is zorblax again?', 'mention');
    expect(await count()).toBe(202);
  });

  it('of presses on a vote says that the last one does not count, while the one before stands', async () => {
    const stage = await openStage({ limited: true });
    await stage.say('ana', '/quiz now close after 5m');
    const round = await stage.openRound();
    const replies = await repeat(8, (i) => stage.choose('bo', round, i % 2));
    expect(replies.map((reply) => replyText(reply).slice(0, 21))).toEqual(
      [
        'private: Your answer i',
        ...Array.from({ length: 4 }, () => 'private: Changed. You'),
        'private: Not counted: ',
        'nothing',
        'nothing',
      ].map((text) => text.slice(0, 21)),
    );
    expect(replyText(replies[5] ?? { kind: 'nothing' })).toContain('Any answer you gave before still stands.');
    expect(await stage.store.rounds.ballot(round, stage.person('bo'))).toEqual({ picks: [0] });
    expect(replyText(await stage.choose('cy', round, 1))).toContain('Your answer is');
  });

  it('does not concern whoever runs the program', async () => {
    const stage = await openStage();
    const replies = await repeat(40, () => stage.say('ana', '/studyhall help'));
    expect(replies.every((reply) => replyText(reply).startsWith('private: Ask me anything'))).toBe(true);
  });
});
