import type { Block, Spans } from '../../core/chat/message.js';
import { barOf, letterOf, linedUp, rowsOf, spansText, tallyOf } from '../../core/chat/plain-text.js';
import { isWide, rowsAsList } from '../shared/narrow.js';
import { shorten, tame } from '../shared/text.js';
import { literal, zeroWidth } from './literal.js';
import { markdown } from './spans.js';

const widestCell = 40;
const longestBarLabel = 200;
const fence = '```';

type Table = Extract<Block, { kind: 'table' }>;

/** A backtick fence inside a code block would end it: the zero-width space between keeps its look. */
const fenced = (text: string): string => `${fence}\n${tame(text).replace(/`(?=`)/g, `\`${zeroWidth}`)}\n${fence}`;

/** As many whole lines as fit, with an ellipsis for the rest. */
function firstLines(lines: readonly string[], most: number): string {
  const all = lines.join('\n');
  if (all.length <= most) return all;
  const kept: string[] = [];
  let length = 1;
  for (const line of lines) {
    length += line.length + 1;
    if (length > most) break;
    kept.push(line);
  }
  return most < 1 ? '' : [...kept, '…'].join('\n');
}

const framed = (lines: readonly string[], most: number): string => {
  for (let room = most; room > 0; ) {
    const text = fenced(firstLines(lines, room));
    if (text.length <= most) return text;
    room -= text.length - most;
  }
  return '';
};

/** Prefixes every line; what that costs comes off the text. */
function prefixed(prefix: string, most: number, render: (room: number) => string): string {
  for (let room = most; room > 0; ) {
    const inner = render(room);
    const text = inner === '' ? '' : inner.replace(/^/gm, prefix);
    if (text.length <= most) return text;
    room = Math.min(room, inner.length) - (text.length - most);
  }
  return '';
}

function listText({ items, ordered, start = 1, within = 0 }: Extract<Block, { kind: 'list' }>, most: number): string {
  const lines: string[] = [];
  let left = most;
  let outer = start - 1;
  for (const { depth, spans } of items) {
    if (depth === 0) outer += 1;
    const lead = `${'  '.repeat(Math.min(within + depth, 5))}${ordered && depth === 0 ? `${outer}.` : '-'} `;
    // A line break would end the item.
    const full = markdown(spans).replace(/\n+/g, ' ');
    const room = left - lead.length - (lines.length > 0 ? 1 : 0);
    const text = full.length <= room ? full : markdown(spans, Math.max(0, room)).replace(/\n+/g, ' ');
    if (text === '' && full !== '') break;
    lines.push(lead + text);
    left = room - text.length;
    if (text !== full) break;
  }
  return lines.join('\n');
}

const cellText = (cell: Spans): string => shorten(tame(spansText(cell)).replace(/\s+/g, ' '), widestCell);

function tableText(table: Table, most: number): string {
  const { rows, marked } = table;
  const all = rowsOf(table);
  const pointed = marked === undefined ? -1 : marked + all.length - rows.length;
  const cells = all.map((row, i) => {
    const point = marked === undefined ? [] : [i === pointed ? '▸' : ' '];
    return [...point, ...row.map(cellText)];
  });
  return framed(linedUp(cells), most);
}

function barsText({ bars, of }: Extract<Block, { kind: 'bars' }>, most: number): string {
  const lines = bars.map(({ label, count, right }) => {
    const name = markdown(label, longestBarLabel).replace(/\n+/g, ' ');
    return `${right ? '✅' : '▫️'} ${name}\n\`${barOf(count, of)}\` ${tallyOf(count, of)}`;
  });
  return firstLines(lines, most);
}

/** The options in full, where the controls show letters only. */
export const optionLines = (options: readonly string[], most: number): string =>
  firstLines(
    options.map((option, i) => `**${letterOf(i)}** ${literal(option).replace(/\n+/g, ' ')}`),
    most,
  );

/**
 * One block as Discord's Markdown, in at most `most` characters; empty where nothing fits, and for controls, which
 * stand below the text.
 */
export function blockText(block: Block, most: number): string {
  switch (block.kind) {
    case 'heading':
      return prefixed('', most, (room) => {
        const text = markdown(block.spans, Math.max(0, room - 4));
        return text.trim() === '' ? '' : `**${text.trim()}**`;
      });
    case 'text':
      return markdown(block.spans, most);
    case 'note':
      return prefixed('-# ', most, (room) => markdown(block.spans, room));
    case 'quote':
      return prefixed('> ', most, (room) => blocksText(block.blocks, room));
    case 'list':
      return listText(block, most);
    case 'code':
      return framed(block.text.split('\n'), most);
    case 'table':
      return isWide(block)
        ? listText({ kind: 'list', ordered: false, items: rowsAsList(block) }, most)
        : tableText(block, most);
    case 'bars':
      return barsText(block, most);
    case 'choose':
    case 'buttons':
      return '';
  }
}

/** Several texts under one limit: what is too long comes off the longest, so that a source or a count stays. */
export function fitTogether(parts: readonly ((most: number) => string)[], most: number): string {
  const texts = parts.map((part) => part(most));
  const joined = (): string => texts.filter((text) => text !== '').join('\n');
  for (let excess = joined().length - most; excess > 0; excess = joined().length - most) {
    const lengths = texts.map((text) => text.length);
    const longest = lengths.indexOf(Math.max(...lengths));
    const room = (lengths[longest] ?? 0) - excess;
    const shorter = room > 0 ? (parts[longest]?.(room) ?? '') : '';
    texts[longest] = shorter.length <= room ? shorter : '';
  }
  return joined();
}

const blocksText = (blocks: readonly Block[], most: number): string =>
  fitTogether(
    blocks.map((block) => (room: number) => blockText(block, room)),
    most,
  );
