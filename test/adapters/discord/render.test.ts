import { ButtonStyle, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../src/adapters/discord/form.js';
import { literal } from '../../../src/adapters/discord/literal.js';
import { render } from '../../../src/adapters/discord/render.js';
import { markdown } from '../../../src/adapters/discord/spans.js';
import { shorten } from '../../../src/adapters/shared/text.js';
import type { Block, Message, Span } from '../../../src/core/chat/message.js';
import { aliveIn, readable, show } from '../../support/discord/display.js';
import { type Modal, messageFaults, modalFaults } from '../../support/discord/validate.js';
import type { Body } from '../../support/discord/world.js';

const seed = { seed: 20261124 };
const message = (...blocks: Block[]): Message => ({ summary: 'In short.', tone: 'plain', blocks });
const described = (...blocks: Block[]): string => render(message(...blocks)).embeds[0]?.description ?? '';
const at = new Date('2026-11-25T09:30:00Z');
const choose = (options: string[], max = 1): Block => ({ kind: 'choose', id: 'vote:r1', min: max, max, options });

describe('spans', () => {
  it.each<[Span, string]>([
    ['plain', 'plain'],
    [{ text: 'patches', bold: true }, '**patches**'],
    [{ text: 'such as', italic: true }, '*such as*'],
    [{ text: 'both', bold: true, italic: true }, '***both***'],
    [{ text: ' spaced ', bold: true }, ' **spaced** '],
    [{ text: 'iam.md:4', code: true }, '`iam.md:4`'],
    [{ text: 'a `b` c', code: true }, 'a \\`b\\` c'],
    [
      { text: 'iam.md:4', code: true, url: 'https://example.com/iam.md#keys' },
      '[`iam.md:4`](https://example.com/iam.md#keys)',
    ],
    [{ text: 'here', url: 'https://example.com/a (b)' }, '[here](https://example.com/a%20%28b%29)'],
    [{ text: 'here', url: 'javascript:alert(1)' }, 'here'],
    [{ time: at, show: 'time' }, '<t:1795599000:t>'],
    [{ time: at, show: 'day' }, '<t:1795599000:D>'],
    [{ time: at, show: 'day-time' }, '<t:1795599000:f>'],
    [{ time: at, show: 'relative' }, '<t:1795599000:R>'],
    [{ person: { adapter: 'discord', space: 'g', id: '1' }, name: '*ana*' }, '\\*ana\\*'],
  ])('%j', (span, text) => {
    expect(markdown([span])).toBe(text);
  });

  it('keeps two styled pieces apart', () => {
    expect(
      markdown([
        { text: 'a', bold: true },
        { text: 'b', bold: true },
      ]),
    ).toBe('**a**\u200b**b**');
  });

  it.each([
    '<@123456789012345678> <#1> <@&2> </ask:3> <:smile:4> <t:5:R>',
    '@everyone and @here',
    '[click](https://evil.example) https://evil.example',
    '||secret|| ~~gone~~ **loud** __under__ `code` ```block```',
    '# heading\n- item\n> quote\n1. first\n-# small',
    'back\\slash \\*',
    ':smile: 10:30:45',
  ])('shows %j as it was written, and nothing of it is alive', (text) => {
    const { text: shown, alive, links } = show(markdown([text]));
    expect(shown).toBe(text);
    expect(alive).toEqual([]);
    expect(links).toEqual([]);
  });

  it('ends a turned direction where the words end', () => {
    expect(literal('a \u202egpj.exe')).toBe('\u2068a \u202egpj.exe\u202c\u2069');
    expect(literal('a\u202c b')).toBe('\u2068a b\u2069');
  });

  it('takes out control characters, and keeps Arabic, emoji and line breaks', () => {
    expect(literal('a\u0000\u0007b\nمرحبا 👩‍🚀')).toBe('ab\nمرحبا 👩‍🚀');
  });
});

describe('blocks', () => {
  it.each<[string, Block, string]>([
    ['a text', { kind: 'text', spans: ['a ', { text: 'b', bold: true }] }, 'a **b**'],
    ['a note', { kind: 'note', spans: ['small'] }, '-# small'],
    ['a second heading', { kind: 'heading', spans: ['Loud'] }, '**Loud**'],
    ['a quote', { kind: 'quote', blocks: [{ kind: 'text', spans: ['one\ntwo'] }] }, '> one\n> two'],
    ['code', { kind: 'code', text: 'yum `x`\n```' }, '```\nyum `x`\n`\u200b`\u200b`\n```'],
    [
      'a list',
      {
        kind: 'list',
        ordered: false,
        items: [
          { depth: 0, spans: ['one'] },
          { depth: 1, spans: ['deep\nbreak'] },
        ],
      },
      '- one\n  - deep break',
    ],
    [
      'an ordered list',
      {
        kind: 'list',
        ordered: true,
        items: [
          { depth: 0, spans: ['a'] },
          { depth: 0, spans: ['b'] },
        ],
      },
      '1. a\n2. b',
    ],
    [
      'an ordered list that goes on',
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          { depth: 0, spans: ['c'] },
          { depth: 0, spans: ['d'] },
        ],
      },
      '3. c\n4. d',
    ],
    [
      'an ordered list within another',
      { kind: 'list', ordered: true, within: 1, items: [{ depth: 0, spans: ['e'] }] },
      '  1. e',
    ],
    [
      'a table',
      {
        kind: 'table',
        head: [['#'], ['Name']],
        rows: [
          [['1'], ['Ana `x`']],
          [['2'], ['Bo']],
        ],
        marked: 1,
      },
      '```\n   #  Name\n   1  Ana `x`\n▸  2  Bo\n```',
    ],
    [
      'bars',
      {
        kind: 'bars',
        of: 3,
        bars: [
          { label: ['AWS'], count: 1, right: false },
          { label: ['The customer'], count: 2, right: true },
        ],
      },
      '▫️ AWS\n`████░░░░░░░░` 1 · 33%\n✅ The customer\n`████████░░░░` 2 · 67%',
    ],
  ])('%s', (_name, block, text) => {
    expect(described({ kind: 'text', spans: ['x'] }, block)).toBe(`x\n${text}`);
  });

  it('makes the first heading the title', () => {
    expect(render(message({ kind: 'heading', spans: ['Who *patches*?'] })).embeds).toEqual([
      { title: 'Who \\*patches\\*?' },
    ]);
  });

  it('puts a heading that is too long for a title, or holds a time, into the text', () => {
    const long = 'word '.repeat(60).trim();
    expect(described({ kind: 'heading', spans: [long] })).toBe(`**${long}**`);
    expect(described({ kind: 'heading', spans: ['At ', { time: at, show: 'day' }] })).toBe('**At <t:1795599000:D>**');
  });

  it('gives each tone a colour, and the plain one none', () => {
    const colours = (['plain', 'found', 'unsure', 'nothing', 'open', 'closed', 'refused'] as const).map(
      (tone) => render({ ...message({ kind: 'text', spans: ['x'] }), tone }).embeds[0]?.color,
    );
    expect(colours[0]).toBeUndefined();
    expect(new Set(colours).size).toBe(7);
  });

  it('says the summary where a message has no text', () => {
    const body = render(message({ kind: 'buttons', buttons: [{ id: 'a', label: 'A' }] }));
    expect(body).toMatchObject({ content: 'In short.', embeds: [] });
  });

  it('takes what is too long off the longest block, so that the source stays', () => {
    const text = described(
      { kind: 'note', spans: ['Trail'] },
      { kind: 'quote', blocks: [{ kind: 'text', spans: ['many words '.repeat(600)] }] },
      { kind: 'note', spans: [{ text: 'iam.md:4', code: true }] },
    );
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(text.length).toBeGreaterThan(4_000);
    expect(text).toMatch(/(?:many|words)…\n-# `iam.md:4`$/);
  });
});

describe('controls', () => {
  const row = (body: { components: unknown[] }, at = 0) => body.components[at];

  it('shows short options in full, each as a button that carries the choice', () => {
    const body = render(message(choose(['AWS', 'The customer'])));
    expect(row(body)).toEqual({
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.Button, style: ButtonStyle.Secondary, label: 'A · AWS', custom_id: 'c|vote:r1|0' },
        {
          type: ComponentType.Button,
          style: ButtonStyle.Secondary,
          label: 'B · The customer',
          custom_id: 'c|vote:r1|1',
        },
      ],
    });
  });

  it('shows letters where a phone would cut the options off, and the options in the text', () => {
    const long = 'Only the person who opened the account, and nobody else, whatever a policy says about it';
    const body = render(message(choose([long, 'Nobody'])));
    expect(row(body)).toMatchObject({ components: [{ label: 'A' }, { label: 'B' }] });
    expect(body.embeds[0]?.description).toBe(`**A** ${long}\n**B** Nobody`);
  });

  it('lets several options be sent together from a menu', () => {
    const body = render(message(choose(['One', 'Two', 'Three'], 2)));
    expect(row(body)).toMatchObject({
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: 'c|vote:r1',
          min_values: 2,
          max_values: 2,
          placeholder: 'Choose 2',
          options: [
            { label: 'A · One', value: '0' },
            { label: 'B · Two', value: '1' },
            { label: 'C · Three', value: '2' },
          ],
        },
      ],
    });
  });

  it('puts five buttons in a row, five rows at most, and no id twice', () => {
    const buttons = Array.from({ length: 40 }, (_, n) => ({
      id: `b:${n % 38}`,
      label: `Button ${n}`,
      primary: n === 0,
    }));
    const { components } = render(message({ kind: 'buttons', buttons }));
    expect(components.map((each) => ('components' in each ? each.components.length : 0))).toEqual([5, 5, 5, 5, 5]);
    const [first] = components;
    const styles =
      first && 'components' in first ? first.components.map((each) => ('style' in each ? each.style : 0)) : [];
    expect(styles.slice(0, 2)).toEqual([ButtonStyle.Primary, ButtonStyle.Secondary]);
  });

  it('carries the key of its message where it fits', () => {
    const body = render(
      message({
        kind: 'buttons',
        buttons: [
          { id: 'why:r1', label: 'Why' },
          { id: 'x'.repeat(90), label: 'X' },
        ],
      }),
      'card:r1',
    );
    expect(row(body)).toMatchObject({
      components: [{ custom_id: expect.stringMatching(/^why:r1\|#[\w-]{22}$/) }, { custom_id: 'x'.repeat(90) }],
    });
  });
});

describe('a form', () => {
  const field = { name: 'answer', label: 'Which service?', maxLength: 100 };
  const form = { id: 'type:r1', title: 'Your answer', submit: 'Send', fields: [field] };

  it('is a modal with a labelled field', () => {
    expect(renderForm({ ...form, fields: [{ ...field, value: 'Cloud' }] })).toEqual({
      custom_id: 'type:r1',
      title: 'Your answer',
      components: [
        {
          type: ComponentType.Label,
          label: 'Which service?',
          component: {
            type: ComponentType.TextInput,
            custom_id: 'answer',
            style: 1,
            max_length: 100,
            required: true,
            value: 'Cloud',
          },
        },
      ],
    });
  });

  it('shows a question that is too long for a label in full above it', () => {
    const label = 'Which service records who made each call, when, and from which address?';
    const { components } = renderForm({ ...form, fields: [{ ...field, label }] });
    expect(components).toMatchObject([{ content: label }, { label: 'Your answer' }]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('@everyone', '<@1>', '</a:1>', '```', '[a](b)', '\u202e', '**', '\\', 'https://x.example', ':ok:'),
  fc
    .array(fc.constantFrom('a ', '*', '\n', '\\', '# ', '`', '<@1>', 'wörd '), { maxLength: 400 })
    .map((parts) => parts.join('')),
);
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ text: anyText, bold: fc.boolean(), italic: fc.boolean(), code: fc.boolean() }),
  fc.record({ time: fc.constant(at), show: fc.constantFrom('time', 'relative') }),
  fc.record({ person: fc.constant({ adapter: 'discord', space: 'g', id: '1' }), name: anyText }),
);
const spans = fc.array(anySpan, { maxLength: 6 });
const id = fc.string({ minLength: 1, maxLength: 100, unit: fc.constantFrom(...'abc:123') });
const leaf: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'text', 'note'), spans }),
  fc.record({ kind: fc.constant('code' as const), text: anyText }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ spans, depth: fc.nat(4) }), { maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(spans, { minLength: 2, maxLength: 2 }),
    rows: fc.array(fc.array(spans, { minLength: 2, maxLength: 2 }), { maxLength: 120 }),
  }),
  fc.record({
    kind: fc.constant('bars' as const),
    of: fc.nat(50),
    bars: fc.array(fc.record({ label: spans, count: fc.nat(50), right: fc.boolean() }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('choose' as const),
    id,
    min: fc.constant(1),
    max: fc.nat(4),
    options: fc.array(anyText, { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ id, label: anyText, primary: fc.boolean() }), { maxLength: 30 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  leaf,
  fc.record({ kind: fc.constant('quote' as const), blocks: fc.array(leaf, { maxLength: 6 }) }),
);
const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: anyText,
  tone: fc.constantFrom('plain', 'open', 'closed'),
  blocks: fc.array(block, { maxLength: 8 }),
});

describe('any message', () => {
  it('stays within every limit, and nothing in it is alive', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyMessage, fc.option(fc.constant('card:r1'), { nil: undefined }), (given, key) => {
        const body = render(given, key) as Body;
        expect(messageFaults(body)).toEqual([]);
        expect(aliveIn(body)).toEqual([]);
      }),
      { ...seed, numRuns: 400 },
    );
  });

  it('shows a short text as it was written', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      // Control characters go, directions end, and Discord itself trims.
      .filter((text) => !/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/u.test(text) && text.trim() === text && text !== '');
    fc.assert(
      fc.property(words, fc.boolean(), (text, bold) => {
        expect(readable(render(message({ kind: 'text', spans: [{ text, bold }] })) as Body)).toBe(text);
      }),
      { ...seed, numRuns: 500 },
    );
  });

  it('shortens to whole words and never over the limit', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 300 }), (given, most) => {
        expect(markdown(given, most).length).toBeLessThanOrEqual(most);
      }),
      { ...seed, numRuns: 500 },
    );
    expect(shorten('one two three', 9)).toBe('one two…');
    expect(markdown(['one *two* three'], 12)).toBe('one \\*two\\*…');
  });

  it('makes forms that Discord takes', () => {
    const field = fc.record({
      name: fc.constantFrom('answer', 'why'),
      label: anyText,
      maxLength: fc.nat(5_000),
      value: fc.option(anyText, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 4 }), id, anyText, (fields, formId, title) => {
        const plain = fields.map(({ value, ...rest }) => (value === undefined ? rest : { ...rest, value }));
        expect(modalFaults(renderForm({ id: formId, title, submit: 'Send', fields: plain }) as Modal)).toEqual([]);
      }),
      seed,
    );
  });
});
