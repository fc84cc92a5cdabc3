import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../src/core/knowledge/question.js';
import { keyOf, withFileKey } from '../../../../src/core/quiz/corrections/apply.js';
import { snapshotOf } from '../../../../src/core/quiz/snapshot.js';
import { openStage, replyText, turnedNotes } from '../../../support/stage.js';

const hour = 3_600_000;

describe('a key that was changed in its file', () => {
  const played = async (managers?: readonly string[]) => {
    const stage = await openStage(managers ? { managers } : {});
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('ana', round, 0);
    await stage.choose('bo', round, 2);
    await stage.say('ana', '/quiz close');
    await stage.advance(1000);
    const offers = () => stage.recorder.messages().filter(({ to }) => to.id === 'ana');
    return { stage, round, offers };
  };

  it('is offered once to whoever made the schedule, and corrects nothing by itself', async () => {
    const { stage, offers } = await played();
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    await stage.advance(1000);
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    await stage.restart();
    expect(offers().map(({ message }) => message.summary)).toEqual([
      'The answer to “Who patches the guest system on EC2?” was changed',
    ]);
    expect(replyText(await stage.say('ana', '/leaderboard'))).toContain('1  ana   1');
  });

  it('restates votes, boards and cards when a manager says so, and the room is told', async () => {
    const { stage, offers } = await played();
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    expect(offers().length).toBe(1);
    expect(replyText(await stage.press('ana', 'correct:guest'))).toBe(
      'private: Corrected 1 past question; the leaderboard has been updated.',
    );
    await stage.advance(2000);
    expect(replyText(await stage.say('ana', '/leaderboard'))).toMatch(/1 {2}bo {4}1[\s\S]*2 {2}ana {3}0/);
    const [card] = stage.recorder.texts();
    expect(card).toMatch(/✓ AWS/);
    expect(card).toMatch(/ {2}The customer/);
    expect(stage.recorder.texts()).toContain(
      'Corrected: the answer to “Who patches the guest system on EC2?” is AWS. The leaderboard has been updated.',
    );
    expect(replyText(await stage.press('ana', 'correct:guest'))).toBe(
      'private: There’s nothing here for you to correct.',
    );
  });

  it('is noticed at a start too, when it was changed while nobody was there', async () => {
    const { stage, offers } = await played();
    stage.setLibrary(turnedNotes);
    await stage.restart();
    expect(offers().length).toBe(1);
  });

  it('is one offer for all rooms of those who look after them, and one press corrects them all', async () => {
    const stage = await openStage({ extraManagers: ['max'] });
    await stage.store.people.remember(stage.person('max'), 'max');
    for (const id of ['one', 'two', 'three']) {
      const base = { room: { ...stage.room, id }, kind: 'said', via: 'command' } as const;
      await stage.handle({ ...base, by: stage.person('ana'), text: '/quiz now' });
      await stage.handle({ ...base, by: stage.person('ana'), text: '/quiz close' });
      if (id !== 'three')
        await stage.handle({ ...base, by: stage.person('ana'), text: '/quiz schedule daily at 20:00 UTC' });
    }
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    const offers = stage.recorder.messages().filter(({ message }) => /was changed/.test(message.summary));
    expect(offers.map(({ to }) => to.id).sort()).toEqual(['ana', 'max']);
    expect(replyText(await stage.press('max', 'correct:guest'))).toMatch(/^private: Corrected 3 past questions/);
  });

  it('is offered in person also where only some spaces are served', async () => {
    const stage = await openStage({ spaces: ['team'], direct: 'alone' });
    await stage.say('ana', '/quiz now');
    await stage.say('ana', '/quiz close');
    stage.setLibrary(turnedNotes);
    const base = { room: { ...stage.room, space: 'alone' }, by: { ...stage.person('ana'), space: 'alone' } };
    expect(replyText(await stage.handle({ ...base, kind: 'pressed', id: 'correct:guest' }))).toMatch(
      /Corrected 1 past question/,
    );
    expect(replyText(await stage.handle({ ...base, kind: 'pressed', id: 'revise:id1' }))).toMatch(/another team/);
  });

  it('is offered once the store is there again', async () => {
    const { stage, offers } = await played();
    stage.setLibrary(turnedNotes);
    const { add } = stage.store.outbox;
    Object.assign(stage.store.outbox, { add: () => Promise.reject(new Error('away')) });
    await stage.advance(1000);
    Object.assign(stage.store.outbox, { add });
    expect(offers()).toEqual([]);
    await stage.advance(1000);
    expect(offers().length).toBe(1);
  });

  it('can be applied by managers only', async () => {
    const { stage } = await played(['ana']);
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    expect(replyText(await stage.press('bo', 'correct:guest'))).toMatch(
      /^private: There’s nothing here for you to correct/,
    );
    expect(replyText(await stage.say('ana', '/leaderboard'))).toContain('1  ana   1');
  });

  it('leaves an open round as it was asked', async () => {
    const { stage } = await played();
    await stage.advance(hour);
    const open = await stage.openRound();
    const before = (await stage.store.rounds.get(open))?.snapshot;
    stage.setLibrary(turnedNotes);
    await stage.advance(1000);
    await stage.press('ana', 'correct:guest');
    expect((await stage.store.rounds.get(open))?.snapshot).toEqual(before);
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
    const changed = withFileKey(asked, flip(['two']));
    expect(changed?.choices.map(({ text }) => text)).toEqual(asked.choices.map(({ text }) => text));
    expect(changed && keyOf(changed)).toBe('["two"]');
    expect(withFileKey(asked, flip(['one']))).toBeUndefined();
  });

  it('is nothing when the choices are others: that is another question', () => {
    const others = {
      ...flip(['two']),
      choices: flip(['two']).choices.map((each) => ({ ...each, text: `${each.text}!` })),
    };
    expect(withFileKey(asked, others)).toBeUndefined();
  });

  it('is what a typed question accepts', () => {
    const typed: Question = { ...question, kind: 'typed', choices: [], accepts: ['trail'] };
    const snapshot = snapshotOf(typed, () => 0);
    expect(withFileKey(snapshot, { ...typed, accepts: ['trail', 'cloudtrail'] })?.accepts).toEqual([
      'trail',
      'cloudtrail',
    ]);
    expect(withFileKey(snapshot, { ...typed, accepts: ['trail'] })).toBeUndefined();
  });
});
