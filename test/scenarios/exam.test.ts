import { describe, expect, it } from 'vitest';
import type { Bot } from '../../src/core/ports/bot.js';
import type { Snapshot } from '../../src/core/quiz/round.js';
import type { Surface } from '../contracts/adapter.js';
import { openStory, surfaces } from '../support/story.js';

/** Four questions of every kind but one, on three topics. */
const files = [
  {
    path: 'watching.md',
    text: '# Watching\n## Calls\n- CloudTrail records who made each API call.\n## State\n- Config records how resources are set up.',
  },
  {
    path: 'watching.quiz.md',
    text: `## What records who made an API call? {#calls}
- [x] CloudTrail
- [ ] CloudWatch — it gathers metrics and logs
- [ ] Inspector — it looks for weaknesses
> CloudTrail keeps a record of every call.
Source: watching.md#calls "records who made each API call"

## Which service records how resources are set up? {#state}
Answer: Config | AWS Config
> Config keeps the history of each resource.
Source: watching.md#state "records how resources are set up"`,
  },
  {
    path: 'sharing.md',
    text: '# Sharing\n## Yours\n- The customer patches guest systems and applications.\n',
  },
  {
    path: 'sharing.quiz.md',
    text: `## Which two does the customer patch? {#yours}
- [x] Guest systems
- [x] Applications
- [ ] Hypervisors — AWS does
> From the guest upward everything is the customer’s.
Source: sharing.md#yours "patches guest systems and applications"`,
  },
  { path: 'places.md', text: '# Places\n- AWS guards the data centres.' },
  {
    path: 'places.quiz.md',
    text: `## AWS guards the data centres. {#guards}
- [x] True
- [ ] False — nobody else may enter
> Physical security is theirs.
Source: places.md#places "guards the data centres"`,
  },
];

const wrongOf: Readonly<Record<string, string>> = { calls: 'Inspector', guards: 'False' };

/** What ana sees of two exams; the words of each step are what she sees that is new. */
async function twoExams(open: (bot: Bot) => Promise<Surface>): Promise<string> {
  const story = await openStory(open, { files, at: '2026-11-25T09:00:00Z' });
  const { surface, jumpTo, restart, tell, text } = story;
  const { say, press, choose, fill, person } = surface;
  const ana = person('ana');
  const questions = async (): Promise<readonly Snapshot[]> => (await story.store.exams.running(ana))?.questions ?? [];
  const answer = async (n: number, right: boolean): Promise<void> => {
    const asked = (await questions())[n];
    if (asked?.kind === 'typed') {
      await press('ana', 'Type your answer');
      return fill('ana', right ? 'aws config' : 'Macie');
    }
    const rights = (asked?.choices ?? []).filter((each) => each.right).map(({ text }) => text);
    if (rights.length > 1) return choose('ana', right ? rights : ['Guest systems', 'Hypervisors']);
    return press('ana', right ? (rights[0] ?? '') : (wrongOf[asked?.question ?? ''] ?? ''));
  };

  await say('ana', '/quiz exam 4 10');
  await tell('9:00: ana begins an exam of four questions and ten minutes');
  await answer(0, false);
  await tell('She answers the first question');
  await press('ana', 'Next');
  await answer(1, true);
  await tell('She goes on, and answers the second');
  await press('ana', 'Next');
  await answer(2, true);
  await tell('And the third');
  await press('ana', 'Back');
  await press('ana', 'Back');
  await answer(0, true);
  await tell('She goes back, and changes her first answer');
  await jumpTo('2026-11-25T09:05:00Z');
  await restart();
  await say('ana', '/quiz exam');
  await tell('9:05: the program was restarted; she asks for an exam again');
  await press('ana', 'Continue');
  await tell('She continues');
  await answer(3, false);
  await press('ana', 'Finish');
  await tell('She answers the last question, and is asked whether to finish');
  expect(await surface.seen('bo')).not.toContainEqual(expect.stringContaining('xam'));
  await jumpTo('2026-11-25T09:10:01Z');
  await jumpTo('2026-11-25T09:10:02Z');
  await tell('9:10: her time is over');
  await press('ana', 'Finish and see the result');
  await tell('She finishes, too late');
  await press('ana', 'Review what you missed (1)');
  await tell('She reviews what she missed');

  await say('ana', '/quiz exam 2 10 pass 50%');
  await answer(0, true);
  await press('ana', 'Finish');
  await tell('She takes another one, of two questions, answers one and presses Finish');
  await press('ana', 'Finish and see the result');
  await tell('She finishes');

  const bo = (await surface.seen('bo')).join('\n');
  expect(bo).not.toMatch(/[Ee]xam|passed/);
  expect((await story.store.practised.answers(ana)).map(({ right }) => right)).toEqual([true, true, true, false, true]);
  return text();
}

describe('two mock exams: go back, change, restart, time over, result, review, finish', () => {
  it.each(surfaces)('on %s', async (name, open) => {
    await expect(await twoExams(open)).toMatchFileSnapshot(`exam-${name}.txt`);
  });
});
