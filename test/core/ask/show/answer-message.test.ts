import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import type { Answer } from '../../../../src/core/ask/rank/answer.js';
import { answerMessage, presentPassage } from '../../../../src/core/ask/show/answer-message.js';
import type { Block, Message } from '../../../../src/core/chat/message.js';
import { plainText } from '../../../../src/core/chat/plain-text.js';
import { parseNote } from '../../../../src/core/knowledge/reader/parse-note.js';
import { indexNotes } from '../../../support/library.js';

const text = `---
title: Harbour
checked: 2026-11-24
---
# Harbour

## Berths

Before a boat may lie here:

- Visiting boats book a berth at the office before noon, see \`book.md\`.
- Long boats lie at the *outer* pier.
  - Never across it.

## Fees

Fees are due every evening.

| Boat | Fee a night |
| --- | --- |
| Dinghy | 5 crowns |
| Trawler | 40 crowns |

## Rules

${Array.from({ length: 60 }, (_, i) => `- Rule ${i} says that ${'nobody runs on the quay '.repeat(2)}${i === 30 ? 'with a harpoon' : ''}`).join('\n')}
`;
const { note } = parseNote('port/harbour notes.md', text);
if (note === undefined) throw new Error('not a note');
const index = indexNotes([note]);
const blocksOf = (message: Message, kind: Block['kind']): Block[] =>
  message.blocks.filter((block) => block.kind === kind);
const found = (query: string, options = {}): Message =>
  answerMessage(index, { ...ask(index, query), decision: 'found' }, options);

describe('a found answer', () => {
  it('shows trail, the whole around the match with its words in bold, and the source', () => {
    expect(found('book a berth').blocks).toEqual([
      { kind: 'note', spans: ['Harbour › Berths'] },
      {
        kind: 'quote',
        blocks: [
          { kind: 'text', spans: ['Before a boat may lie here:'] },
          {
            kind: 'list',
            ordered: false,
            items: [
              {
                depth: 0,
                spans: [
                  'Visiting boats ',
                  { text: 'book', bold: true },
                  ' a ',
                  { text: 'berth', bold: true },
                  ' at the office before noon, see ',
                  { text: 'book.md', code: true },
                  '.',
                ],
              },
              { depth: 0, spans: ['Long boats lie at the ', { text: 'outer', italic: true }, ' pier.'] },
              { depth: 1, spans: ['Never across it.'] },
            ],
          },
        ],
      },
      { kind: 'note', spans: [{ text: 'port/harbour notes.md:11', code: true }, ' · checked 24 November 2026'] },
    ]);
  });

  it('is summed up in one line, has a tone, and says how a query was read', () => {
    const message = found('bok a berht');
    expect(message.tone).toBe('found');
    expect(message.summary).toMatch(/^Berths: Visiting boats book a berth/);
    expect(plainText(message)).toContain('read “bok berht” as “book berth”');
  });

  it('links the source to the heading where the notes are on the web', () => {
    const [, source] = blocksOf(found('book a berth', { base: 'https://wiki.example/notes' }), 'note');
    expect(source).toMatchObject({ spans: [{ url: 'https://wiki.example/notes/port/harbour%20notes.md#berths' }, {}] });
  });

  it('of a table row shows the head and that row, after what leads into it', () => {
    expect(plainText(found('fee of a trawler a night'))).toContain(
      ['| Fees are due every evening.', '| Boat     Fee a night', '| Trawler  40 crowns'].join('\n'),
    );
    expect(plainText(found('fee of a trawler a night'))).not.toContain('Dinghy');
  });

  it('cuts a long list around the match', () => {
    const shown = plainText(found('harpoon'));
    expect(shown).toContain('with a harpoon');
    expect(shown).toContain('…');
    expect(shown.length).toBeLessThan(1600);
  });

  it('has buttons only when the matches are kept, five in a row at most', () => {
    const labels = (message: Message) =>
      blocksOf(message, 'buttons').map((row) => (row.kind === 'buttons' ? row.buttons.map(({ label }) => label) : []));
    expect(blocksOf(found('boat rule fee'), 'buttons')).toEqual([]);
    const all = { asked: 'q1', quiz: true, share: true };
    expect(labels(found('boat fees', all))).toEqual([
      ['Next best', 'Helpful', 'Not helpful', 'Quiz me on this', 'Share'],
    ]);
    expect(blocksOf(found('boat fees', { asked: 'q1' }), 'buttons')).toMatchObject([
      { buttons: [{ id: 'next:q1:1' }, { id: 'helpful:q1:0' }, { id: 'unhelpful:q1:0' }] },
    ]);
    // Both bullets would be shown as the same list.
    expect(labels(found('long boats visiting', { asked: 'q1' }))).toEqual([['Helpful', 'Not helpful']]);
  });

  it('that was shortened leads to all of its section', () => {
    const message = found('trawler', { asked: 'q1' });
    expect(message.blocks.map(({ kind }) => kind)).toEqual(['note', 'quote', 'buttons', 'note', 'buttons']);
    expect(message.blocks[2]).toEqual({ kind: 'buttons', buttons: [{ id: 'all:q1:0', label: 'Show all' }] });
    const id = ask(index, 'trawler').matches[0]?.passage.id ?? '';
    const whole = presentPassage(index, id, 'trawler', { all: true })?.message({ asked: 'q1' });
    expect(whole && plainText(whole)).toContain('Dinghy');
    expect(whole && blocksOf(whole, 'buttons')).toEqual([]);
    expect(whole && plainText(whole)).toMatch(/\nport\/harbour notes\.md:\d+ · checked 24 November 2026$/);
  });

  it('says where the rest of a very long section stands', () => {
    const id = ask(index, 'harpoon').matches[0]?.passage.id ?? '';
    const whole = presentPassage(index, id, 'harpoon', { all: true })?.message();
    const shown = (whole && plainText(whole)) ?? '';
    expect(shown.length).toBeGreaterThan(2_500);
    expect(shown.length).toBeLessThan(3_500);
    expect(shown).toMatch(/\nThe rest is in port\/harbour notes\.md:\d+ · checked/);
  });

  it('marks neighbours together', () => {
    expect(JSON.stringify(found('visiting boats'))).toContain('{"text":"Visiting boats","bold":true}');
  });
});

describe('an unsure answer', () => {
  const unsure: Answer = { ...ask(index, 'dinghy, trawler or long boats'), decision: 'unsure' };

  it('offers three choices that can be told apart', () => {
    const message = answerMessage(index, unsure, { asked: 'q1' });
    const [row] = blocksOf(message, 'buttons');
    const list = row?.kind === 'buttons' ? row.buttons : [];
    expect(list.map((button) => button.id)).toEqual(['pick:q1:0', 'pick:q1:1', 'pick:q1:2']);
    expect(new Set(list.map((button) => button.label)).size).toBe(3);
    expect(list.every((button) => button.label.length <= 80)).toBe(true);
    expect(message.tone).toBe('unsure');
  });

  it('without kept matches lists them', () => {
    expect(answerMessage(index, unsure).blocks.map((block) => block.kind)).toEqual(['text', 'list']);
  });
});

describe('nothing found', () => {
  it('says so and leads to the nearest topics', () => {
    const message = answerMessage(index, { ...ask(index, 'fee for submarines'), decision: 'nothing' }, { asked: 'q1' });
    expect(message).toMatchObject({ tone: 'nothing', summary: 'I couldn’t find “fee for submarines” in the notes.' });
    const [row] = blocksOf(message, 'buttons');
    expect(row).toMatchObject({ buttons: [{ label: 'Fees', id: expect.stringMatching(/^topic:q1:\d$/) }] });
  });

  it('with no match at all says what the notes are about, as buttons', () => {
    const [row] = blocksOf(answerMessage(index, ask(index, 'zorblax'), { asked: 'q1' }), 'buttons');
    expect(row).toEqual({ kind: 'buttons', buttons: [{ id: 'topic:q1:0', label: 'Harbour' }] });
  });

  it('repeats neither a mention nor a secret', () => {
    const message = answerMessage(index, ask(index, 'zorblax <!channel> token=abc'));
    expect(message.summary).toBe('I couldn’t find “zorblax … token=…” in the notes.');
  });

  it('cuts a long query and shows markup as it is', () => {
    const message = answerMessage(index, ask(index, `<b> **x** ${'y'.repeat(1_000_000)}`));
    expect(message.summary.length).toBeLessThan(120);
    expect(message.summary).toContain('<b> **x** yyy');
    expect(answerMessage(index, ask(index, ' \u0000 ')).summary).toBe('Ask me anything about the notes.');
  });
});

describe('a passage by its id', () => {
  it('is shown for the query with a button to the one after it', () => {
    const [, second] = ask(index, 'boats').matches;
    const message = presentPassage(index, second?.passage.id ?? '', 'boats')?.message({
      asked: 'q1',
      n: 1,
      more: true,
    });
    expect(message && plainText(message)).toContain(second?.passage.text.slice(0, 20));
    expect(message && blocksOf(message, 'buttons')).toMatchObject([
      { buttons: [{ id: 'next:q1:2' }, { id: 'helpful:q1:1' }, { id: 'unhelpful:q1:1' }] },
    ]);
    expect(JSON.stringify(message)).toContain('{"text":"boats","bold":true}');
  });

  it('is gone when the notes have changed', () => {
    expect(presentPassage(index, 'nope', 'boats')).toBeUndefined();
  });
});
