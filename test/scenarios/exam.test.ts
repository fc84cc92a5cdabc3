import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Studyhall } from '../../src/core/bot/studyhall.js';
import type { Bot } from '../../src/core/ports/bot.js';
import type { Snapshot } from '../../src/core/quiz/round.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import type { Surface } from '../contracts/adapter.js';
import { compose, createIds } from '../support/compose.js';
import { libraryOf } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { openAhead, surfaces } from '../support/story.js';
import { tempDir } from '../support/temp.js';

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
  let studyhall: Studyhall | undefined;
  const surface = await openAhead(open, () => studyhall);
  let now = new Date('2026-11-25T09:00:00Z');
  const path = join(tempDir(), 'studyhall.db');
  const openStore = () => openSqlite(path, { now: () => now, mode: 'owner' });
  let store = await openStore();
  onTestFinished(() => store.close());
  const library = libraryOf(files);
  const newId = createIds();
  const build = (): Studyhall =>
    compose({ store, adapter: surface.adapter, log: createTestLog(), library: () => library, newId });
  studyhall = build();

  const beat = async (): Promise<void> => {
    await studyhall?.tick(now);
    await studyhall?.idle();
  };
  const pass = async (seconds: number): Promise<void> => {
    now = new Date(now.getTime() + 1_000 * seconds);
    await beat();
  };
  const restart = async (): Promise<void> => {
    await store.close();
    store = await openStore();
    studyhall = build();
    await beat();
  };
  const story: string[] = [];
  let shown: readonly string[] = [];
  const tell = async (heading: string): Promise<void> => {
    const seen = await surface.seen('ana');
    story.push(`## ${heading}`, ...seen.filter((text) => !shown.includes(text)));
    shown = seen;
  };
  const { say, press, choose, fill, person } = surface;
  const ana = person('ana');
  const questions = async (): Promise<readonly Snapshot[]> => (await store.exams.running(ana))?.questions ?? [];
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
  await pass(300);
  await restart();
  await say('ana', '/quiz exam');
  await tell('9:05: the program was restarted; she asks for an exam again');
  await press('ana', 'Continue');
  await tell('She continues');
  await answer(3, false);
  await press('ana', 'Finish');
  await tell('She answers the last question, and looks whether to hand in');
  expect(await surface.seen('bo')).not.toContainEqual(expect.stringContaining('xam'));
  await pass(301);
  await pass(1);
  await tell('9:10: her time is over');
  await press('ana', 'Hand in');
  await tell('She hands in, too late');
  await press('ana', 'Review what you missed (1)');
  await tell('She reviews what she missed');

  await say('ana', '/quiz exam 2 10 pass 50%');
  await answer(0, true);
  await press('ana', 'Finish');
  await tell('She takes another one, of two questions, answers one and finishes');
  await press('ana', 'Hand in');
  await tell('She hands in');

  const bo = (await surface.seen('bo')).join('\n');
  expect(bo).not.toMatch(/[Ee]xam|passed/);
  expect((await store.practised.answers(ana)).map(({ right }) => right)).toEqual([true, true, true, false, true]);
  return `${story.join('\n\n')}\n`;
}

describe('two mock exams: go back, change, restart, time over, result, review, hand in', () => {
  it.each(surfaces)('on %s', async (name, open) => {
    await expect(await twoExams(open)).toMatchFileSnapshot(`exam-${name}.txt`);
  });
});
