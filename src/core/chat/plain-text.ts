import type { Block, Message, Span, Spans } from './message.js';

export interface PlainOptions {
  /** Columns of a bar; 12 by default. */
  readonly bar?: number;
  /** The number of the first button or option; without it they are not numbered. */
  readonly numbered?: number;
  /** The zone that instants are shown in; UTC by default. */
  readonly zone?: string;
  /** Lays out rows beside an indent of so many columns; `linedUp` by default. */
  readonly rows?: (rows: readonly (readonly string[])[], indent: number) => readonly string[];
}

/** A line of a message: what it is, its words, what leads them, and what would lead them on in a further line. */
export interface MessageLine {
  readonly kind: Block['kind'];
  readonly text: string;
  readonly lead: string;
  readonly onward: string;
}

/** One thing that can be pressed in a message, in the order in which `plainText` numbers them. */
export type Pressable =
  | { readonly kind: 'button'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'option';
      readonly id: string;
      readonly label: string;
      readonly index: number;
      readonly min: number;
      readonly max: number;
    };

export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** A share in whole per cent; 0 of 0 is 0. */
export const percent = (count: number, of: number): number => (of === 0 ? 0 : Math.round((100 * count) / of));

const barColumns = 12;

/** A share as a bar of characters. */
export function barOf(count: number, of: number, columns = barColumns): string {
  const filled = of === 0 ? 0 : Math.max(0, Math.min(columns, Math.round((columns * count) / of)));
  return `${'█'.repeat(filled)}${'░'.repeat(columns - filled)}`;
}

/** The figures beside a bar. */
export const tallyOf = (count: number, of: number): string => `${count} · ${percent(count, of)}%`;

/** Rows as lines whose columns stand below one another in a type of fixed width. */
export function linedUp(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const timeStyles = {
  time: { timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  'day-time': { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  relative: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
} as const;

/** To make a format takes a hundred times as long as to use it. A zone may be written in many ways. */
const mostFormats = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (show: keyof typeof timeStyles, zone: string): Intl.DateTimeFormat => {
  const key = `${show} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', { ...timeStyles[show], timeZone: zone });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(key, format);
  return format;
};

/** An instant in words, in one zone: what a surface shows that can't use the reader's own. */
export function timeText(span: Extract<Span, { time: Date }>, zone = 'UTC'): string {
  return formatOf(span.show, zone).format(span.time);
}

export function spanText(span: Span, zone?: string): string {
  if (typeof span === 'string') return span;
  if ('time' in span) return timeText(span, zone);
  return 'person' in span ? span.name : span.text;
}

export const spansText = (spans: Spans, zone?: string): string => spans.map((span) => spanText(span, zone)).join('');

/** The rows of a table with its head, unless that says nothing. */
export const rowsOf = ({ head, rows }: Extract<Block, { kind: 'table' }>): readonly (readonly Spans[])[] =>
  head.some((cell) => spansText(cell).trim() !== '') ? [head, ...rows] : rows;

/** What can be pressed in a message. */
export function pressables(message: Message): Pressable[] {
  return message.blocks.flatMap((block): Pressable[] => {
    if (block.kind === 'buttons') return block.buttons.map(({ id, label }) => ({ kind: 'button', id, label }));
    if (block.kind !== 'choose') return [];
    const { id, min, max } = block;
    return block.options.map((label, index) => ({ kind: 'option', id, label, index, min, max }));
  });
}

/** The whole message as readable lines, for a terminal, a log, a test or a file; whoever prints it makes it `printable`. */
export const plainText = (message: Message, options: PlainOptions = {}): string =>
  messageLines(message, options)
    .map(({ lead, text }) => lead + text)
    .join('\n');

/** The lines of a message, which `plainText` joins. */
export function messageLines(message: Message, options: PlainOptions = {}): MessageLine[] {
  let next = options.numbered ?? 0;
  const lay = options.rows ?? linedUp;
  const said = (spans: Spans): string => spansText(spans, options.zone);

  const linesOf = (block: Block, outer: string): MessageLine[] => {
    const line = (text: string, lead = ''): MessageLine => ({
      kind: block.kind,
      text,
      lead: outer + lead,
      onward: outer + ' '.repeat(lead.length),
    });
    const pressable = (label: string, letter = ''): MessageLine =>
      line(label, (options.numbered === undefined ? '- ' : `[${next++}] `) + letter);
    const table = (rows: readonly (readonly string[])[]): MessageLine[] =>
      lay(rows, outer.length).map((row) => line(row));
    switch (block.kind) {
      case 'heading':
      case 'text':
      case 'note':
        return said(block.spans)
          .split('\n')
          .map((each) => line(each));
      case 'quote':
        return block.blocks.flatMap((each) => linesOf(each, `${outer}| `));
      case 'list':
        return block.items.map(({ depth, spans }, i) => {
          const number = (block.start ?? 1) - 1 + block.items.slice(0, i + 1).filter((item) => item.depth === 0).length;
          const mark = block.ordered && depth === 0 ? `${number}.` : '-';
          return line(said(spans), `${'  '.repeat((block.within ?? 0) + depth)}${mark} `);
        });
      case 'code':
        return block.text.split('\n').map((each) => line(each, '    '));
      case 'table':
        return table(rowsOf(block).map((row) => row.map(said)));
      case 'bars':
        return table(
          block.bars.map(({ label, count, right }) => [
            `${right ? '✓' : ' '} ${said(label)}`,
            barOf(count, block.of, options.bar),
            tallyOf(count, block.of),
          ]),
        );
      case 'choose':
        return block.options.map((label, i) => pressable(label, `${letterOf(i)}  `));
      case 'buttons':
        return block.buttons.map(({ label }) => pressable(label));
    }
  };
  return message.blocks.flatMap((block) => linesOf(block, ''));
}
