import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import { presentAnswer } from '../../../../src/core/ask/show/answer-message.js';
import { plainText, pressables } from '../../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../../support/library.js';

const steps = Array.from(
  { length: 14 },
  (_, i) => `${i + 1}. Step ${i + 1} of the release asks for some care and a cup.`,
);

const files = [
  {
    path: 'release.md',
    text: `# Releases\n\nWe release on Mondays.\n\n## How to release\n\nFreeze the branch first:\n\n${steps.join('\n')}\n\n## Rollback\n\n### Web\n\nPress the red button.\n\n### Phone\n\nCall the night desk.\n`,
  },
  {
    path: 'hours.md',
    text: '# Opening hours\n\n| Day | From | To |\n| --- | --- | --- |\n| Monday | 9:00 | 17:00 |\n| Tuesday | 9:00 | 17:00 |\n| Friday | 9:00 | 15:00 |\n',
  },
  {
    path: 'boats.md',
    text: '# Boats\n\n## Dinghy\n\nA dinghy is rowed by one.\n\n## Trawler\n\nA trawler is sailed by six and tows a net.\n\n## Ferry\n\nA ferry carries cars.\n\n## Raft\n\nA raft drifts.\n',
  },
  {
    path: 'alerts/PumpBlocked.md',
    text: '# PumpBlocked\n\n## Meaning\n\nThe pump does not turn.\n\n## Diagnosis\n\nLook at the sieve of the pump.\n',
  },
  {
    path: 'alerts/PumpTooHot.md',
    text: '# PumpTooHot\n\n## Meaning\n\nThe pump is warmer than ninety degrees.\n\n## Diagnosis\n\nLook at the cooling of the pump.\n',
  },
];
const { index } = libraryOf(files);
const presented = (query: string) => presentAnswer(index, { ...ask(index, query), decision: 'found' });
const shown = (query: string): string => plainText(presented(query).message());

describe('the whole that was asked for', () => {
  it('is all steps with their numbers and what leads to them', () => {
    const text = shown('how do I release?');
    expect(text).toContain('Freeze the branch first:');
    for (const n of [1, 2, 13, 14]) expect(text).toContain(`${n}. Step ${n} of the release`);
  });

  it('is the table where the table is asked for, and the row where a row is', () => {
    const table = shown('what are the opening hours?');
    for (const cell of ['Monday', 'Tuesday', 'Friday', '15:00']) expect(table).toContain(cell);
    const row = shown('opening hours on friday');
    expect(row).toContain('Friday');
    expect(row).not.toContain('Monday');
  });

  it('is what stands below a heading that is named and has nothing of its own', () => {
    const text = shown('how do we do a rollback?');
    expect(text).toContain('Press the red button.');
    expect(text).toContain('Call the night desk.');
  });

  it('is no more than the section whose own heading says more of the query', () => {
    const text = '# Accounts\n\n## Web\n\n### Renewing a lost badge\n\nAsk Ann.\n\n### Colours\n\nPick one.\n';
    const { index: badges } = libraryOf([{ path: 'badges.md', text }]);
    const show = (query: string): string =>
      plainText(presentAnswer(badges, { ...ask(badges, query), decision: 'found' }).message());
    expect(show('how do I get a lost badge for the web?')).not.toContain('Pick one.');
    expect(show('how do I do the web?')).toContain('Pick one.');
  });

  it('is both sides of a comparison, each with its source', () => {
    const text = shown("what's the difference between a dinghy and a trawler?");
    expect(text).toContain('A dinghy is rowed by one.');
    expect(text).toContain('A trawler is sailed by six');
    expect(text.match(/boats\.md:\d+/gu)).toHaveLength(2);
  });
});

describe('a bare name', () => {
  it('gets what it is in one passage, and its sections as buttons', () => {
    const { leads, message } = presentAnswer(index, ask(index, 'boats'));
    const pressed = pressables(message({ asked: 'q1' }));
    expect(pressed.map(({ label }) => label)).toEqual(['Trawler', 'Ferry', 'Raft']);
    expect(pressed.map(({ id }) => id)).toEqual(['topic:q1:1', 'topic:q1:2', 'topic:q1:3']);
    expect(leads.map(({ text }) => text)).toEqual([
      'A dinghy is rowed by one.',
      'A trawler is sailed by six and tows a net.',
      'A ferry carries cars.',
      'A raft drifts.',
    ]);
  });

  it('with little below it is answered as it is', () => {
    expect(plainText(presentAnswer(index, ask(index, 'opening hours')).message())).toContain('Tuesday');
  });
});

describe('places with the same headings', () => {
  it('are told apart by their note, in the trail and in the choices', () => {
    expect(shown('diagnosis of PumpTooHot')).toContain('PumpTooHot › Diagnosis');
    const answer = { ...ask(index, 'where do I look at the pump?'), decision: 'unsure' as const };
    const labels = pressables(presentAnswer(index, answer).message({ asked: 'q1' })).map(({ label }) => label);
    expect(labels).toContain('Diagnosis: PumpBlocked');
    expect(labels).toContain('Diagnosis: PumpTooHot');
  });

  it('are told apart where only one of them is among the choices', () => {
    const answer = { ...ask(index, 'how warm is the pump in degrees?'), decision: 'unsure' as const };
    const labels = pressables(presentAnswer(index, answer).message({ asked: 'q1' })).map(({ label }) => label);
    expect(labels).toEqual(['Meaning: PumpTooHot']);
  });
});
