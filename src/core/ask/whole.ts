import type { Block, Span, Spans } from '../chat/message.js';
import type { Note, Passage, Section } from '../knowledge/note.js';
import type { Match } from './answer.js';
import { piecesOfText } from './words.js';

/** About how many characters of the notes are shown. */
const budget = 900;

type Part = Section['parts'][number];

/**
 * The sensible whole around a passage: its bullet's list with what leads into it, its paragraph with its neighbours,
 * its table row below the head. Cut on block boundaries when that is long; the passage itself is always there.
 */
export const wholeAround = (note: Note, passage: Passage, words: readonly string[]): Block[] => {
  const parts = note.sections[passage.section]?.parts ?? [];
  const at = parts.findIndex((part) => part.passages.includes(passage.id));
  const middle = parts[at];
  if (middle === undefined) return [{ kind: 'text', spans: [passage.text] }];
  const core = narrowed(middle, passage);
  let room = budget - lengthOf(core);
  let from = at;
  let to = at + 1;
  const take = (part: Part | undefined): boolean => {
    if (part === undefined || lengthOf(part.block) > room) return false;
    room -= lengthOf(part.block);
    return true;
  };
  if (take(parts[from - 1])) from -= 1;
  while (take(parts[to])) to += 1;
  while (from < at && take(parts[from - 1])) from -= 1;
  const marked = new Set(words);
  return parts.slice(from, to).map((part) => inBold(part === middle ? core : part.block, marked));
};

/** Characters that the block shows. */
const lengthOf = (block: Block): number => {
  const sum = (all: readonly Spans[]): number => all.reduce((length, spans) => length + spansWords(spans).length, 0);
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

/** The part of a block that has to be shown: a long list or table is cut around the passage. */
const narrowed = ({ block }: Part, passage: Passage): Block => {
  if (block.kind === 'table') {
    const rows = block.rows.filter((row) => row.every((cell) => passage.text.includes(spansWords(cell))));
    return rows.length > 0 ? { ...block, rows } : block;
  }
  return block.kind === 'list' && lengthOf(block) > budget ? cutList(block, passage) : block;
};

const spansWords = (spans: Spans): string =>
  spans
    .map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : ''))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

type List = Extract<Block, { kind: 'list' }>;

/** Keeps the bullet of the passage with what is nested in it, then as many neighbours as there is room for. */
const cutList = (block: List, passage: Passage): List => {
  const lengths = block.items.map((item) => spansWords(item.spans).length);
  const holds = block.items.findIndex((item) => {
    const said = spansWords(item.spans);
    return (
      said !== '' && (passage.text.startsWith(said) || said.startsWith(passage.text) || said.includes(passage.text))
    );
  });
  let from = Math.max(0, holds);
  let to = from + 1;
  let room = budget - (lengths[from] ?? 0);
  const depth = block.items[from]?.depth ?? 0;
  while (to < block.items.length && (block.items[to]?.depth ?? 0) > depth && room > -budget) {
    room -= lengths[to] ?? 0;
    to += 1;
  }
  while (to < block.items.length && (lengths[to] ?? 0) <= room) {
    room -= lengths[to] ?? 0;
    to += 1;
  }
  while (from > 0 && (lengths[from - 1] ?? 0) <= room) {
    room -= lengths[from - 1] ?? 0;
    from -= 1;
  }
  const more = { spans: ['…'], depth: 0 };
  const items = block.items.slice(from, to);
  return {
    ...block,
    items: [...(from > 0 && !block.ordered ? [more] : []), ...items, ...(to < block.items.length ? [more] : [])],
  };
};

const boldSpans = (spans: Spans, words: ReadonlySet<string>): Span[] =>
  spans.flatMap((span): Span[] => {
    if (typeof span !== 'string' && (!('text' in span) || span.code === true || span.bold === true)) return [span];
    const look = typeof span === 'string' ? {} : span;
    const out: Span[] = [];
    let plain = '';
    const flush = (): void => {
      if (plain !== '') out.push(typeof span === 'string' ? plain : { ...look, text: plain });
      plain = '';
    };
    for (const piece of piecesOfText(typeof span === 'string' ? span : span.text)) {
      if (piece.word !== undefined && words.has(piece.word)) {
        flush();
        out.push({ ...look, text: piece.text, bold: true });
      } else plain += piece.text;
    }
    flush();
    return out;
  });

/** The block with those words in bold, wherever it shows text. */
const inBold = (block: Block, words: ReadonlySet<string>): Block => {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, spans: boldSpans(block.spans, words) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, spans: boldSpans(item.spans, words) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => boldSpans(cell, words))) };
    case 'quote':
      return { ...block, blocks: block.blocks.map((each) => inBold(each, words)) };
    default:
      return block;
  }
};

/** Of matches that would be shown as the same whole, the best one. */
export const distinct = (matches: readonly Match[]): Match[] => {
  const seen = new Set<string>();
  return matches.filter(({ note, passage }) => {
    const whole = `${passage.file} ${JSON.stringify(wholeAround(note, passage, []))}`;
    return !seen.has(whole) && seen.add(whole);
  });
};
