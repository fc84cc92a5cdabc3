import type { Block, ListItem, Span, Spans } from '../../chat/message.js';
import type { Passage } from '../../knowledge/note.js';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const spansWords = (spans: Spans): string => rawText(spans).replace(/\s+/gu, ' ').trim();

export const rawText = (spans: Spans): string => spans.map(spanWords).join('');

const spanWords = (span: Span): string => (typeof span === 'string' ? span : 'text' in span ? span.text : '');

/** All that blocks show, as one text to look for words in. */
export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'quote') return textOfBlocks(block.blocks);
      if (block.kind === 'list') return block.items.map(({ spans }) => rawText(spans)).join(' . ');
      if (block.kind === 'table') return [block.head, ...block.rows].flat().map(rawText).join(' . ');
      if (block.kind === 'code') return block.text;
      return 'spans' in block ? rawText(block.spans) : '';
    })
    .join(' . ');

/** Characters that the block shows. */
export const lengthOf = (block: Block): number => {
  const sum = (all: readonly Spans[]): number => all.reduce((length, spans) => length + rawText(spans).length, 0);
  switch (block.kind) {
    case 'list':
      return sum(block.items.map((item) => item.spans));
    case 'table':
      return sum([...block.head, ...block.rows.flat()]);
    case 'code':
      return block.text.length;
    case 'quote':
      return block.blocks.reduce((length, each) => length + lengthOf(each), 0);
    default:
      return 'spans' in block ? sum([block.spans]) : 0;
  }
};

/** The stretch around one place that fits: what follows it first, then what goes before; or, `fromStart`, the reverse. */
export const stretch = (
  lengths: readonly number[],
  at: number,
  most: number,
  fromStart = false,
): { from: number; to: number } => {
  let [from, to, room] = [at, at + 1, most - (lengths[at] ?? 0)];
  const take = (length: number | undefined): boolean => {
    if (length === undefined || length > room) return false;
    room -= length;
    return true;
  };
  const back = (): void => {
    while (take(lengths[from - 1])) from -= 1;
  };
  if (fromStart) back();
  while (take(lengths[to])) to += 1;
  back();
  return { from, to };
};

/**
 * A block in at most about `most` characters: whole items, rows, lines and sentences around the passage, with an
 * ellipsis where something is missing.
 */
export const cutBlock = (block: Block, passage: Passage, most: number, fromStart = false): Block => {
  if (lengthOf(block) <= most) return block;
  switch (block.kind) {
    case 'text':
      return { ...block, spans: cutSpans(block.spans, passage.text, most) };
    case 'list':
      return cutList(block, passage, most, fromStart);
    case 'table':
      return cutTable(block, passage, most);
    case 'code':
      return cutCode(block, most);
    case 'quote':
      return cutQuote(block, passage, most);
    default:
      return block;
  }
};

/** The rows that a passage was made of; all when that can't be told. */
export const rowsOf = ({ rows }: Of<'table'>, { text }: Passage): Of<'table'>['rows'] => {
  const own = rows.filter((row) => row.every((cell) => text.includes(spansWords(cell))));
  return own.length > 0 ? own : rows;
};

const cutTable = (block: Of<'table'>, passage: Passage, most: number): Block => {
  const lengths = block.rows.map((row) => row.reduce((length, cell) => length + spansWords(cell).length, 0));
  const at = Math.max(0, block.rows.indexOf(rowsOf(block, passage)[0] ?? []));
  const { from, to } = stretch(lengths, at, most);
  const more: Spans[] = [['…']];
  const rows = block.rows.slice(from, to);
  return { ...block, rows: [...(from > 0 ? [more] : []), ...rows, ...(to < block.rows.length ? [more] : [])] };
};

const cutCode = (block: Of<'code'>, most: number): Block => {
  const lines = block.text.split('\n');
  const { to } = stretch(
    lines.map((line) => line.length + 1),
    0,
    most,
  );
  const kept = lines.slice(0, to).join('\n');
  return { ...block, text: `${kept.length > most ? kept.slice(0, most) : kept}\n…` };
};

/** By its first characters a passage is found in what it was made of. */
const tellingOpening = 60;

const wordsOf = (block: Block): string => {
  if (block.kind === 'quote') return block.blocks.map(wordsOf).join('\n');
  if (block.kind === 'list') return block.items.map((item) => spansWords(item.spans)).join('; ');
  return 'spans' in block ? spansWords(block.spans) : '';
};

const cutQuote = (block: Of<'quote'>, passage: Passage, most: number): Block => {
  const opening = passage.text.slice(0, tellingOpening);
  const at = Math.max(
    0,
    block.blocks.findIndex((each) => wordsOf(each).includes(opening)),
  );
  const blocks = block.blocks.map((each, i) => (i === at ? cutBlock(each, passage, most) : each));
  const { from, to } = stretch(blocks.map(lengthOf), at, most);
  return { ...block, blocks: blocks.slice(from, to) };
};

/** Where sentences begin, as passages are cut too. */
const sentenceStarts = (text: string): number[] => [
  0,
  ...[...text.matchAll(/(?<=[.!?])\s+(?=\p{Lu})/gu)].map((gap) => gap.index + gap[0].length),
];

const cutSpans = (spans: Spans, wanted: string, most: number): Spans => {
  const text = rawText(spans);
  const starts = sentenceStarts(text);
  const sentences = starts.map((start, i) => text.slice(start, starts[i + 1]));
  const begins = starts.findIndex((start) => {
    const said = spansWords([text.slice(start, start + 2 * wanted.length)]);
    return said.startsWith(wanted) || wanted.startsWith(said);
  });
  const at = Math.max(0, begins);
  const { from, to } = stretch(
    sentences.map((sentence) => sentence.length),
    at,
    most,
  );
  const start = starts[from] ?? 0;
  const end = Math.min(starts[to] ?? text.length, start + most);
  const cut = end < text.length ? text.slice(start, end).replace(to - from > 1 ? /\s+$/u : /\s+\S*$/u, '') : undefined;
  const kept = sliceSpans(spans, start, cut === undefined ? text.length : start + cut.length);
  return [...(start > 0 ? ['… '] : []), ...kept, ...(cut === undefined ? [] : [' …'])];
};

export const sliceSpans = (spans: Spans, from: number, to: number): Span[] => {
  let at = 0;
  return spans.flatMap((span): Span[] => {
    const words = spanWords(span);
    const [start, end] = [Math.max(0, from - at), Math.max(0, to - at)];
    at += words.length;
    const part = words.slice(start, end);
    if (part === '') return [];
    return [typeof span === 'string' ? part : 'text' in span ? { ...span, text: part } : span];
  });
};

/** Keeps the bullet of the passage with what is nested in it, then as many neighbours as there is room for. */
const cutList = (block: Of<'list'>, { text }: Passage, most: number, fromStart: boolean): Block => {
  const { items } = block;
  const holds = items.findIndex(({ spans }) => {
    const said = spansWords(spans);
    return said !== '' && (text.startsWith(said) || said.startsWith(text) || said.includes(text));
  });
  const at = Math.max(0, holds);
  const depth = items[at]?.depth ?? 0;
  const following = items.slice(at + 1).findIndex((item) => item.depth <= depth);
  const own = { from: at, to: following === -1 ? items.length : at + 1 + following };
  const short = items.map((item, i) =>
    i >= own.from && i < own.to ? { ...item, spans: shortened(item.spans, text, most) } : item,
  );
  const lengths = short.map(({ spans }) => spansWords(spans).length);
  const tree = lengths.slice(own.from, own.to).reduce((sum, each) => sum + each, 0);
  const around = [...lengths.slice(0, own.from), Math.min(tree, most), ...lengths.slice(own.to)];
  const taken = stretch(around, own.from, most, fromStart);
  const nested = stretch(lengths.slice(own.from, own.to), 0, Math.max(most, lengths[at] ?? 0));
  const to = taken.to - 1 > own.from ? taken.to - 1 + (own.to - own.from) : own.from + nested.to;
  return withEllipses(block, short, taken.from, to);
};

const shortened = (spans: Spans, wanted: string, most: number): Spans =>
  spansWords(spans).length > most ? cutSpans(spans, wanted, most) : spans;

/** A list without what stands before and after; a numbered one keeps its numbers, which tell what stood before. */
const withEllipses = (block: Of<'list'>, items: readonly ListItem[], from: number, to: number): Block => {
  const kept = items.slice(from, to);
  if (!block.ordered) {
    const more = { spans: ['…'], depth: 0 };
    return { ...block, items: [...(from > 0 ? [more] : []), ...kept, ...(to < items.length ? [more] : [])] };
  }
  const before = items.slice(0, from).filter(({ depth }) => depth === 0).length;
  const cut = (item: ListItem, i: number): ListItem =>
    i === kept.length - 1 && to < items.length ? { ...item, spans: [...item.spans, ' …'] } : item;
  return { ...block, ...(before > 0 ? { start: (block.start ?? 1) + before } : {}), items: kept.map(cut) };
};
