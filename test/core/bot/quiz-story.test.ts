import { describe, expect, it } from 'vitest';
import type { Meaning } from '../../../src/core/ports/meaning.js';
import { meaningOf } from '../../support/matters.js';
import { openStage, replyText } from '../../support/stage.js';

const minute = 60_000;

describe('a question started by hand', () => {
  it('is put to the room, voted on in private, changed, closed, revealed and counted', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', '/quiz now'))).toMatch(
      /^private: The question is open\. It closes at 09:10\./,
    );
    const round = await stage.openRound();

    expect(stage.recorder.texts()).toEqual([
      [
        'Who patches the guest system on EC2?',
        'Shared responsibility · easy · 0 answered · closes Wed 25 Nov, 09:10',
        '- A  The customer',
        '- B  Nobody',
        '- C  AWS',
      ].join('\n'),
    ]);

    expect(replyText(await stage.choose('ana', round, 0))).toBe(
      'private: Your answer is A: The customer.\nYou can change it until the question closes at 09:10.',
    );
    await stage.choose('bo', round, 2);
    expect(replyText(await stage.choose('bo', round, 2))).toMatch(/^private: Your answer is still C: AWS\./);
    expect(replyText(await stage.choose('bo', round, 0))).toMatch(
      /^private: Changed\. Your answer is now A: The customer\./,
    );
    await stage.choose('chen', round, 1);
    await stage.advance(2000);
    expect(stage.recorder.texts()[0]).toContain('3 answered');
    expect(stage.recorder.texts()[0]).not.toMatch(/%|✓/);

    expect(replyText(await stage.say('ana', '/quiz close'))).toBe('private: Closed.');
    await stage.advance(1000);
    expect(stage.recorder.texts()).toEqual([
      [
        'Who patches the guest system on EC2?',
        'Shared responsibility · easy · 3 answered · closed',
        '✓ The customer  ████████░░░░  2 · 67%',
        '  Nobody        ████░░░░░░░░  1 · 33%',
        '  AWS           ░░░░░░░░░░░░  0 · 0%',
        'Why: From the guest system upward everything is the customer’s.',
        '| The customer patches guest operating systems and applications.',
        'shared.md:4',
        '- My answer and why',
      ].join('\n'),
      [
        'The answer: The customer. 2 of 3 right (67%).',
        'Who patches the guest system on EC2?',
        '#  Name  Points  Right',
        '1  ana   1       1 of 1',
        '1  bo    1       1 of 1',
        '3  chen  0       0 of 1',
        'ana and bo lead this week in this channel.',
      ].join('\n'),
    ]);

    expect(replyText(await stage.choose('dora', round, 0))).toBe(
      'private: This question is closed, so your answer wasn’t counted. The answer: The customer.',
    );
    expect(replyText(await stage.press('chen', `why:${round}`))).toBe(
      [
        'private: Not quite. You answered B: Nobody. The answer: The customer.',
        '- Nobody: somebody has to',
        '- AWS: it patches hosts only',
      ].join('\n'),
    );
    expect(replyText(await stage.say('chen', '/leaderboard'))).toContain('3  chen  0');
    expect(stage.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
  });

  it('closes by itself after ten minutes, or after the length that was asked for', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(10 * minute - 1);
    await stage.openRound();
    await stage.advance(1);
    await expect(stage.openRound()).rejects.toThrow('no round is open');
    expect(stage.recorder.texts()[1]).toBe('Nobody answered this time. The answer: The customer.');

    await stage.say('ana', '/quiz now close after 2m');
    await stage.advance(2 * minute);
    await expect(stage.openRound()).rejects.toThrow('no round is open');
  });

  it('asks about a topic: by its name, by the words of the notes, by meaning; and says what was understood', async () => {
    const meaning = meaningOf([/guards?|burglar/, /patch|update/]);
    const told = async (words: string, heard?: Meaning) => {
      const stage = await openStage(heard ? { meaning: heard } : {});
      const reply = replyText(await stage.say('ana', words));
      const [open] = await stage.store.rounds.openIn(stage.room);
      return {
        reply,
        question: open?.snapshot.question,
        length: open && open.closes.getTime() - stage.now().getTime(),
      };
    };
    const usual = 10 * minute;
    for (const words of ['/quiz now about Shared responsibility', '/quiz now shared', '/quiz now about shared']) {
      expect((await told(words)).reply).toMatch(
        /^private: About Shared responsibility: the question is open\. It closes/,
      );
    }
    const buildings = {
      question: 'buildings',
      reply: expect.stringMatching(/^private: About Buildings: the question/),
    };
    expect(await told('/quiz now about data centres')).toMatchObject({ ...buildings, length: usual });
    expect(await told('/quiz now about data centres, close after 5m')).toMatchObject({
      ...buildings,
      length: 5 * minute,
    });
    expect(await told('/quiz now buildings close after 5m', meaning)).toMatchObject({
      ...buildings,
      length: 5 * minute,
    });
    expect(await told('/quiz now about burglars breaking in at night', meaning)).toMatchObject(buildings);
    expect(await told('/quiz now about burglars')).toEqual({
      reply: 'private: I don’t have a question about “burglars”. Closest topics: Shared responsibility.',
    });
    expect(await told('/quiz now easy, close after 5m about data centres')).toMatchObject({
      ...buildings,
      length: 5 * minute,
    });
    expect(await told('/quiz now about data centres hard')).toEqual({
      reply: 'private: None of the questions about Buildings is hard. Leave out “hard” to get another one.',
    });
    expect((await told('/quiz now hard')).reply).toBe(
      'private: None of the questions is hard. Leave out “hard” to get another one.',
    );
    expect((await told('/quiz now about')).reply).toMatch(/^private: I don’t understand “about”\. Try “/);
    expect((await told('/quiz now close soon')).reply).toMatch(/^private: I don’t understand “close soon”\. Try “/);
  });

  it('refuses a second one while one is open, and to close when nothing is', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', '/quiz close'))).toBe('private: No question is open here.');
    await stage.say('ana', '/quiz now');
    const refusal = await stage.say('bo', '/quiz now');
    expect(replyText(refusal)).toMatch(/^private: A question is already open here/);
    expect(refusal).toMatchObject({ see: { id: expect.any(String) } });
    expect(stage.recorder.messages().length).toBe(1);
  });

  it('asks the least recently asked first, after a single-choice question in a new room', async () => {
    const stage = await openStage();
    const asked: string[] = [];
    for (let i = 0; i < 4; i++) {
      await stage.say('ana', '/quiz now');
      asked.push((await stage.store.rounds.get(await stage.openRound()))?.snapshot.question ?? '');
      await stage.say('ana', '/quiz close');
      await stage.advance(minute);
    }
    expect(asked).toEqual(['guest', 'buildings', 'guest', 'buildings']);
  });

  it('is refused to those who may not manage, in private', async () => {
    const stage = await openStage({ managers: ['ana'] });
    for (const words of ['/quiz now', '/quiz schedule daily at 9', '/quiz close', '/quiz pause', '/quiz resume']) {
      expect(replyText(await stage.say('bo', words))).toMatch(/^private: Only managers can use/);
    }
    expect(replyText(await stage.press('bo', 'now:'))).toMatch(/^private: Only managers can/);
    expect(stage.recorder.messages()).toEqual([]);
    expect(replyText(await stage.say('ana', '/quiz now'))).toMatch(/^private: The question is open/);
  });

  it('is never of a kind that the platform can not ask', async () => {
    const stage = await openStage({ asks: ['true-false'] });
    await stage.say('ana', '/quiz now');
    expect(stage.recorder.texts()[0]).toContain('AWS guards the data centres.');
    const none = await openStage({ asks: ['typed'] });
    expect(replyText(await none.say('ana', '/quiz now'))).toBe('private: None of the questions can be asked here.');
  });

  it('says how to write the first question when there is none', async () => {
    const stage = await openStage({ files: [{ path: 'a.md', text: '# A\n\nText.' }] });
    expect(replyText(await stage.say('ana', '/quiz now'))).toMatch(/studyhall bank --missing.*iam\.quiz\.md/);
  });
});

describe('questions with several right choices, and typed ones', () => {
  const files = [
    { path: 'a.md', text: '# A\n\nTrail records calls. Config records changes.' },
    {
      path: 'a.quiz.md',
      text: [
        '## Which of these record something? {#two}',
        '- [x] Trail',
        '- [x] Config',
        '- [ ] Shield — it protects',
        '> Both record.',
        'Source: a.md#a "Trail records calls"',
        '## What records calls? {#typed}',
        'Answer: trail | cloud trail',
        '> Trail does.',
        'Source: a.md#a "Trail records calls"',
      ].join('\n'),
    },
  ];

  it('counts exact sets only, and says how many to choose', async () => {
    const stage = await openStage({ files, asks: ['choose'] });
    await stage.say('ana', '/quiz now');
    expect(stage.recorder.texts()[0]).toContain('Choose two.');
    const round = await stage.openRound();
    const choices = (await stage.store.rounds.get(round))?.snapshot.choices ?? [];
    const places = (right: boolean) => choices.flatMap((choice, i) => (choice.right === right ? [i] : []));
    const [first = 0, second = 0] = places(true);
    const [wrong = 0] = places(false);
    expect(replyText(await stage.choose('ana', round, first))).toBe(
      'private: Not counted: you chose 1. Choose exactly 2, then send again.',
    );
    await stage.choose('ana', round, second, first);
    await stage.choose('bo', round, first, wrong);
    expect(replyText(await stage.choose('bo', round, first, 9))).toBe(
      'private: Not counted: that isn’t one of the choices.',
    );
    await stage.say('ana', '/quiz close');
    await stage.advance(1000);
    expect(stage.recorder.texts()[1]).toMatch(
      /^The answer: (Trail and Config|Config and Trail)\. 1 of 2 right \(50%\)\./,
    );
  });

  it('asks for a typed answer in a form, filled with what was typed before', async () => {
    const stage = await openStage({ files, asks: ['typed'] });
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    const form = await stage.press('ana', `type:${round}`);
    expect(form).toMatchObject({
      kind: 'form',
      form: { id: `type:${round}`, fields: [{ name: 'answer', maxLength: 100 }] },
    });
    expect(replyText(await stage.type('ana', round, '  the  Cloud Trail! '))).toMatch(
      /^private: Your answer is “the Cloud Trail!”\./,
    );
    await stage.type('bo', round, 'shield');
    expect(replyText(await stage.type('bo', round, '   '))).toMatch(/^private: Not counted: the answer was empty/);
    expect(await stage.press('bo', `type:${round}`)).toMatchObject({ form: { fields: [{ value: 'shield' }] } });
    await stage.say('ana', '/quiz close');
    await stage.advance(1000);
    const [card] = stage.recorder.texts();
    expect(card).toMatch(/✓ trail +██████░░░░░░ {2}1 · 50%/);
    expect(card).toMatch(/ {2}shield +██████░░░░░░ {2}1 · 50%/);
    expect(replyText(await stage.press('ana', `type:${round}`))).toMatch(/^private: This question is closed/);
  });
});

describe('a schedule', () => {
  it('shows its next times, opens a round at each, and closes it in time', async () => {
    const stage = await openStage({ at: '2026-11-25T09:00:00Z' });
    expect(replyText(await stage.say('ana', '/quiz schedule weekdays at 9:30 Europe/London, close after 8h'))).toBe(
      [
        'private: Scheduled: weekdays at 9:30 Europe/London, close after 8h',
        '- Wed 25 Nov, 09:30 Europe/London, closes 17:30 · for you Wed 25 Nov, 09:30',
        '- Thu 26 Nov, 09:30 Europe/London, closes 17:30 · for you Thu 26 Nov, 09:30',
        '- Fri 27 Nov, 09:30 Europe/London, closes 17:30 · for you Fri 27 Nov, 09:30',
        '- Try one now',
      ].join('\n'),
    );
    await stage.advance(30 * minute - 1);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(1);
    await stage.choose('ana', await stage.openRound(), 0);
    await stage.advance(1000);
    expect(stage.recorder.messages().length).toBe(1);
    await stage.advance(8 * 60 * minute);
    expect(stage.recorder.texts()[1]).toContain('1 of 1 right');
    await stage.advance(16 * 60 * minute);
    expect(stage.recorder.texts().length).toBe(3);
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toMatch(/^private: weekdays at 9:30 Europe\/London/);
  });

  it('takes the zone of the person where the platform knows it, and asks for it elsewhere', async () => {
    const stage = await openStage({ zone: 'Asia/Tokyo' });
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 18:00'))).toContain('Asia/Tokyo');
    const none = await openStage();
    expect(replyText(await none.say('ana', '/quiz schedule every day at 18:00'))).toMatch(/zone/);
    expect(await none.store.schedules.of(none.room)).toEqual([]);
  });

  it('refuses what it can not read, and a schedule that is there already', async () => {
    const stage = await openStage({ zone: 'UTC' });
    expect(replyText(await stage.say('ana', '/quiz schedule every fortnightly'))).toContain('“fortnightly”');
    await stage.say('ana', '/quiz schedule every day at 18:00');
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 6pm'))).toMatch(/already has that schedule/);
    expect((await stage.store.schedules.of(stage.room)).length).toBe(1);
  });

  it('can be removed again, by those who may manage', async () => {
    const stage = await openStage({ managers: ['ana'] });
    await stage.say('ana', '/quiz schedule every day at 18:00 UTC');
    const [schedule] = await stage.store.schedules.of(stage.room);
    const button = `unschedule:${schedule?.id}`;
    expect(replyText(await stage.press('bo', button))).toMatch(/^private: Only managers can/);
    expect(replyText(await stage.press('ana', button))).toBe('private: Removed: every day at 18:00 UTC');
    expect(replyText(await stage.press('ana', button))).toBe('private: That schedule is already gone.');
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toMatch(/^private: No schedule yet/);
    await stage.advance(24 * 60 * minute);
    expect(stage.recorder.messages()).toEqual([]);
  });

  it('is refused when no question of the bank fits it', async () => {
    const stage = await openStage({ zone: 'UTC' });
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 18:00, about zorblax, hard'))).toBe(
      'private: No question fits “about zorblax, hard”. Topics: Shared responsibility.',
    );
    expect(replyText(await stage.say('ana', '/quiz schedule every day at 18:00, about shared, easy'))).toMatch(
      /^private: Scheduled/,
    );
  });

  it('posts once after a short absence, skips after a long one, and never catches up in a burst', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.advance(3 * 60 * minute);
    expect(stage.recorder.messages().length).toBe(1);
    await stage.advance(10 * 60 * minute);
    await stage.advance(3 * 24 * 60 * minute);
    expect(stage.recorder.messages().length).toBe(3);
    expect(stage.recorder.texts()[2]).toContain('“every day at 10:00 UTC”: 3 since Thu 26 Nov, 10:00');
    expect(stage.log.lines).toContain('warn slots skipped: too late to post them');
    await stage.advance(12 * 60 * minute);
    expect(stage.recorder.messages().length).toBe(4);
  });

  it('rests while it is paused, and begins again without what was missed', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    expect(replyText(await stage.say('ana', '/quiz pause until 2026-11-28'))).toMatch(/^private: Paused until/);
    await stage.advance(49 * 60 * minute);
    expect(stage.recorder.messages()).toEqual([]);
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toContain('Next: Sat 28 Nov, 10:00');
    await stage.say('ana', '/quiz pause');
    await stage.advance(72 * 60 * minute);
    expect(replyText(await stage.say('ana', '/quiz schedules'))).toContain('Paused until somebody runs');
    expect(replyText(await stage.say('ana', '/quiz status'))).toContain(
      '- The schedule is paused. “/quiz resume” starts it again.',
    );
    expect(replyText(await stage.say('ana', '/quiz resume'))).toMatch(
      /^private: The schedules are running again\. Next: Mon 30 Nov/,
    );
    expect(replyText(await stage.say('ana', '/quiz resume'))).toMatch(
      /^private: Nothing was paused\. Next: Mon 30 Nov/,
    );
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(minute * 60);
    expect(stage.recorder.messages().length).toBe(1);
    expect(replyText(await stage.say('ana', '/quiz pause until yesterday'))).toMatch(/isn’t a day in the future/);
  });
});

describe('what survives', () => {
  it('a restart in the middle of a round: votes stay, it closes in time, late ones are told', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('ana', round, 0);
    await stage.restart();
    await stage.choose('bo', round, 2);
    await stage.restart();
    await stage.advance(10 * minute);
    expect(stage.recorder.texts().length).toBe(2);
    expect(stage.recorder.texts()[0]).toContain('2 answered · closed');
    expect(stage.recorder.texts()[1]).toContain('1 of 2 right (50%)');
    await stage.restart();
    expect(stage.recorder.texts().length).toBe(2);
  });

  it('an edit of the file: the open round keeps what was asked', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    stage.setLibrary([]);
    await stage.choose('ana', await stage.openRound(), 0);
    await stage.say('ana', '/quiz close');
    await stage.advance(1000);
    expect(stage.recorder.texts()[1]).toContain('1 of 1 right');
  });

  it('a broken store: the person is told that the vote was not counted', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.store.close();
    expect(replyText(await stage.choose('ana', round, 0))).toMatch(/^private: Not counted: something went wrong/);
    expect(replyText(await stage.say('ana', '/leaderboard'))).toMatch(
      /^private: Something went wrong on my side, and nothing/,
    );
    expect(stage.log.lines.some((line) => line.startsWith('error not handled'))).toBe(true);
  });
});
