import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { createCards } from '../../../src/core/heartbeat/cards.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { defaultTiming } from '../../../src/core/ports/timing.js';
import { type House, openHouse, replyText } from '../../support/house.js';

const second = 1000;

describe('a card whose sending ends badly', () => {
  it('is looked for before it is sent again when the platform may have taken it', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push('lost-reply');
    await house.say('ana', '/quiz now');
    expect(house.recorder.messages().length).toBe(1);
    // What the platform took may show only in a while.
    await house.advance(29 * second);
    expect(house.recorder.looked()).toBe(0);
    await house.advance(2 * second);
    expect(house.recorder.messages().length).toBe(1);
    expect(house.recorder.looked()).toBe(1);
    await house.choose('ana', await house.openRound(), 0);
    await house.advance(2 * second);
    expect(house.recorder.texts()[0]).toContain('1 answered');
  });

  it('is looked for until somebody can tell, and only then sent again', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push({ kind: 'unsure' });
    house.recorder.findEnds.push('unknown', 'unknown');
    await house.say('ana', '/quiz now');
    await house.advance(31 * second);
    expect(house.recorder.looked()).toBe(1);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(5 * second);
    expect(house.recorder.looked()).toBe(2);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(10 * second);
    expect(house.recorder.looked()).toBe(3);
    expect(house.recorder.messages().length).toBe(1);
  });

  it('waits as long as the platform asks for, and is sent once then', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T09:01:00Z') });
    await house.say('ana', '/quiz now');
    await house.advance(59 * second);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(second);
    expect(house.recorder.messages().length).toBe(1);
    expect(house.recorder.looked()).toBe(0);
  });

  it('comes back when its lease ends after an adapter that threw, and is looked for first', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push(new Error('a defect'));
    await house.say('ana', '/quiz now');
    expect(house.log.lines).toContain('error delivery broke off; it goes on when the lease has ended: a defect');
    await house.advance(29 * second);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(2 * second);
    expect(house.recorder.messages().length).toBe(1);
    expect(house.recorder.looked()).toBe(1);
  });

  it('is withdrawn when it could not be posted before its end: nobody missed a question that nobody saw', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T09:30:00Z') });
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.advance(10 * 60 * second);
    await house.advance(21 * 60 * second);
    expect(house.recorder.messages()).toEqual([]);
    expect(await house.store.rounds.get(round)).toBeUndefined();
    expect(await house.store.rounds.lastAsked(house.room)).toEqual(new Map());
    expect(replyText(await house.choose('ana', round, 0))).toBe('private: That question is not here any more.');
  });
});

describe('a question whose card was sent, nobody knows whether it arrived', () => {
  it('is revealed after its card was found, not before', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push('lost-reply');
    await house.say('ana', '/quiz now');
    await house.choose('bo', await house.openRound(), 0);
    await house.say('ana', '/quiz close');
    expect(house.recorder.messages().map(({ key }) => key.split(':')[0])).toEqual(['card']);
    await house.advance(31 * second);
    await house.advance(2 * second);
    expect(house.recorder.messages().map(({ key }) => key.split(':')[0])).toEqual(['card', 'reveal']);
    expect(house.recorder.texts()[0]).toContain('1 answered · closed');
  });

  it('is not overtaken by its reveal while somebody may still be sending it', async () => {
    const house = await openHouse();
    const kinds = () => house.recorder.messages().map(({ key }) => key.split(':')[0]);
    house.recorder.sendEnds.push(new Error('the process was killed'));
    await house.say('ana', '/quiz now');
    await house.choose('bo', await house.openRound(), 0);
    await house.say('ana', '/quiz close');
    await house.advance(2 * second);
    expect(kinds()).toEqual([]);
    for (let i = 0; i < 4; i += 1) await house.advance(15 * second);
    expect(kinds()).toEqual(['card', 'reveal']);
  });

  it('ends as any other when it turns out at its end that the card stands there', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push('lost-process');
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.advance(11 * 60 * second);
    await house.advance(2 * second);
    await house.advance(2 * second);
    expect(house.recorder.messages().map(({ key }) => key)).toEqual([`card:${round}`, `reveal:${round}`]);
    expect(house.recorder.texts()[0]).toContain('0 answered · closed');
  });

  it('is as if it had not been asked when it turns out at its end that it is not there', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push(new Error('the process was killed'));
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    await house.advance(11 * 60 * second);
    await house.advance(2 * second);
    expect(house.recorder.messages()).toEqual([]);
    expect(await house.store.rounds.get(round)).toBeUndefined();
  });
});

describe('a room that the bot may not post in', () => {
  const notThere: Outcome = {
    kind: 'refused',
    why: 'not-in-room',
    detail: 'not_in_channel',
    advice: 'Invite me first: /invite @Studyhall',
  };
  const told = (house: House) => house.recorder.messages().filter(({ to }) => to.id === 'ana');

  it('says so to whoever wants a question now, and asks none', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push(notThere);
    expect(replyText(await house.say('ana', '/quiz now'))).toBe(
      'private: I could not post it here. Invite me first: /invite @Studyhall',
    );
    await expect(house.openRound()).rejects.toThrow('no round is open');
    expect(replyText(await house.say('ana', '/quiz now'))).toMatch(/^private: The question is open/);
  });

  it('tells the scheduler once, and gets its question as soon as somebody has mended it', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    house.recorder.sendEnds.push(notThere);
    await house.advance(60 * 60 * second);
    expect(told(house).map(({ message }) => message.summary)).toEqual([
      'I could not post the question of “every day at 10:00 UTC”. Invite me first: /invite @Studyhall',
    ]);
    house.recorder.sendEnds.push(notThere);
    await house.advance(60 * second);
    expect(told(house).length).toBe(1);
    expect(house.recorder.messages().length).toBe(1);
    await house.advance(60 * second);
    expect(house.recorder.messages().length).toBe(2);
    await house.choose('bo', await house.openRound(), 0);
    await house.advance(8 * 3600 * second);
    expect(house.recorder.texts().at(-1)).toContain('1 of 1 right');
  });

  it('harms no streak when it stays closed for the whole of a question', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    await house.advance(3600 * second);
    await house.choose('bo', await house.openRound(), 0);
    await house.advance(8 * 3600 * second);
    house.recorder.sendEnds.push(...Array.from({ length: 3 }, () => notThere));
    await house.advance(16 * 3600 * second);
    await house.advance(8 * 3600 * second);
    const [bo] = await house.store.standings.totals(house.room, {});
    expect(bo).toMatchObject({ offered: 1, answered: 1, history: 'r' });
  });

  it('gets no more questions when it is gone', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz schedule every day at 10:00 UTC');
    house.recorder.sendEnds.push({ kind: 'refused', why: 'gone', detail: 'Unknown Channel' });
    await house.advance(3600 * second);
    expect((await house.store.schedules.of(house.room)).map(({ paused }) => paused)).toEqual(['forever']);
    expect(told(house).length).toBe(1);
    await house.advance(48 * 3600 * second);
    expect(house.recorder.messages().length).toBe(1);
  });
});

describe('a card that was posted twice', () => {
  it('is no copy where somebody has passed it on to another room', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    const round = await house.openRound();
    const room = { ...house.room, id: 'elsewhere' };
    const passed = await house.recorder.adapter.sender.send(room, line('Look at this.'), 'passed on');
    const on = passed.kind === 'sent' ? passed.posted : undefined;
    await house.handle({ kind: 'chose', room, by: house.person('ana'), id: `vote:${round}`, picks: [0], on });
    expect(house.recorder.texts()[1]).toBe('Look at this.');
    expect((await house.store.rounds.tally(round)).voters).toBe(1);
  });

  it('counts the votes of both copies, and the copy that is pressed is closed', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    const round = await house.openRound();
    const { room } = house;
    const { summary } = house.recorder.messages()[0]?.message ?? { summary: '' };
    const copy = await house.recorder.adapter.sender.send(room, { summary, tone: 'open', blocks: [] }, 'a copy');
    const on = copy.kind === 'sent' ? copy.posted : undefined;
    const card = (await house.store.rounds.get(round))?.card;
    const press = (id: string, message: typeof on) =>
      house.handle({
        kind: 'chose',
        room,
        by: house.person(id),
        name: id,
        id: `vote:${round}`,
        picks: [0],
        on: message,
      });
    await press('ana', card);
    expect(house.recorder.texts()[1]).toBe('');
    await press('bo', on);
    expect(house.recorder.texts()[1]).toContain('This was posted twice.');
    await house.advance(2 * second);
    expect(house.recorder.texts()[0]).toContain('2 answered');
    await house.say('ana', '/quiz close');
    await house.advance(2 * second);
    expect(house.recorder.texts()[0]).toContain('2 answered · closed');
    expect(house.recorder.texts()[1]).toContain('This was posted twice.');
  });
});

describe('edits of a card', () => {
  it('are at least a second apart, and the last state wins', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    const before = house.recorder.edits.length;
    const round = await house.openRound();
    for (let i = 0; i < 50; i++) await house.choose(`p${i}`, round, i % 3);
    expect(house.recorder.edits.length).toBe(before + 1);
    await house.advance(second);
    await house.advance(second);
    await house.advance(second);
    expect(house.recorder.edits.length).toBe(before + 2);
    expect(house.recorder.texts()[0]).toContain('50 answered');
  });

  it('keep that pause between them when two processes make them', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    const round = await house.openRound();
    const [first, other] = ['first', 'other'].map((replica) =>
      createCards({
        store: house.store,
        adapter: () => house.recorder.adapter,
        timing: defaultTiming,
        replica,
        log: house.log,
      }),
    );
    first?.touch(round, house.now());
    await first?.idle();
    other?.touch(round, house.now());
    await other?.idle();
    expect(house.recorder.edits.length).toBe(1);
    await house.advance(2 * second);
    other?.flush(house.now());
    await other?.idle();
    expect(house.recorder.edits.length).toBe(2);
  });

  it('never show an open card after a closed one, although an old edit is answered late', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    const round = await house.openRound();
    let release: (outcome: Outcome) => void = () => undefined;
    house.recorder.editEnds.push(new Promise<Outcome>((resolve) => (release = resolve)));
    const by = house.person('ana');
    await house.bot.handle({ kind: 'chose', room: house.room, by, id: `vote:${round}`, picks: [0] });
    const closing = house.bot.handle({ kind: 'said', room: house.room, by, text: '/quiz close', via: 'command' });
    await closing;
    expect(house.recorder.edits.at(-1)?.message.tone).not.toBe('closed');
    release({ kind: 'unsure' });
    await house.advance(3 * second);
    await house.advance(3 * second);
    expect(house.recorder.edits.at(-1)?.message.tone).toBe('closed');
    await house.advance(60 * second);
    expect(house.recorder.edits.at(-1)?.message.tone).toBe('closed');
    expect(await house.store.rounds.undrawn()).toEqual([]);
  });

  it('are tried again with growing pauses, and given up when the message is gone', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    await house.say('ana', '/quiz close');
    const start = house.recorder.edits.length;
    expect(start).toBeGreaterThan(0);

    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    const gone: Outcome = { kind: 'refused', why: 'gone', detail: 'message_not_found' };
    house.recorder.editEnds.push({ kind: 'unsure' }, { kind: 'unsure' }, gone);
    await house.say('ana', '/quiz close');
    for (let i = 0; i < 20; i++) await house.advance(second);
    expect(house.recorder.editEnds).toEqual([]);
    expect(await house.store.rounds.undrawn()).toEqual([]);
    expect(house.log.lines).toContain('warn card can not be edited');
  });

  it('are made up for after a restart', async () => {
    const house = await openHouse();
    await house.say('ana', '/quiz now');
    await house.advance(5 * second);
    house.recorder.editEnds.push({ kind: 'unsure' });
    await house.say('ana', '/quiz close');
    expect(house.recorder.texts()[0]).not.toContain('closed');
    await house.restart();
    expect(house.recorder.texts()[0]).toContain('closed');
  });
});
