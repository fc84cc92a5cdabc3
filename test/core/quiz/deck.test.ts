import { describe, expect, it } from 'vitest';
import { openStage, replyText } from '../../support/stage.js';

const day = 24 * 3_600_000;
/** Half a minute after the schedule's hour: a day later its slot has just come. */
const at = '2026-11-25T10:00:30Z';

/** A note of so many facts, and a question on each; `gone`: facts that the note does not hold any more. */
const bankOf = (count: number, gone: readonly number[] = []) => {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const facts = numbers.filter((n) => !gone.includes(n)).map((n) => `- Service ${n} keeps secret number ${n}.`);
  const questions = numbers.map((n) =>
    [
      `## What does service ${n} keep? {#s${n}}`,
      `- [x] Secret number ${n}`,
      '- [ ] Nothing — it keeps a number',
      '> So it says.',
      `Source: a.md#facts "service ${n} keeps secret number ${n}"`,
    ].join('\n'),
  );
  return [
    { path: 'a.md', text: ['# Services', '## Facts', ...facts].join('\n') },
    { path: 'a.quiz.md', text: questions.join('\n\n') },
  ];
};

const stage = async (count: number, more: Parameters<typeof openStage>[0] = {}) => {
  const opened = await openStage({ files: bankOf(count), at, ...more });
  await opened.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h');
  return {
    ...opened,
    /** So many days pass, and what was said in private to the managers meanwhile. */
    days: async (number: number): Promise<string[]> => {
      const before = told(opened).length;
      for (let i = 0; i < number; i += 1) await opened.advance(day);
      return told(opened).slice(before);
    },
    told: () => told(opened),
  };
};

const told = ({ recorder, room }: Awaited<ReturnType<typeof openStage>>): string[] =>
  recorder.texts().filter((_, i) => recorder.messages()[i]?.to.id !== room.id);

const low = (unseen: number, total: number): string =>
  `${unseen} of the ${total} questions for “every day at 10:00 UTC, close after 1h” haven’t been asked yet. After that, the old ones repeat. To add some, run “studyhall bank --missing” to list passages without a question, and write them in a file such as iam.quiz.md next to iam.md.`;
const out = (total: number): string =>
  `All ${total} questions for “every day at 10:00 UTC, close after 1h” have been asked, so they now repeat, starting with those due for review. To add some, run “studyhall bank --missing” to list passages without a question, and write them in a file such as iam.quiz.md next to iam.md.`;

describe('a deck that runs out', () => {
  it('is told of once at ten new questions, and once when the old ones come again', async () => {
    const { days } = await stage(12);
    expect(await days(1)).toEqual([]);
    expect(await days(1)).toEqual([low(10, 12)]);
    expect(await days(10)).toEqual([]);
    expect(await days(1)).toEqual([out(12)]);
    expect(await days(14)).toEqual([]);
  });

  it('is told of anew when questions were added and it shrinks again', async () => {
    const { days, setLibrary } = await stage(11);
    expect(await days(3)).toEqual([low(10, 11)]);
    setLibrary(bankOf(15));
    expect(await days(1)).toEqual([]);
    expect(await days(1)).toEqual([low(10, 15)]);
    expect(await days(10)).toEqual([]);
    expect(await days(1)).toEqual([out(15)]);
  });

  it('goes to the makers of the schedules and to MANAGERS that were seen, not to the room', async () => {
    const opened = await stage(11, { extraManagers: ['zoe'] });
    await opened.say('zoe', '/quiz now');
    await opened.choose('zoe', await opened.openRound(), 0);
    await opened.say('zoe', '/quiz close');
    await opened.days(1);
    const to = opened.recorder.messages().filter(({ key }) => key.startsWith('deck-low'));
    expect(to.map((each) => each.to.id).sort()).toEqual(['ana', 'zoe']);
  });

  it('is no matter of a question that somebody starts by hand', async () => {
    const opened = await openStage({ files: bankOf(11) });
    for (let i = 0; i < 13; i += 1) {
      await opened.say('ana', '/quiz now');
      await opened.say('ana', '/quiz close');
      await opened.advance(1000);
    }
    expect(told(opened)).toEqual([]);
  });

  it('is counted for what the schedule asks', async () => {
    const opened = await openStage({ files: bankOf(30), at });
    await opened.say('ana', '/quiz schedule every day at 10:00 UTC, close after 1h, about services');
    for (let i = 0; i < 20; i += 1) await opened.advance(day);
    expect(told(opened)).toEqual([expect.stringMatching(/^10 of the 30 questions for “.*about services”/)]);
  });
});

describe('a question that its note proves no more', () => {
  it('rests until it is mended, and the managers hear of it once', async () => {
    const { days, setLibrary, told: all, store, room, say } = await stage(3);
    await days(1);
    setLibrary(bankOf(3, [2, 3]));
    expect(await days(2)).toContain(
      [
        '2 questions are paused, because the words that prove them are no longer in the notes:',
        `- a.quiz.md:11 "service 2 keeps secret number 2" can't be found below a.md#facts: the passage has changed: check the answer, then quote what it says now (from line 2)`,
        `- a.quiz.md:17 "service 3 keeps secret number 3" can't be found below a.md#facts: the passage has changed: check the answer, then quote what it says now (from line 2)`,
        'They come back once fixed; “studyhall lint” lists what’s wrong.',
      ].join('\n'),
    );
    const asked = async () => (await store.rounds.latest(room, 2)).map(({ question }) => question);
    expect(await asked()).toEqual(['s1', 's1']);
    expect(replyText(await say('bo', '/quiz status'))).toContain(
      `Paused questions\n- a.quiz.md:11 "service 2 keeps secret number 2" can't be found below a.md#facts`,
    );
    const before = all().length;
    setLibrary(bankOf(3, [3]));
    setLibrary(bankOf(3));
    await days(2);
    expect((await asked()).sort()).toEqual(['s2', 's3']);
    expect(
      all()
        .slice(before)
        .filter((text) => text.includes('paused')),
    ).toEqual([]);
  });

  it('is told of at a start too, and not twice', async () => {
    const opened = await stage(3);
    opened.setLibrary(bankOf(3, [2]));
    await opened.restart();
    await opened.restart();
    expect(told(opened)).toEqual([
      expect.stringMatching(/^1 question is paused, because the words that prove it are no longer in/),
    ]);
  });

  it('is told of once the store is there again', async () => {
    const opened = await stage(2);
    await opened.advance(1000);
    opened.setLibrary(bankOf(2, [1]));
    const { add } = opened.store.outbox;
    Object.assign(opened.store.outbox, { add: () => Promise.reject(new Error('away')) });
    await opened.advance(1000);
    Object.assign(opened.store.outbox, { add });
    await opened.advance(1000);
    expect(opened.told().map((text) => text.split(',', 1)[0])).toEqual(['1 question is paused']);
  });

  it('is told of when another one follows, in one message', async () => {
    const opened = await stage(3);
    opened.setLibrary(bankOf(3, [2]));
    await opened.advance(1000);
    opened.setLibrary(bankOf(3, [2, 3]));
    await opened.advance(1000);
    expect(told(opened).map((text) => text.split(',', 1)[0])).toEqual([
      '1 question is paused',
      '2 questions are paused',
    ]);
  });

  it('is no news where nothing is scheduled', async () => {
    const opened = await openStage({ files: bankOf(3, [1]) });
    await opened.advance(1000);
    expect(opened.recorder.messages()).toEqual([]);
  });
});
