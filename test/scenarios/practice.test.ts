import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/knowledge/question.js';
import type { Bot } from '../../src/core/ports/bot.js';
import type { Surface } from '../contracts/adapter.js';
import { services, servicesNote, sourceOf } from '../support/services.js';
import { openStory, surfaces } from '../support/story.js';

/** Seven questions of two topics, two of them typed. */
const files = [
  servicesNote,
  {
    path: 'services.quiz.md',
    text: services
      .map((name, i) =>
        [
          `## What does job number ${i + 1}? {#job-${i + 1}}`,
          ...(i % 4 === 1
            ? [`Answer: ${name} | AWS ${name}`]
            : [`- [x] ${name}`, '- [ ] Nobody — somebody has to', '- [ ] Everybody — that’s not how it works']),
          '> The notes say so.',
          sourceOf(name),
          `Topic: ${i < 4 ? 'watching' : 'guarding'}`,
        ].join('\n'),
      )
      .join('\n\n'),
  },
];

/** Ana practises five, misses two, and comes back on another day. */
async function practice(open: (bot: Bot) => Promise<Surface>): Promise<string> {
  const { surface, library, jumpTo, tell, text, restart } = await openStory(open, {
    files,
    at: '2026-11-23T08:00:00Z',
  });
  const { say, press, fill, seen } = surface;

  /** The question that stands before her. */
  const asked = async (): Promise<Question> => {
    const shown = (await seen('ana')).findLast((each) => each.includes('Practice, ')) ?? '';
    const question = library.bank.find(({ prompt }) => shown.includes(prompt));
    if (!question) throw new Error(`no question in “${shown}”`);
    return question;
  };
  const answer = async (right: boolean): Promise<string> => {
    const { id, kind, accepts } = await asked();
    if (kind === 'typed') {
      await press('ana', 'Type your answer');
      await fill('ana', right ? (accepts[0] ?? '') : 'no idea');
    } else await press('ana', right ? (services[Number(id.split('-')[1]) - 1] ?? '') : 'Nobody');
    return id;
  };

  await say('ana', '/quiz practice');
  await tell('Monday 23 November: ana starts to practise');
  const missed: string[] = [];
  for (const [i, right] of [true, false, true, false, true].entries()) {
    const id = await answer(right);
    if (!right) missed.push(id);
    await tell(`Question ${i + 1}, ${right ? 'right' : 'wrong'}`);
    if (i === 2) await restart();
    if (i < 4) await press('ana', 'Next');
    if (i < 4) await tell('She goes on');
  }
  await say('ana', '/quiz misses');
  await tell('What she missed');

  await jumpTo('2026-11-24T07:00:00Z');
  await say('ana', '/quiz practice 3');
  const first = await answer(true);
  await tell('Tuesday, earlier than the day before: what she missed comes first');
  await press('ana', 'Next');
  expect([first, await answer(true)]).toEqual(missed);
  await press('ana', 'Next');
  await tell('And then something new');
  await press('ana', 'Stop');
  await tell('She stops');
  await say('ana', '/studyhall me');
  await tell('How she stands');
  return text();
}

describe('practice on every platform: five questions, two misses, a restart, another day, progress', () => {
  it.each(surfaces)('on %s', async (name, open) => {
    await expect(await practice(open)).toMatchFileSnapshot(`practice-${name}.txt`);
  });
});
