import { describe, expect, it } from 'vitest';
import type { Bot } from '../../src/core/ports/bot.js';
import type { Surface } from '../contracts/adapter.js';
import { services, servicesNote, sourceOf } from '../support/services.js';
import { openStory, surfaces } from '../support/story.js';

/** Seven questions, each answered by the service that it describes; the key of one is wrong. */
const files = [
  servicesNote,
  {
    path: 'services.quiz.md',
    text: services
      .map((name, i) => {
        const key = name === 'Config' ? 'Nothing' : name;
        const choices = [name, 'Nothing', 'Everything'].map((each) => `- [${each === key ? 'x' : ' '}] ${each}`);
        return [
          `## What does job number ${i + 1}? {#job-${i + 1}}`,
          ...choices,
          '> The notes say so.',
          sourceOf(name),
        ].join('\n');
      })
      .join('\n\n'),
  },
];

/** One room for two weeks, seen by ana, who manages it. The words of each day are what she sees that is new. */
async function twoWeeks(open: (bot: Bot) => Promise<Surface>): Promise<string> {
  const { surface, store, jumpTo, passTo, tell, text } = await openStory(open, { files, at: '2026-11-23T08:00:00Z' });
  const { say, press, fill } = surface;
  const play = async (right: string): Promise<void> => {
    await press('ana', right);
    await press('bo', 'Everything');
    await press('chen', right);
  };

  await say('ana', '/quiz schedule weekdays at 9:30 Europe/London, close after 8h');
  await tell('Monday 23 November: ana makes a schedule');

  await passTo('2026-11-23T09:30:00Z');
  await tell('Monday 9:30: the first question');
  await play(await rightNow());
  await passTo('2026-11-23T17:30:00Z');
  await tell('Monday 17:30: it closes');

  await say('ana', '/studyhall settings');
  await press('ana', 'Change');
  await fill('ana', '2026-11-25');
  await tell('Monday evening: Wednesday is a day off');

  await passTo('2026-11-24T09:30:00Z');
  await play(await rightNow());
  await passTo('2026-11-24T17:30:00Z');
  await tell('Tuesday: a question as always');
  await passTo('2026-11-25T23:00:00Z');
  await tell('Wednesday 25 November: the day off');

  await say('ana', '/quiz pause until 2026-11-30');
  await passTo('2026-11-28T12:00:00Z');
  await tell('Thursday and Friday: paused');
  await passTo('2026-11-30T09:30:00Z');
  await play(await rightNow());
  await passTo('2026-11-30T17:30:00Z');
  await tell('Monday 30 November: it goes on by itself');

  await jumpTo('2026-12-01T16:00:00Z');
  await say('ana', '/quiz status');
  await tell('Tuesday 1 December: the machine was away until 16:00, longer than six hours');

  for (const day of ['02', '03', '04', '07']) {
    await passTo(`2026-12-${day}T09:30:00Z`);
    await play(await rightNow());
    await passTo(`2026-12-${day}T17:30:00Z`);
  }
  await tell('Wednesday 2 to Monday 7 December: four more questions, and the deck comes to its end');

  await say('ana', '/quiz correct');
  await tell('Monday evening: chen says that a key is wrong');
  await press('ana', await wrongOne());
  await tell('ana chooses the question');
  await press('ana', 'Config');
  await tell('ana chooses the right answer');
  await press('ana', 'Correct it');
  await passTo('2026-12-07T18:00:00Z');
  await tell('ana confirms');
  await say('ana', '/leaderboard all');
  await tell('The board afterwards');
  await passTo('2026-12-08T09:30:00Z');
  await say('ana', '/quiz status');
  await tell('Tuesday 8 December: the old questions come again');

  expect((await store.rounds.latest(surface.room, 50)).map(({ opens }) => opens.toISOString().slice(0, 16))).toEqual([
    ...['2026-12-08', '2026-12-07', '2026-12-04', '2026-12-03', '2026-12-02'].map((day) => `${day}T09:30`),
    ...['2026-11-30', '2026-11-24', '2026-11-23'].map((day) => `${day}T09:30`),
  ]);
  return text();

  async function rightNow(): Promise<string> {
    const [round] = await store.rounds.openIn(surface.room);
    return services[Number(round?.snapshot.question.split('-')[1]) - 1] ?? '';
  }
  async function wrongOne(): Promise<string> {
    const past = await store.rounds.latest(surface.room, 5);
    const at = past.findIndex(({ question }) => question === 'job-2');
    return `${at + 1}. ${past[at]?.prompt}`;
  }
}

describe('two weeks of a room: schedule, play, day off, pause, missed day, correction, recycling', () => {
  it.each(surfaces)('on %s', async (name, open) => {
    const story = await twoWeeks(open);
    await expect(story).toMatchFileSnapshot(`two-weeks-${name}.txt`);
  });
});
