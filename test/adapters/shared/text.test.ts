import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold } from '../../../src/adapters/shared/spans.js';
import { shorten, tame, withoutControls } from '../../../src/adapters/shared/text.js';
import type { Span } from '../../../src/core/chat/message.js';

const person = { adapter: 'test', space: 's', id: 'ana' };
const time = new Date('2026-11-25T09:30:00Z');

describe('text', () => {
  it('loses its control characters, and keeps its lines, tabs and letters', () => {
    expect(withoutControls('a\u0000b\u001b\tc\r\nd\re\u007f مرحبا 👩‍🚀')).toBe('ab\tc\nd\ne مرحبا 👩‍🚀');
  });

  it('of a label turns no direction', () => {
    expect(tame('safe\u202egpj.exe\u0007')).toBe('safegpj.exe');
  });

  it.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['one twothreefour', 12, 'one twothre…'],
    ['onetwothree', 6, 'onetw…'],
    ['ab🙂cd', 4, 'ab…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
  ])('%j is cut to %i', (text, most, cut) => {
    expect(shorten(text, most)).toBe(cut);
  });

  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(50), (text, most) => {
        const cut = shorten(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/[\ud800-\udbff]…$/);
      }),
      { seed: 20_261_129 },
    );
  });
});

describe('bold', () => {
  it.each<[Span, Span]>([
    ['a', { text: 'a', bold: true }],
    [
      { text: 'a', code: true },
      { text: 'a', code: true, bold: true },
    ],
    [
      { person, name: 'a' },
      { text: 'a', bold: true },
    ],
    [
      { time, show: 'day' },
      { time, show: 'day' },
    ],
  ])('%j is %j', (span, strong) => {
    expect(bold([span])).toEqual([strong]);
  });
});
