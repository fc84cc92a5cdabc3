import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { createCards } from '../../../src/core/heartbeat/cards.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { defaultTiming } from '../../../src/core/ports/timing.js';
import { openStage } from '../../support/stage.js';

const second = 1000;

describe('a card that was posted twice', () => {
  it('is no copy where somebody has passed it on to another room', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    const room = { ...stage.room, id: 'elsewhere' };
    const passed = await stage.recorder.adapter.sender.send(room, line('Look at this.'), 'passed on');
    const on = passed.kind === 'sent' ? passed.posted : undefined;
    await stage.handle({ kind: 'chose', room, by: stage.person('ana'), id: `vote:${round}`, picks: [0], on });
    expect(stage.recorder.texts()[1]).toBe('Look at this.');
    expect((await stage.store.rounds.tally(round)).voters).toBe(1);
  });

  it('counts the votes of both copies, and the copy that is pressed is closed', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    const round = await stage.openRound();
    const { room } = stage;
    const { summary } = stage.recorder.messages()[0]?.message ?? { summary: '' };
    const copy = await stage.recorder.adapter.sender.send(room, { summary, tone: 'open', blocks: [] }, 'a copy');
    const on = copy.kind === 'sent' ? copy.posted : undefined;
    const card = (await stage.store.rounds.get(round))?.card;
    const press = (id: string, message: typeof on) =>
      stage.handle({
        kind: 'chose',
        room,
        by: stage.person(id),
        name: id,
        id: `vote:${round}`,
        picks: [0],
        on: message,
      });
    await press('ana', card);
    expect(stage.recorder.texts()[1]).toBe('');
    await press('bo', on);
    expect(stage.recorder.texts()[1]).toContain('This was posted twice.');
    await stage.advance(2 * second);
    expect(stage.recorder.texts()[0]).toContain('2 answered');
    await stage.say('ana', '/quiz close');
    await stage.advance(2 * second);
    expect(stage.recorder.texts()[0]).toContain('2 answered · closed');
    expect(stage.recorder.texts()[1]).toContain('This was posted twice.');
  });
});

describe('edits of a card', () => {
  it('are at least a second apart, and the last state wins', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    const before = stage.recorder.edits.length;
    const round = await stage.openRound();
    for (let i = 0; i < 50; i++) await stage.choose(`p${i}`, round, i % 3);
    expect(stage.recorder.edits.length).toBe(before + 1);
    await stage.advance(second);
    await stage.advance(second);
    await stage.advance(second);
    expect(stage.recorder.edits.length).toBe(before + 2);
    expect(stage.recorder.texts()[0]).toContain('50 answered');
  });

  it('keep that pause between them when two processes make them', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    const round = await stage.openRound();
    const [first, other] = ['first', 'other'].map((replica) =>
      createCards({
        store: stage.store,
        adapter: () => stage.recorder.adapter,
        timing: defaultTiming,
        replica,
        log: stage.log,
      }),
    );
    first?.touch(round, stage.now());
    await first?.idle();
    other?.touch(round, stage.now());
    await other?.idle();
    expect(stage.recorder.edits.length).toBe(1);
    await stage.advance(2 * second);
    other?.flush(stage.now());
    await other?.idle();
    expect(stage.recorder.edits.length).toBe(2);
  });

  it('never show an open card after a closed one, although an old edit is answered late', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    const round = await stage.openRound();
    let release: (outcome: Outcome) => void = () => undefined;
    stage.recorder.editEnds.push(new Promise<Outcome>((resolve) => (release = resolve)));
    const by = stage.person('ana');
    await stage.bot.handle({ kind: 'chose', room: stage.room, by, id: `vote:${round}`, picks: [0] });
    const closing = stage.bot.handle({ kind: 'said', room: stage.room, by, text: '/quiz close', via: 'command' });
    await closing;
    expect(stage.recorder.edits.at(-1)?.message.tone).not.toBe('closed');
    release({ kind: 'unsure' });
    await stage.advance(3 * second);
    await stage.advance(3 * second);
    expect(stage.recorder.edits.at(-1)?.message.tone).toBe('closed');
    await stage.advance(60 * second);
    expect(stage.recorder.edits.at(-1)?.message.tone).toBe('closed');
    expect(await stage.store.rounds.undrawn()).toEqual([]);
  });

  it('are tried again with growing pauses, and given up when the message is gone', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    await stage.say('ana', '/quiz close');
    const start = stage.recorder.edits.length;
    expect(start).toBeGreaterThan(0);

    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    const gone: Outcome = { kind: 'refused', why: 'gone', detail: 'message_not_found' };
    stage.recorder.editEnds.push({ kind: 'unsure' }, { kind: 'unsure' }, gone);
    await stage.say('ana', '/quiz close');
    for (let i = 0; i < 20; i++) await stage.advance(second);
    expect(stage.recorder.editEnds).toEqual([]);
    expect(await stage.store.rounds.undrawn()).toEqual([]);
    expect(stage.log.lines).toContain("warn a card can't be edited");
  });

  it('are made up for after a restart', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.advance(5 * second);
    stage.recorder.editEnds.push({ kind: 'unsure' });
    await stage.say('ana', '/quiz close');
    expect(stage.recorder.texts()[0]).not.toContain('closed');
    await stage.restart();
    expect(stage.recorder.texts()[0]).toContain('closed');
  });
});
