import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import { presentAnswer } from '../../../../src/core/ask/show/answer-message.js';
import { limits } from '../../../../src/core/chat/limits.js';
import { plainText, pressables } from '../../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../../support/library.js';

const others = [
  {
    path: 'ops/on-call.md',
    text: '# On call at night\n\nSomebody is awake.\n\n## Hours\n\nFrom six to six.\n\n## Pay\n\nDouble.\n',
  },
  { path: 'ops/gate.md', text: '# The gate\n\nIt squeaks.\n\n## Hours\n\nAlways open.\n' },
  { path: 'ops/map.md', text: `# ${'A map of everything there is '.repeat(8)}\n\nUp is north.\n` },
];

/** What an answer made of that text shows, and its buttons to linked places with what they lead to. */
const answered = (text: string, asked = true) => {
  const { index } = libraryOf([...others, { path: 'ops/parking.md', text: `# Parking\n\n${text}\n` }]);
  const presented = presentAnswer(index, { ...ask(index, 'parking'), decision: 'found' });
  const message = presented.message(asked ? { asked: 'q', linked: 'l' } : {});
  const buttons = pressables(message).flatMap(({ id, label }) => {
    const [, n] = /^topic:l:(\d+)$/u.exec(id) ?? [];
    return n === undefined ? [] : [{ label, text: presented.linked[Number(n)]?.text }];
  });
  const [, words = ''] = /\| (.*)/u.exec(plainText(message)) ?? [];
  return { words, buttons, summary: message.summary, all: plainText(message) };
};

describe('links of an answer to other notes', () => {
  it.each([
    ['Ask [on-call.md](on-call.md).', 'Ask On call at night.'],
    ['Ask [`ops/on-call.md`](/ops/on-call.md).', 'Ask On call at night.'],
    ['Ask [on-call.md#hours](on-call.md#hours) first.', 'Ask Hours first.'],
    ['Ask [[on-call]].', 'Ask On call at night.'],
    ['Ask [[ops/on-call#Hours]].', 'Ask Hours.'],
    ['**Ask [on-call.md](on-call.md)**, now.', 'Ask On call at night, now.'],
    ['- Ask [on-call.md](on-call.md)', '- Ask On call at night'],
    ['The [[gate]] is shut.', 'The The gate is shut.'],
    ['The gate [[gate]] is shut.', 'The gate gate is shut.'],
    ['Ask [the night desk](on-call.md).', 'Ask the night desk.'],
    ['Ask [lost.md](lost.md).', 'Ask lost.md.'],
  ])('show names and no addresses: %s', (text, words) => {
    expect(answered(`Cars stand in the yard. ${text}`.replace('yard. -', 'yard.\n\n-')).all).toContain(words);
  });

  it('show names in the one line that stands for the answer', () => {
    expect(answered('Cars may ask [on-call.md](on-call.md).').summary).toBe('Parking: Cars may ask On call at night.');
  });

  it('are buttons that lead to the linked place, each once', () => {
    const text =
      'Cars ask [them](on-call.md), at [night](on-call.md#hours) or [so](on-call.md), of [it](https://x.example).';
    expect(answered(text).buttons).toEqual([
      { label: 'On call at night', text: 'Somebody is awake.' },
      { label: 'Hours: On call at night', text: 'From six to six.' },
    ]);
    expect(answered(text).all).toContain('\nSee also:\n- On call at night\n- Hours: On call at night\n');
  });

  it('are told apart, and fit on a button', () => {
    const { buttons } = answered('Cars: [a](on-call.md#hours), [b](gate.md#hours) and [c](map.md).');
    expect(buttons.slice(0, 2).map(({ label }) => label)).toEqual(['Hours: On call at night', 'Hours: The gate']);
    expect(buttons[2]?.label.length).toBe(limits.label);
  });

  it('are three at most', () => {
    const text = 'Cars: [a](on-call.md#hours), [b](gate.md#hours), [c](map.md), [d](gate.md).';
    expect(answered(text).buttons).toHaveLength(3);
  });

  it('leave room below an overview of many sections', () => {
    const sections = Array.from({ length: 15 }, (_, i) => `## Yard ${i}\n\nFull.\n`).join('\n');
    const text = `Cars: [a](on-call.md#hours), [b](gate.md#hours), [c](map.md).\n\n${sections}`;
    const { index } = libraryOf([...others, { path: 'ops/parking.md', text: `# Parking\n\n${text}` }]);
    const { blocks } = presentAnswer(index, ask(index, 'parking')).message({ asked: 'q', linked: 'l' });
    const counts = blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons.length] : []));
    expect(counts).toEqual([3, 15]);
    expect(counts.reduce((rows, count) => rows + Math.ceil(count / 5), 0)).toBeLessThanOrEqual(limits.rows);
  });

  it('are not those of words that are not shown', () => {
    const text = `Cars stand in the yard.\n\n## Bikes\n\n${'Bikes are many. '.repeat(300)}\n\nSee [them](on-call.md).`;
    expect(answered(text).buttons).toEqual([]);
  });

  it('are none without kept places to lead to', () => {
    expect(answered('Cars ask [on-call.md](on-call.md).', false).all).not.toContain('See also');
  });
});
