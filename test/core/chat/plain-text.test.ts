import { describe, expect, it } from 'vitest';
import type { Block, Message } from '../../../src/core/chat/message.js';
import { percent, plainText, pressables } from '../../../src/core/chat/plain-text.js';

const person = { adapter: 'test', space: 's', id: 'ana' };

const message: Message = {
  summary: 'everything',
  tone: 'plain',
  blocks: [
    { kind: 'heading', spans: ['Title'] },
    {
      kind: 'text',
      spans: ['plain ', { text: 'bold', bold: true }, ' ', { person, name: 'Ana <@U1>' }, '\nsecond line'],
    },
    { kind: 'note', spans: [{ time: new Date('2026-11-25T09:30:00Z'), show: 'day-time' }] },
    {
      kind: 'quote',
      blocks: [
        { kind: 'text', spans: ['from the notes'] },
        {
          kind: 'list',
          ordered: false,
          items: [
            { depth: 0, spans: ['one'] },
            { depth: 1, spans: ['nested'] },
          ],
        },
      ],
    },
    { kind: 'list', ordered: true, items: ['a', 'b'].map((text) => ({ depth: 0, spans: [text] })) },
    { kind: 'code', text: 'line 1\nline 2' },
    { kind: 'table', head: [['Name'], ['Points']], rows: [[['Chen'], ['10']]] },
    {
      kind: 'bars',
      of: 3,
      bars: [
        { label: ['right one'], count: 2, right: true },
        { label: ['wrong'], count: 1, right: false },
      ],
    },
    { kind: 'choose', id: 'vote:r', min: 1, max: 1, options: ['yes', 'no'] },
    { kind: 'buttons', buttons: [{ id: 'next:q:1', label: 'Next best' }] },
  ],
};

describe('a message as plain text', () => {
  it('shows every kind of block', () => {
    expect(plainText(message, { zone: 'Europe/London', bar: 6 }).split('\n')).toEqual([
      'Title',
      'plain bold Ana <@U1>',
      'second line',
      'Wed 25 Nov, 09:30',
      '| from the notes',
      '| - one',
      '|   - nested',
      '1. a',
      '2. b',
      '    line 1',
      '    line 2',
      'Name  Points',
      'Chen  10',
      '✓ right one  ████░░  2 · 67%',
      '  wrong      ██░░░░  1 · 33%',
      '- A  yes',
      '- B  no',
      '- Next best',
    ]);
  });

  it('numbers what can be pressed in the order of `pressables`', () => {
    expect(plainText(message, { numbered: 1 }).split('\n').slice(-3)).toEqual([
      '[1] A  yes',
      '[2] B  no',
      '[3] Next best',
    ]);
    expect(pressables(message).map((each) => (each.kind === 'option' ? `${each.id} ${each.index}` : each.id))).toEqual([
      'vote:r 0',
      'vote:r 1',
      'next:q:1',
    ]);
  });

  it('knows that nothing of nothing is nothing', () => {
    expect(percent(0, 0)).toBe(0);
    expect(percent(1, 3)).toBe(33);
  });

  it('sets in a list that stands within another', () => {
    const items = ['grind', 'weigh'].map((text) => ({ depth: 0, spans: [text] }));
    const blocks: Block[] = [{ kind: 'list', ordered: true, within: 1, items }];
    expect(plainText({ summary: '', tone: 'plain', blocks })).toBe('  1. grind\n  2. weigh');
  });

  it('numbers a list from where it begins', () => {
    const items = ['brew', 'pour'].map((text) => ({ depth: 0, spans: [text] }));
    const list = { kind: 'list', ordered: true, start: 3, items } as const;
    expect(plainText({ summary: '', tone: 'plain', blocks: [list] })).toBe('3. brew\n4. pour');
  });
});
