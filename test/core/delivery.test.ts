import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/ports.js';
import { openHouse } from '../support/house.js';

const second = 1000;

describe('a card whose sending ends badly', () => {
  it('is looked for before it is sent again when the platform may have taken it', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push('lost-reply');
    await house.say('ana', '/quiz now');
    expect(house.recorder.messages().length).toBe(1);
    await house.advance(60 * second);
    expect(house.recorder.messages().length).toBe(1);
    expect(house.recorder.looked()).toBe(1);
    await house.choose('ana', await house.openRound(), 0);
    await house.advance(2 * second);
    expect(house.recorder.texts()[0]).toContain('1 answered');
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
    expect(house.log.lines).toContain(
      'error delivery broke off; it goes on when the lease has ended: a defect',
    );
    await house.advance(29 * second);
    expect(house.recorder.messages()).toEqual([]);
    await house.advance(2 * second);
    expect(house.recorder.messages().length).toBe(1);
    expect(house.recorder.looked()).toBe(1);
  });

  it('is given up when it is refused, and the log says why', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push({ kind: 'refused', why: 'archived', detail: 'is_archived' });
    await house.say('ana', '/quiz now');
    await house.advance(3600 * second);
    expect(house.log.lines.filter((line) => line === 'warn not delivered').length).toBe(1);
  });

  it('shows the closed round when it could only be sent after the end', async () => {
    const house = await openHouse();
    house.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T09:30:00Z') });
    await house.say('ana', '/quiz now');
    await house.advance(10 * 60 * second);
    await house.advance(21 * 60 * second);
    const card = house.recorder.texts().find((text) => text.startsWith('Who patches'));
    expect(card).toContain('closed');
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
