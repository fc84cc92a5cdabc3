import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { openStage, replyText, type Stage, smallNotes } from '../../support/stage.js';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

const notThere: Outcome = {
  kind: 'refused',
  why: 'not-in-room',
  detail: 'not_in_channel',
  advice: 'Invite me first: /invite @Studyhall',
};

/** Enough for as many days. */
const files = [
  ...smallNotes,
  {
    path: 'more.quiz.md',
    text: [
      '## AWS patches the hypervisor. {#hypervisor}',
      '- [x] True',
      '- [ ] False — nobody else can',
      '> The hosts are theirs.',
      'Source: shared.md#patching "patches the hosts and the hypervisor"',
    ].join('\n'),
  },
];

/** A room with a question at 9:30 every day, in which bo has answered for two days; it is 9:30 on the third. */
async function thirdDay(...ends: Stage['recorder']['sendEnds']): Promise<Stage> {
  const stage = await openStage({ files, at: '2026-11-25T09:00:00Z' });
  await stage.say('ana', '/quiz schedule every day at 9:30 UTC, close after 15m');
  for (const wait of [30 * minute, day - 15 * minute]) {
    await stage.advance(wait);
    await stage.choose('bo', await stage.openRound(), 0);
    await stage.advance(15 * minute);
  }
  await stage.advance(day - 16 * minute);
  stage.recorder.sendEnds.push(...ends);
  await stage.advance(minute);
  return stage;
}

/** Time passes in steps, as it does for a process that is up. */
async function live(stage: Stage, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 5 * second) await stage.advance(5 * second);
}

const status = async (stage: Stage): Promise<string> => replyText(await stage.say('ana', '/quiz status'));
const toldTo = (stage: Stage, id: string) =>
  stage.recorder
    .messages()
    .filter(({ to }) => to.id === id)
    .map(({ message }) => message.summary);
const cards = (stage: Stage) => stage.recorder.messages().filter(({ key }) => key.startsWith('card:')).length;

/** Nobody missed anything, and the room can still be asked it. */
async function countsForNothing(stage: Stage): Promise<void> {
  const me = replyText(await stage.say('bo', '/studyhall me'));
  expect(me).toContain('answered 2 of 2 asked');
  expect(me).toContain('Streak: 2 scheduled questions in a row');
  expect(await stage.store.rounds.openIn(stage.room)).toEqual([]);
  expect((await stage.store.rounds.latest(stage.room, 9)).length).toBe(2);
}

describe('a scheduled question that never stood in its room', () => {
  it('counts for nothing when the platform was in trouble all along, and whoever scheduled it is told once', async () => {
    const unsure = Array.from({ length: 99 }, (): Outcome => ({ kind: 'unsure' }));
    const stage = await thirdDay(...unsure);
    await live(stage, 10 * minute);
    expect(await status(stage)).toMatch(/Open: .* Closes .*\. It isn’t posted yet\./);
    await live(stage, 5 * minute);
    // It may stand there for as long as nobody has looked again.
    expect(await status(stage)).toMatch(/Over: .* I’m checking whether it was posted\./);
    await live(stage, minute);
    stage.recorder.sendEnds.length = 0;
    await live(stage, 2 * minute);
    expect(cards(stage)).toBe(2);
    await countsForNothing(stage);
    expect(await status(stage)).toContain('Skipped\n- Fri 27 Nov, 09:30: it couldn’t be posted.');
    expect(await status(stage)).not.toMatch(/Not posted|Nobody answered/);
    expect(toldTo(stage, 'ana')).toEqual([
      'The question for “every day at 9:30 UTC, close after 15m” couldn’t be posted',
    ]);
  });

  it('counts for nothing when its process was killed at the call and nobody was there until after its end', async () => {
    const stage = await thirdDay(new Error('killed'));
    stage.pass(20 * minute);
    stage.recorder.findEnds.push('unknown', 'unknown');
    await stage.restart();
    await live(stage, minute);
    await countsForNothing(stage);
    expect(await status(stage)).toContain('Fri 27 Nov, 09:30: it couldn’t be posted.');
    expect(toldTo(stage, 'ana').length).toBe(1);
  });

  it('is named with what to do about it, also after its end, where the bot may not post', async () => {
    const stage = await thirdDay(notThere);
    stage.recorder.sendEnds.push(...Array.from({ length: 30 }, () => notThere));
    await live(stage, 16 * minute);
    stage.recorder.sendEnds.length = 0;
    await live(stage, 2 * minute);
    await countsForNothing(stage);
    expect(await status(stage)).toContain(
      'Skipped\n- Fri 27 Nov, 09:30: it couldn’t be posted. Invite me first: /invite @Studyhall',
    );
    expect(toldTo(stage, 'ana')).toEqual([
      'I couldn’t post the question for “every day at 9:30 UTC, close after 15m”. Invite me first: /invite @Studyhall',
    ]);
  });

  it('counts for nothing when somebody closes it before it is known whether it stands there', async () => {
    const stage = await thirdDay({ kind: 'unsure' });
    expect(replyText(await stage.say('ana', '/quiz close'))).toBe('private: Closed.');
    await live(stage, minute);
    expect(cards(stage)).toBe(2);
    await countsForNothing(stage);
  });

  it('counts, and is revealed, when it is found after its end', async () => {
    const stage = await thirdDay('lost-process');
    stage.pass(20 * minute);
    stage.recorder.findEnds.push('unknown', 'unknown');
    await stage.restart();
    await live(stage, minute);
    expect(replyText(await stage.say('bo', '/studyhall me'))).toContain('answered 2 of 3 asked');
    expect(stage.recorder.texts().at(-1)).toContain('Nobody answered this time');
    expect(toldTo(stage, 'ana')).toEqual([]);
  });
});
