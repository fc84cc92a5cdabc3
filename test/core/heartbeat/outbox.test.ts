import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { openStage, replyText, type Stage } from '../../support/stage.js';

const second = 1000;

describe('a card whose sending ends badly', () => {
  it('is looked for before it is sent again when the platform may have taken it', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push('lost-reply');
    await stage.say('ana', '/quiz now');
    expect(stage.recorder.messages().length).toBe(1);
    await stage.advance(1.9 * second);
    expect(stage.recorder.looked()).toBe(0);
    await stage.advance(0.1 * second);
    expect(stage.recorder.messages().length).toBe(1);
    expect(stage.recorder.looked()).toBe(1);
    await stage.choose('ana', await stage.openRound(), 0);
    await stage.advance(2 * second);
    expect(stage.recorder.texts()[0]).toContain('1 answered');
  });

  it('is looked for after 2, 5 and 15 s, and sent again only when it has not shown by the end of its lease', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push({ kind: 'unsure' });
    await stage.say('ana', '/quiz now');
    const looks: number[] = [];
    for (let passed = 1; passed < 30; passed += 1) {
      const before = stage.recorder.looked();
      await stage.advance(second);
      if (stage.recorder.looked() > before) looks.push(passed);
    }
    expect(looks).toEqual([2, 5, 15]);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(second);
    expect(stage.recorder.looked()).toBe(4);
    expect(stage.recorder.messages().length).toBe(1);
  });

  it('is not sent again before the end of its lease by the next process either', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push({ kind: 'unsure' });
    await stage.say('ana', '/quiz now');
    await stage.restart();
    await stage.advance(29 * second);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(second);
    expect(stage.recorder.messages().length).toBe(1);
  });

  it('is shown as it stands within seconds when it is found early: the room goes on', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push('lost-reply');
    await stage.say('ana', '/quiz now');
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.advance(2 * second);
    await stage.advance(second);
    expect(stage.recorder.texts()[0]).toContain('1 answered');
  });

  it('is looked for until somebody can tell, and only then sent again', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push({ kind: 'unsure' });
    stage.recorder.findEnds.push('unknown', 'unknown');
    await stage.say('ana', '/quiz now');
    await stage.advance(31 * second);
    expect(stage.recorder.looked()).toBe(1);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(5 * second);
    expect(stage.recorder.looked()).toBe(2);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(10 * second);
    expect(stage.recorder.looked()).toBe(3);
    expect(stage.recorder.messages().length).toBe(1);
  });

  it('waits as long as the platform asks for, and is sent once then', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T09:01:00Z') });
    await stage.say('ana', '/quiz now');
    await stage.advance(59 * second);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(second);
    expect(stage.recorder.messages().length).toBe(1);
    expect(stage.recorder.looked()).toBe(0);
  });

  it('comes back when its lease ends after an adapter that threw, and is looked for first', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push(new Error('a defect'));
    await stage.say('ana', '/quiz now');
    expect(stage.log.lines).toContain('error delivery was interrupted; it resumes when the lease ends: a defect');
    await stage.advance(29 * second);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(2 * second);
    expect(stage.recorder.messages().length).toBe(1);
    expect(stage.recorder.looked()).toBe(1);
  });

  it('is withdrawn when it could not be posted before its end: nobody missed a question that nobody saw', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T09:30:00Z') });
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.advance(10 * 60 * second);
    await stage.advance(21 * 60 * second);
    expect(stage.recorder.messages()).toEqual([]);
    expect(await stage.store.rounds.get(round)).toBeUndefined();
    expect(await stage.store.rounds.lastAsked(stage.room)).toEqual(new Map());
    expect(replyText(await stage.choose('ana', round, 0))).toBe('private: That question isn’t here any more.');
  });
});

describe('a question whose card was sent, nobody knows whether it arrived', () => {
  it('is revealed after its card was found, not before', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push('lost-reply');
    await stage.say('ana', '/quiz now');
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.say('ana', '/quiz close');
    expect(stage.recorder.messages().map(({ key }) => key.split(':')[0])).toEqual(['card']);
    await stage.advance(31 * second);
    await stage.advance(2 * second);
    expect(stage.recorder.messages().map(({ key }) => key.split(':')[0])).toEqual(['card', 'reveal']);
    expect(stage.recorder.texts()[0]).toContain('1 answered · closed');
  });

  it('is not overtaken by its reveal while somebody may still be sending it', async () => {
    const stage = await openStage();
    const kinds = () => stage.recorder.messages().map(({ key }) => key.split(':')[0]);
    stage.recorder.sendEnds.push(new Error('the process was killed'));
    await stage.say('ana', '/quiz now');
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.say('ana', '/quiz close');
    await stage.advance(2 * second);
    expect(kinds()).toEqual([]);
    for (let i = 0; i < 4; i += 1) await stage.advance(15 * second);
    expect(kinds()).toEqual(['card', 'reveal']);
  });

  it('ends as any other when it turns out at its end that the card stands there', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push('lost-process');
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.advance(11 * 60 * second);
    await stage.advance(2 * second);
    await stage.advance(2 * second);
    expect(stage.recorder.messages().map(({ key }) => key)).toEqual([`card:${round}`, `reveal:${round}`]);
    expect(stage.recorder.texts()[0]).toContain('0 answered · closed');
  });

  it('is as if it had not been asked when it turns out at its end that it is not there', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push(new Error('the process was killed'));
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.advance(11 * 60 * second);
    await stage.advance(2 * second);
    expect(stage.recorder.messages()).toEqual([]);
    expect(await stage.store.rounds.get(round)).toBeUndefined();
  });
});

describe('a room that the bot may not post in', () => {
  const notThere: Outcome = {
    kind: 'refused',
    why: 'not-in-room',
    detail: 'not_in_channel',
    advice: 'Invite me first: /invite @Studyhall',
  };
  const told = (stage: Stage) => stage.recorder.messages().filter(({ to }) => to.id === 'ana');

  it('says so to whoever wants a question now, and asks none', async () => {
    const stage = await openStage();
    stage.recorder.sendEnds.push(notThere);
    expect(replyText(await stage.say('ana', '/quiz now'))).toBe(
      'private: I couldn’t post it here. Invite me first: /invite @Studyhall',
    );
    await expect(stage.openRound()).rejects.toThrow('no round is open');
    expect(replyText(await stage.say('ana', '/quiz now'))).toMatch(/^private: The question is open/);
  });

  it('tells the scheduler once, and gets its question as soon as somebody has mended it', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    stage.recorder.sendEnds.push(notThere);
    await stage.advance(60 * 60 * second);
    expect(told(stage).map(({ message }) => message.summary)).toEqual([
      'I couldn’t post the question for “every day at 10:00 UTC”. Invite me first: /invite @Studyhall',
    ]);
    stage.recorder.sendEnds.push(notThere);
    await stage.advance(60 * second);
    expect(told(stage).length).toBe(1);
    expect(stage.recorder.messages().length).toBe(1);
    await stage.advance(60 * second);
    expect(stage.recorder.messages().length).toBe(2);
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.advance(8 * 3600 * second);
    expect(stage.recorder.texts().at(-1)).toContain('1 of 1 right');
  });

  it('harms no streak when it stays closed for the whole of a question', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.advance(3600 * second);
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.advance(8 * 3600 * second);
    stage.recorder.sendEnds.push(...Array.from({ length: 3 }, () => notThere));
    await stage.advance(16 * 3600 * second);
    await stage.advance(8 * 3600 * second);
    const [bo] = await stage.store.standings.totals(stage.room, {});
    expect(bo).toMatchObject({ offered: 1, answered: 1, history: 'r' });
  });

  it('gets no more questions when it is gone', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    stage.recorder.sendEnds.push({ kind: 'refused', why: 'gone', detail: 'Unknown Channel' });
    await stage.advance(3600 * second);
    expect((await stage.store.schedules.of(stage.room)).map(({ paused }) => paused)).toEqual(['forever']);
    expect(told(stage).length).toBe(1);
    await stage.advance(48 * 3600 * second);
    expect(stage.recorder.messages().length).toBe(1);
  });
});
