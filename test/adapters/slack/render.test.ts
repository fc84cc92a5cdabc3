import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/adapters/shared/text.js';
import { renderForm } from '../../../src/adapters/slack/form.js';
import { limits } from '../../../src/adapters/slack/limits.js';
import { literal, plain } from '../../../src/adapters/slack/literal.js';
import { render } from '../../../src/adapters/slack/render.js';
import type { Block, Button, ListItem, Message, Span, Spans } from '../../../src/core/chat/message.js';
import { complaints, displayed, pings, viewComplaints } from '../../support/slack/blocks.js';

const message = (...blocks: Block[]): Message => ({ summary: 'Summary', tone: 'plain', blocks });
const blocksOf = (...blocks: Block[]) => render(message(...blocks)).blocks;
const textBlock = (...spans: Span[]): Block => ({ kind: 'text', spans });
const section = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const at = new Date('2026-11-25T17:00:00Z');
const stamp = Math.floor(at.getTime() / 1000);

describe('spans', () => {
  it.each<[string, Span, object]>([
    ['words', 'a *b* <!channel> :tada:', { type: 'text', text: 'a *b* <!channel> :tada:' }],
    [
      'styles',
      { text: 'x', bold: true, italic: true },
      { type: 'text', text: 'x', style: { bold: true, italic: true } },
    ],
    ['code', { text: '`x`', code: true }, { type: 'text', text: '`x`', style: { code: true } }],
    ['a link', { text: 'x', url: 'https://e.org/?a=1|2' }, { type: 'link', url: 'https://e.org/?a=1|2', text: 'x' }],
    ['an address that is none', { text: 'x', url: 'javascript:alert(1)' }, { type: 'text', text: 'x' }],
    [
      'a person',
      { person: { adapter: 'slack', space: 'T', id: 'U1' }, name: '<@U2>' },
      { type: 'text', text: '<@U2>' },
    ],
    ...(
      [
        ['time', '{time}', '17:00 UTC'],
        ['day', '{date_short_pretty}', '25 Nov 2026 UTC'],
        ['day-time', '{date_short_pretty} at {time}', 'Wed 25 Nov, 17:00 UTC'],
        ['relative', '{date_short_pretty} at {time}', 'Wed 25 Nov, 17:00 UTC'],
      ] as const
    ).map(([show, format, fallback]): [string, Span, object] => [
      show,
      { time: at, show },
      { type: 'date', timestamp: stamp, format, fallback },
    ]),
  ])('%s', (_, span, element) => {
    expect(blocksOf(textBlock(span))).toEqual([section(element)]);
  });

  it('end at the limit with an ellipsis, and what can not be cut falls away', () => {
    const [block] = blocksOf(textBlock('word '.repeat(598), { time: at, show: 'day-time' }, 'after'));
    expect(displayed({ text: '', blocks: [block] })).toMatch(/^(word )+…$/);
  });
});

describe('text that means harm', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['two\nlines', 'two lines'],
    ['  ', '\u00a0'],
  ])('in a summary: %j', (summary, text) => {
    expect(render({ summary, tone: 'plain', blocks: [] }).text).toBe(text);
  });

  it.each([
    ['abc', 'abc'],
    ['مرحبا', 'مرحبا'],
    ['a\u202eb', '\u2068a\u202eb\u202c\u2069'],
    ['a\u202eb\u202cc', '\u2068a\u202eb\u202cc\u2069'],
    ['a\u202cb\u2069', '\u2068ab\u2069'],
    ['\u2067\u202ex', '\u2068\u2067\u202ex\u202c\u2069\u2069'],
    ['\u202ex\ny', '\u2068\u202ex\u202c\u2069\ny'],
    ['a\u0000b\u001bc\u007f', 'abc'],
  ])('turns no direction beyond its end: %j', (text, shown) => {
    expect(literal(text, 100)).toBe(shown);
  });

  it('turns none at all on a button or a link', () => {
    expect(plain('safe\u202egpj.exe', 100)).toBe('safegpj.exe');
    const [block] = blocksOf(textBlock({ text: 'moc\u202e.evil', url: 'https://e.org' }));
    expect(JSON.stringify(block)).not.toContain('\\u202e');
    expect(displayed({ text: '', blocks: [block] })).toBe('moc.evil');
  });
});

describe('small print', () => {
  const note = (...spans: Span[]) => blocksOf({ kind: 'note', spans });
  const context = (text: string) => [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];

  it.each<[string, Spans, string]>([
    ['plain words', ['IAM › Users & <groups>'], 'IAM › Users &amp; &lt;groups&gt;'],
    ['a source', [{ text: 'a_b.md:4', code: true }], '`a_b.md:4`'],
    ['a time', ['closes ', { time: at, show: 'time' }], `closes <!date^${stamp}^{time}|17:00 UTC>`],
  ])('is small: %s', (_, spans, text) => {
    expect(note(...spans)).toEqual(context(text));
  });

  it.each<[string, Spans, object[]]>([
    ['signs of the markup', ['2*3*4'], [{ type: 'text', text: '2*3*4' }]],
    ['an emoji’s name', ['see :tada:'], [{ type: 'text', text: 'see :tada:' }]],
    ['a quotation mark', ['> x'], [{ type: 'text', text: '> x' }]],
    ['code with a back quote', [{ text: 'a`b', code: true }], [{ type: 'text', text: 'a`b', style: { code: true } }]],
    ['bold', [{ text: 'x', bold: true }], [{ type: 'text', text: 'x', style: { bold: true } }]],
    ['a link', [{ text: 'x', url: 'https://e.org' }], [{ type: 'link', text: 'x', url: 'https://e.org' }]],
    ['an emoji’s name in two pieces', ['see :ta', 'da:'], [{ type: 'text', text: 'see :tada:' }]],
    [
      'code within a word',
      ['a', { text: 'b', code: true }],
      [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b', style: { code: true } },
      ],
    ],
    [
      'code before a word',
      [{ text: 'b', code: true }, 's'],
      [
        { type: 'text', text: 'b', style: { code: true } },
        { type: 'text', text: 's' },
      ],
    ],
  ])('is text where Slack could not show it small and as it is: %s', (_, spans, elements) => {
    expect(note(...spans)).toEqual([section(...elements)]);
  });
});

describe('blocks', () => {
  it('headings are Slack’s, and bold text where those are too short', () => {
    expect(blocksOf({ kind: 'heading', spans: ['Who ', { text: 'patches', bold: true }, '?'] })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Who patches?', emoji: false } },
    ]);
    const long = 'word '.repeat(40).trim();
    expect(blocksOf({ kind: 'heading', spans: [long] })).toEqual([
      section({ type: 'text', text: long, style: { bold: true } }),
    ]);
  });

  it('lists nest, and their numbers go on', () => {
    const item = (text: string, depth: number): ListItem => ({ spans: [text], depth });
    const items = [item('a', 0), item('a1', 1), item('a2', 1), item('b', 0), item('b1', 1), item('c', 0)];
    const lists = (ordered: boolean) =>
      (blocksOf({ kind: 'list', ordered, items })[0] as { elements: unknown[] }).elements;
    const entry = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
    const list = (indent: number, texts: string[], more = {}) => ({
      ...{ type: 'rich_text_list', style: 'ordered', indent, border: 0, elements: texts.map(entry) },
      ...more,
    });
    expect(lists(true)).toEqual([
      list(0, ['a']),
      list(1, ['a1', 'a2']),
      list(0, ['b'], { offset: 1 }),
      list(1, ['b1']),
      list(0, ['c'], { offset: 2 }),
    ]);
    expect(JSON.stringify(lists(false))).not.toContain('offset');
  });

  it('a list within another is set in, and its numbers begin where it says', () => {
    const items: ListItem[] = ['a', 'b'].map((text) => ({ spans: [text], depth: 0 }));
    expect(blocksOf({ kind: 'list', ordered: true, start: 3, within: 1, items })).toMatchObject([
      { elements: [{ style: 'ordered', indent: 1, offset: 2, elements: [{}, {}] }] },
    ]);
  });

  it('quotes hold text, lists and code behind one bar', () => {
    const [quote, ...rest] = blocksOf({
      kind: 'quote',
      blocks: [
        { kind: 'heading', spans: ['Title'] },
        textBlock('Words.'),
        { kind: 'list', ordered: false, items: [{ spans: ['item'], depth: 0 }] },
        { kind: 'code', text: 'aws s3 ls' },
        { kind: 'buttons', buttons: [{ id: 'x:1', label: 'X' }] },
      ],
    });
    expect((quote as { elements: object[] }).elements).toMatchObject([
      { type: 'rich_text_quote', elements: [{ text: 'Title', style: { bold: true } }, { text: '\nWords.' }] },
      { type: 'rich_text_list', border: 1 },
      { type: 'rich_text_preformatted', border: 1, elements: [{ type: 'text', text: 'aws s3 ls' }] },
    ]);
    expect(rest).toMatchObject([{ type: 'actions' }]);
  });

  it('tables are Slack’s, one a message, with the marked row in bold', () => {
    const table: Block = {
      kind: 'table',
      head: [['#'], ['Name']],
      rows: [
        [['1'], ['Ana']],
        [['2'], ['']],
      ],
      marked: 0,
    };
    const [first, second] = blocksOf(table, table);
    const strong = (text: string) => section({ type: 'text', text, style: { bold: true } });
    const raw = (text: string) => ({ type: 'raw_text', text });
    expect(first).toMatchObject({
      type: 'table',
      rows: [
        [raw('#'), raw('Name')],
        [strong('1'), strong('Ana')],
        [raw('2'), raw('\u00a0')],
      ],
    });
    expect(second).toMatchObject({ elements: [{ type: 'rich_text_preformatted' }] });
    expect(displayed({ text: '', blocks: [second] })).toBe('#  Name\n1  Ana\n2');
  });

  it('tallies are bars of text with their figures', () => {
    const bars: Block = {
      kind: 'bars',
      of: 4,
      bars: [
        { label: ['The customer'], count: 3, right: true },
        { label: ['AWS'], count: 1, right: false },
      ],
    };
    expect(displayed({ text: '', blocks: blocksOf(bars) }).split('\n')).toEqual([
      '✓ The customer',
      '█████████░░░ 3 · 75%',
      'AWS',
      '███░░░░░░░░░ 1 · 25%',
    ]);
  });

  it('buttons differ in their ids, and say their hint to a screen reader', () => {
    const buttons: Button[] = [
      { id: 'next:a:1', label: 'Next', primary: true, hint: 'The next best passage' },
      { id: 'next:a:1', label: 'Next' },
    ];
    expect(blocksOf({ kind: 'buttons', buttons })).toMatchObject([
      {
        type: 'actions',
        elements: [
          { action_id: 'press-0:next:a:1', style: 'primary', accessibility_label: 'The next best passage' },
          { action_id: 'press-1:next:a:1' },
        ],
      },
    ]);
  });
});

describe('choices', () => {
  const choose = (options: string[], min = 1, max = min): Block => ({
    kind: 'choose',
    id: 'vote:r1',
    min,
    max,
    options,
  });
  const long = 'The customer, from the guest system upward';

  it('of one are a button each, with its letter', () => {
    expect(blocksOf(choose(['Red', 'Green']))).toEqual([
      {
        type: 'actions',
        elements: ['A  Red', 'B  Green'].map((text, i) => ({
          type: 'button',
          action_id: `pick-${i}:vote:r1`,
          value: `${i}`,
          text: { type: 'plain_text', text, emoji: false },
          accessibility_label: text.replace('  ', ': '),
        })),
      },
    ]);
  });

  it('of one that are too wide for a button stand above them', () => {
    const blocks = blocksOf(choose([long, 'AWS']));
    expect(displayed({ text: '', blocks })).toBe(`A  ${long}\nB  AWS\n[A] [B]`);
    expect(blocks).toMatchObject([
      {},
      { elements: [{ accessibility_label: `A: ${long}` }, { accessibility_label: 'B: AWS' }] },
    ]);
  });

  it('of several are boxes to tick and a button that sends them', () => {
    expect(blocksOf(choose(['Red', 'Green', 'Blue'], 2))).toMatchObject([
      {
        elements: [
          {
            type: 'checkboxes',
            action_id: 'picks-0:vote:r1',
            options: [{ text: { text: 'A  Red' }, value: '0' }, {}, {}],
          },
          { type: 'button', action_id: 'send-1:vote:r1', style: 'primary' },
        ],
      },
    ]);
  });

  it('of several among many are a menu', () => {
    const many = Array.from({ length: 12 }, (_, i) => `Option ${i}`);
    expect(blocksOf(choose(many, 2, 3))).toMatchObject([
      {
        elements: [{ type: 'multi_static_select', max_selected_items: 3, placeholder: { text: 'Choose 2 to 3' } }, {}],
      },
    ]);
  });
});

describe('a form', () => {
  it('is a modal that comes back with its origin', () => {
    const field = { name: 'answer', label: 'Which?', maxLength: 100, value: 'Cloud' };
    const view = renderForm({ id: 'type:r1', title: 'Your answer', submit: 'Send', fields: [field] }, '{"room":"C1"}');
    expect(view).toMatchObject({
      callback_id: 'type:r1',
      private_metadata: '{"room":"C1"}',
      blocks: [{ block_id: 'answer', element: { action_id: 'answer', max_length: 100, initial_value: 'Cloud' } }],
    });
    expect(viewComplaints(view as never)).toEqual([]);
  });

  it('offers choices as a menu, without the example of what could be typed', () => {
    const choices = [
      { value: 'on', label: 'On, without names' },
      { value: 'off', label: 'Off' },
    ];
    const field = { name: 'gaps', label: 'Collect gaps', hint: 'on or off', maxLength: 20, value: 'off', choices };
    const view = renderForm({ id: 'settings:', title: 'Settings', submit: 'Save', fields: [field] }, '{}');
    expect(view).toMatchObject({
      blocks: [
        {
          label: { text: 'Collect gaps' },
          element: {
            type: 'static_select',
            options: [{ value: 'on' }, { value: 'off' }],
            initial_option: { value: 'off', text: { text: 'Off' } },
          },
        },
      ],
    });
    expect(viewComplaints(view as never)).toEqual([]);
  });

  it('keeps Slack’s limits', () => {
    const field = { name: 'answer', label: 'Which? '.repeat(500), maxLength: 9_000, value: 'x'.repeat(9_000) };
    const form = {
      id: 'type:r1',
      title: 'A title that is too long',
      submit: 'A word that is too long for it',
      fields: [field],
    };
    expect(viewComplaints(renderForm(form, '{}') as never)).toEqual([]);
  });
});

describe('cutting', () => {
  it.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['onetwothree', 6, 'onetw…'],
    ['ab🙂cd', 4, 'ab…'],
  ])('%j to %i', (text, limit, cut) => {
    expect(shorten(text, limit)).toBe(cut);
  });
});

describe('any message at all', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<!channel>',
      '<@U1>',
      '@everyone',
      '*b*',
      '`c`',
      '> q',
      ':tada:',
      '\u202eabc',
      '<https://a.b|c>',
      '&amp;',
    ),
    fc.integer({ min: 0, max: 5_000 }).map((n) => 'long '.repeat(n)),
  );
  const span: fc.Arbitrary<Span> = fc.oneof(
    words,
    fc.record({ text: words, bold: fc.boolean(), italic: fc.boolean(), code: fc.boolean() }),
    fc.record({ text: words, url: fc.oneof(fc.webUrl(), words) }),
    fc.record({
      time: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      show: fc.constantFrom('time' as const, 'day' as const, 'day-time' as const, 'relative' as const),
    }),
    fc.record({ person: fc.constant({ adapter: 'slack', space: 'T', id: 'U1' }), name: words }),
  );
  const spans = fc.array(span, { maxLength: 5 });
  const id = fc.string({ minLength: 1, maxLength: 100 });
  const { block } = fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), spans }),
      fc.record({
        kind: fc.constant('list' as const),
        ordered: fc.boolean(),
        items: fc.array(fc.record({ spans, depth: fc.integer({ min: 0, max: 12 }) }), { maxLength: 8 }),
      }),
      fc.record({ kind: fc.constant('code' as const), text: words }),
      fc.record({
        kind: fc.constant('table' as const),
        head: fc.array(spans, { maxLength: 25 }),
        rows: fc.array(fc.array(spans, { maxLength: 25 }), { maxLength: 4 }),
        marked: fc.option(fc.nat(4), { nil: undefined }),
      }) as fc.Arbitrary<Block>,
      fc.record({
        kind: fc.constant('bars' as const),
        of: fc.nat(10),
        bars: fc.array(fc.record({ label: spans, count: fc.nat(20), right: fc.boolean() }), { maxLength: 5 }),
      }),
      fc.record({
        kind: fc.constant('choose' as const),
        id,
        min: fc.integer({ min: 1, max: 3 }),
        max: fc.integer({ min: 1, max: 3 }),
        options: fc.array(words, { maxLength: 30 }),
      }),
      fc.record({
        kind: fc.constant('buttons' as const),
        buttons: fc.array(fc.record({ id, label: words, hint: fc.option(words, { nil: undefined }) }), {
          maxLength: 30,
        }),
      }) as fc.Arbitrary<Block>,
      fc.record({ kind: fc.constant('quote' as const), blocks: fc.array(tie('block'), { maxLength: 4 }) }),
    ),
  }));
  const anyMessage = fc.record({
    summary: words,
    tone: fc.constant('plain' as const),
    blocks: fc.oneof(fc.array(block, { maxLength: 12 }), fc.array(block, { minLength: 50, maxLength: 80 })),
  });
  const run = { seed: 20_261_124, numRuns: 300, endOnFailure: true };

  // Messages of 80 blocks take their time where everything else runs beside them.
  it('is taken by Slack, and pings nobody', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyMessage, (each) => {
        const { text, blocks } = render(each);
        expect(complaints(blocks)).toEqual([]);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(5 * limits.summary);
        expect(pings({ text, blocks })).toEqual([]);
      }),
      run,
    );
  });

  it('keeps its words when there are few', () => {
    const few = fc.string({
      unit: fc.constantFrom('a', ' ', '*', '_', '<', '&', ':', '`', '>', 'é', '🙂', '\n'),
      minLength: 1,
      maxLength: 80,
    });
    const kind = fc.constantFrom('heading' as const, 'text' as const, 'note' as const);
    fc.assert(
      fc.property(few, kind, (text, as) => {
        fc.pre(text.trim() !== '');
        const { blocks } = render(message({ kind: as, spans: [text] }));
        expect(displayed({ text: '', blocks }).trim()).toBe(text.trim());
      }),
      run,
    );
  });

  it('is drawn the same each time', () => {
    fc.assert(
      fc.property(anyMessage, (each) => {
        expect(render(each)).toEqual(render(each));
      }),
      { ...run, numRuns: 50 },
    );
  });
});
