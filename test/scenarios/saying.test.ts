import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Studyhall } from '../../src/core/bot/studyhall.js';
import type { Bot } from '../../src/core/ports/bot.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import type { Surface } from '../contracts/adapter.js';
import { compose, createIds } from '../support/compose.js';
import { libraryOf } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { openAhead, surfaces } from '../support/story.js';
import { tempDir } from '../support/temp.js';

const files = [
  {
    path: 'notes.md',
    text: '# Notes\n\n## Patching\n\nThe customer patches guest systems.\n\n## Calls\n\nTrail records calls.\n\n## Shield\n\nShield holds off floods.',
  },
  {
    path: 'notes.quiz.md',
    text: [
      'Topic: Patching',
      '## The customer patches guest systems. {#patching}',
      '- [x] True',
      '- [ ] False — nobody else does',
      '> They do.',
      'Source: notes.md#patching "customer patches guest systems"',
    ].join('\n'),
  },
  {
    path: 'calls.quiz.md',
    text: '## What records calls? {#calls}\nAnswer: trail\n> It does.\nSource: notes.md#calls "Trail records calls"',
  },
];

/** What bo sees of it that is new, and what ana does, who must not learn bo's answers. */
async function play(open: (bot: Bot) => Promise<Surface>): Promise<string> {
  let studyhall: Studyhall | undefined;
  const surface = await openAhead(open, () => studyhall);
  let now = new Date('2026-11-23T08:00:00Z');
  const store = await openSqlite(join(tempDir(), 'studyhall.db'), { now: () => now, mode: 'owner' });
  onTestFinished(() => store.close());
  const { adapter, person, say, press } = surface;
  const parts = { store, adapter, log: createTestLog(), library: () => libraryOf(files), newId: createIds() };
  studyhall = compose(parts, { managers: new Set([person('ana').id]) });

  const story: string[] = [];
  const shown = { ana: [] as readonly string[], bo: [] as readonly string[] };
  const tell = async (heading: string): Promise<void> => {
    now = new Date(now.getTime() + 2_000);
    await studyhall?.tick(now);
    await studyhall?.idle();
    story.push(`## ${heading}`);
    for (const name of ['bo', 'ana'] as const) {
      const seen = await surface.seen(name);
      const fresh = seen.filter((text) => !shown[name].includes(text));
      story.push(`### new to ${name}`, ...(fresh.length > 0 ? fresh : ['nothing']));
      shown[name] = seen;
    }
  };
  const says = async (text: string): Promise<void> => {
    await say('bo', text);
    await tell(`bo says “${text}”`);
  };

  await say('ana', '/quiz now about patching');
  await tell('a question with choices');
  for (const text of ['b', 'my answer is 1', 'f', 'what holds off floods?']) await says(text);
  await say('ana', '/quiz close');
  await tell('it closes');
  await press('bo', 'My answer and why');
  await tell('bo presses My answer');

  await say('ana', '/quiz now about calls');
  await tell('a question to type the answer to');
  for (const text of ['trail', 'shield', 'what holds off floods?']) await says(text);
  const heard = (await surface.seen('ana')).join('\n');
  expect(heard).not.toContain('Your answer');
  expect(heard).not.toContain('Trail records calls');
  await say('ana', '/quiz close');
  await tell('it closes');
  return story.join('\n\n');
}

describe('answers that are said', () => {
  it.each(surfaces)('on %s', async (name, open) => {
    await expect(await play(open)).toMatchFileSnapshot(`saying-${name}.txt`);
  });
});
