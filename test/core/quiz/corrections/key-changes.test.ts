import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../src/core/knowledge/question.js';
import { keyOf, restated } from '../../../../src/core/quiz/corrections/apply.js';
import { snapshotOf } from '../../../../src/core/quiz/snapshot.js';
import { openHouse, replyText, smallNotes } from '../../../support/house.js';

/** The notes with the key of the first question turned to another choice. */
const turned = smallNotes.map(({ path, text }) => ({
  path,
  text: text
    .replace('- [ ] AWS — it patches hosts only', '- [x] AWS')
    .replace('- [x] The customer', '- [ ] The customer — not here'),
}));
const hour = 3_600_000;

describe('a key that was changed in its file', () => {
  const played = async (managers?: readonly string[]) => {
    const house = await openHouse(managers ? { managers } : {});
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.choose('ana', round, 0);
    await house.choose('bo', round, 2);
    await house.say('ana', '/quiz close');
    await house.advance(1000);
    const offers = () => house.recorder.messages().filter(({ to }) => to.id === 'ana');
    return { house, round, offers };
  };

  it('is offered once to whoever made the schedule, and corrects nothing by itself', async () => {
    const { house, offers } = await played();
    house.setLibrary(turned);
    await house.advance(1000);
    await house.advance(1000);
    house.setLibrary(turned);
    await house.advance(1000);
    await house.restart();
    expect(offers().map(({ message }) => message.summary)).toEqual([
      'The key of “Who patches the guest system on EC2?” was changed',
    ]);
    expect(replyText(await house.say('ana', '/leaderboard'))).toContain('1  ana   1');
  });

  it('restates votes, boards and cards when a manager says so, and the room is told', async () => {
    const { house, offers } = await played();
    house.setLibrary(turned);
    await house.advance(1000);
    expect(offers().length).toBe(1);
    expect(replyText(await house.press('ana', 'correct:guest'))).toBe(
      'private: Corrected 1 question that had been asked; the boards are restated.',
    );
    await house.advance(2000);
    expect(replyText(await house.say('ana', '/leaderboard'))).toMatch(/1 {2}bo {4}1[\s\S]*2 {2}ana {3}0/);
    const [card] = house.recorder.texts();
    expect(card).toMatch(/✓ AWS/);
    expect(card).toMatch(/ {2}The customer/);
    expect(house.recorder.texts()).toContain(
      'Corrected: the answer to “Who patches the guest system on EC2?” is AWS. The boards are restated.',
    );
    expect(replyText(await house.press('ana', 'correct:guest'))).toBe(
      'private: There is nothing to correct that you may change.',
    );
  });

  it('is noticed at a start too, when it was changed while nobody was there', async () => {
    const { house, offers } = await played();
    house.setLibrary(turned);
    await house.restart();
    expect(offers().length).toBe(1);
  });

  it('is one offer for all rooms of those who look after them, and one press corrects them all', async () => {
    const house = await openHouse({ extraManagers: ['max'] });
    await house.store.people.remember(house.person('max'), 'max');
    for (const id of ['one', 'two', 'three']) {
      const base = { room: { ...house.room, id }, kind: 'said', via: 'command' } as const;
      await house.handle({ ...base, by: house.person('ana'), text: '/quiz now' });
      await house.handle({ ...base, by: house.person('ana'), text: '/quiz close' });
      if (id !== 'three')
        await house.handle({ ...base, by: house.person('ana'), text: '/quiz schedule daily at 20:00 UTC' });
    }
    house.setLibrary(turned);
    await house.advance(1000);
    const offers = house.recorder.messages().filter(({ message }) => /was changed/.test(message.summary));
    expect(offers.map(({ to }) => to.id).sort()).toEqual(['ana', 'max']);
    expect(replyText(await house.press('max', 'correct:guest'))).toMatch(/^private: Corrected 3 questions/);
  });

  it('is offered in person also where only some spaces are served', async () => {
    const house = await openHouse({ spaces: ['team'], direct: 'alone' });
    await house.say('ana', '/quiz now');
    await house.say('ana', '/quiz close');
    house.setLibrary(turned);
    const base = { room: { ...house.room, space: 'alone' }, by: { ...house.person('ana'), space: 'alone' } };
    expect(replyText(await house.handle({ ...base, kind: 'pressed', id: 'correct:guest' }))).toMatch(
      /Corrected 1 question/,
    );
    expect(replyText(await house.handle({ ...base, kind: 'pressed', id: 'revise:id1' }))).toMatch(/another team/);
  });

  it('is offered once the store is there again', async () => {
    const { house, offers } = await played();
    house.setLibrary(turned);
    const { add } = house.store.outbox;
    Object.assign(house.store.outbox, { add: () => Promise.reject(new Error('away')) });
    await house.advance(1000);
    Object.assign(house.store.outbox, { add });
    expect(offers()).toEqual([]);
    await house.advance(1000);
    expect(offers().length).toBe(1);
  });

  it('can be applied by managers only', async () => {
    const { house } = await played(['ana']);
    house.setLibrary(turned);
    await house.advance(1000);
    expect(replyText(await house.press('bo', 'correct:guest'))).toMatch(/^private: There is nothing to correct/);
    expect(replyText(await house.say('ana', '/leaderboard'))).toContain('1  ana   1');
  });

  it('leaves an open round as it was asked', async () => {
    const { house } = await played();
    await house.advance(hour);
    const open = await house.openRound();
    const before = (await house.store.rounds.get(open))?.snapshot;
    house.setLibrary(turned);
    await house.advance(1000);
    await house.press('ana', 'correct:guest');
    expect((await house.store.rounds.get(open))?.snapshot).toEqual(before);
  });
});

describe('what is restated', () => {
  const question: Question = {
    id: 'q',
    file: 'a.quiz.md',
    line: 1,
    kind: 'single',
    topic: 'A',
    difficulty: 1,
    prompt: 'Which?',
    choices: ['one', 'two', 'three'].map((text, i) => ({ text, right: i === 0, why: '' })),
    accepts: [],
    explanation: 'So it is.',
    source: { file: 'a.md', heading: 'a', quote: 'one', line: 1, text: 'one' },
  };
  const asked = snapshotOf(question, () => 0.3);
  const flip = (right: readonly string[]): Question => ({
    ...question,
    choices: question.choices.map((choice) => ({ ...choice, right: right.includes(choice.text) })),
  });

  it('is the key alone, in the order that was shown', () => {
    const changed = restated(asked, flip(['two']));
    expect(changed?.choices.map(({ text }) => text)).toEqual(asked.choices.map(({ text }) => text));
    expect(changed && keyOf(changed)).toBe('["two"]');
    expect(restated(asked, flip(['one']))).toBeUndefined();
  });

  it('is nothing when the choices are others: that is another question', () => {
    const others = {
      ...flip(['two']),
      choices: flip(['two']).choices.map((each) => ({ ...each, text: `${each.text}!` })),
    };
    expect(restated(asked, others)).toBeUndefined();
  });

  it('is what a typed question accepts', () => {
    const typed: Question = { ...question, kind: 'typed', choices: [], accepts: ['trail'] };
    const snapshot = snapshotOf(typed, () => 0);
    expect(restated(snapshot, { ...typed, accepts: ['trail', 'cloudtrail'] })?.accepts).toEqual([
      'trail',
      'cloudtrail',
    ]);
    expect(restated(snapshot, { ...typed, accepts: ['trail'] })).toBeUndefined();
  });
});
