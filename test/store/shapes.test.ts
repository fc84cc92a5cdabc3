import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Message, Span } from '../../src/core/chat/message.js';
import { toJson } from '../../src/store/json.js';
import * as shapes from '../../src/store/shapes.js';
import { room, snapshot, someone, start } from '../contracts/store-fixtures.js';

const spans: readonly Span[] = [
  'plain',
  { text: 'bold', bold: true, italic: false, code: true, url: 'https://example.com' },
  { time: start, show: 'relative' },
  { person: someone('al'), name: 'Al' },
];

/** One of each kind: a kind that is added to the messages has to be added to what the store reads. */
const blocks: { readonly [Kind in Block['kind']]: Extract<Block, { kind: Kind }> } = {
  heading: { kind: 'heading', spans },
  text: { kind: 'text', spans },
  note: { kind: 'note', spans },
  quote: { kind: 'quote', blocks: [{ kind: 'quote', blocks: [{ kind: 'note', spans }] }] },
  list: { kind: 'list', ordered: true, items: [{ spans, depth: 1 }] },
  code: { kind: 'code', text: 'x' },
  table: { kind: 'table', head: [spans], rows: [[spans], []], marked: 0 },
  bars: { kind: 'bars', of: 3, bars: [{ label: spans, count: 2, right: true }] },
  choose: { kind: 'choose', id: 'vote:r1', min: 1, max: 2, options: ['a', 'b'] },
  buttons: { kind: 'buttons', buttons: [{ id: 'a:1', label: 'A', primary: true, hint: 'an A' }] },
};
const message: Message = { summary: 's', tone: 'found', blocks: Object.values(blocks) };
const readers = Object.entries(shapes);

describe('what is kept as JSON', () => {
  it.each(Object.keys(blocks) as Block['kind'][])('is read back as it was written: a message with a %s', (kind) => {
    const one = { ...message, blocks: [blocks[kind]] };
    expect(shapes.readMessage(toJson(one))).toEqual(one);
    expect(shapes.readLetter(toJson({ kind: 'message', message: one }))).toEqual({ kind: 'message', message: one });
  });

  it('is let through with what a later version has added, at any depth', () => {
    const more = { later: [1] };
    const asked = snapshot('q', { corrected: 'hand' });
    const later = {
      ...asked,
      ...more,
      choices: asked.choices.map((choice) => ({ ...choice, ...more })),
      source: { ...asked.source, ...more },
    };
    expect(shapes.readSnapshot(toJson(later))).toEqual(later);
    const posted = { room: { ...room, ...more }, id: 'm1', ...more };
    expect(shapes.readCard(toJson(posted))).toEqual(posted);
    const settings = { daysOff: [], ...more };
    expect(shapes.readSettings(toJson(settings))).toEqual(settings);
    const letter = { kind: 'card', round: 'r1', ...more };
    expect(shapes.readLetter(toJson(letter))).toEqual(letter);
    const worded = { ...message, ...more, blocks: [{ kind: 'text', spans: [{ text: 'x', ...more }], ...more }] };
    expect(shapes.readMessage(toJson(worded))).toEqual(worded);
  });

  it.each(readers)('is read, or refused with the one error, whatever stands there: %s', (_, read) => {
    const texts = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((text) => text.slice(1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          read(text, 'key');
        } catch (error) {
          expect(error).toMatchObject({ name: 'StudyhallError', code: 'store-row' });
          expect(String(error)).toMatch(/row key of \w+ in the store can't be read \(\w+.*: .+\): run the version/);
        }
      }),
      { seed: 20261102 },
    );
  });
});
