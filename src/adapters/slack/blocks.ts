import type { types } from '@slack/bolt';
import type { Bar, Block, Spans } from '../../core/chat/message.js';
import { barOf, plainText, rowsOf, spansText, tallyOf } from '../../core/chat/plain-text.js';
import { isWide, rowsAsList } from '../shared/narrow.js';
import { bold } from '../shared/spans.js';
import { buttons, choose } from './controls.js';
import { limits } from './limits.js';
import { nothing, plain, plainElement } from './literal.js';
import { elements, markup, type Page } from './spans.js';

type RichElement = types.RichTextBlock['elements'][number];

const rich = (...parts: RichElement[]): types.RichTextBlock[] =>
  parts.length > 0 ? [{ type: 'rich_text', elements: parts }] : [];

/** A paragraph. */
export function section(spans: Spans, page: Page): types.RichTextBlock[] {
  const shown = elements(spans, page);
  return shown.length > 0 ? rich({ type: 'rich_text_section', elements: shown }) : [];
}

/** Slack's headers take plain text only, and 150 characters of it. */
function heading(spans: Spans, page: Page): types.KnownBlock[] {
  const text = plain(spansText(spans), limits.text).trim();
  if (text === '') return [];
  if (text.length > Math.min(limits.header, page.left) || text.includes('\n')) return section(bold(spans), page);
  page.left -= text.length;
  return [{ type: 'header', text: plainElement(text) }];
}

function note(spans: Spans, page: Page): types.KnownBlock[] {
  const text = markup(spans);
  if (text === undefined || text.length > page.left) return section(spans, page);
  page.left -= text.length;
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
}

type List = Extract<Block, { kind: 'list' }>;

/** As far as Slack indents. */
const deepest = 8;

/** Slack has no nested lists: neighbours of one depth are a list, and numbers go on where they stopped. */
function list({ items, ordered, start = 1, within = 0 }: List, page: Page, border: 0 | 1): RichElement[] {
  const lists: { indent: number; offset: number; elements: types.RichTextSection[] }[] = [];
  const counts: number[] = [];
  counts[Math.min(deepest, within)] = start - 1;
  for (const { spans, depth } of items) {
    const shown = elements(spans, page);
    if (shown.length === 0) continue;
    const indent = Math.min(deepest, Math.max(0, within + depth));
    counts.length = Math.min(counts.length, indent + 1);
    const before = counts[indent] ?? 0;
    counts[indent] = before + 1;
    const last = lists.at(-1);
    const item: types.RichTextSection = { type: 'rich_text_section', elements: shown };
    if (last?.indent === indent) last.elements.push(item);
    else lists.push({ indent, offset: before, elements: [item] });
  }
  return lists.map(({ indent, offset, elements: sections }) => ({
    type: 'rich_text_list' as const,
    style: ordered ? ('ordered' as const) : ('bullet' as const),
    indent,
    border,
    elements: sections,
    ...(ordered && offset > 0 ? { offset } : {}),
  }));
}

function preformatted(text: string, page: Page, border: 0 | 1): RichElement[] {
  const shown = elements([text], page).filter((each) => each.type === 'text');
  return shown.length > 0 ? [{ type: 'rich_text_preformatted', border, elements: shown }] : [];
}

function bars(list: readonly Bar[], of: number): Spans {
  return list.flatMap(({ label, count, right }, i): Spans => {
    const name = right ? ['✓ ', ...bold(label)] : label;
    return [i > 0 ? '\n' : '', ...name, '\n', { text: barOf(count, of), code: true }, ` ${tallyOf(count, of)}`];
  });
}

function cell(spans: Spans, marked: boolean, page: Page): types.TableBlock['rows'][number][number] {
  const shown = elements(marked ? bold(spans) : spans, page, limits.tableCell);
  const [only] = shown;
  if (!only) return { type: 'raw_text', text: nothing };
  if (shown.length === 1 && only.type === 'text' && !only.style) return { type: 'raw_text', text: only.text };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: shown }] };
}

/** One real table a message; further ones, and those that are too wide or too long for one, are lined up as text. */
function table(block: Extract<Block, { kind: 'table' }>, page: Page): types.KnownBlock[] {
  const rows = rowsOf(block);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return [];
  if (page.tabled || rows.length > limits.tableRows || columns > limits.tableColumns) {
    return rich(...preformatted(tableText(block), page, 0));
  }
  page.tabled = true;
  // No cell may be empty.
  page.left = Math.max(0, page.left - rows.length * columns);
  const marked = block.marked === undefined ? -1 : block.marked + rows.length - block.rows.length;
  return [
    {
      type: 'table',
      column_settings: Array.from({ length: columns }, () => ({ is_wrapped: true })),
      rows: rows.map((row, i) => Array.from({ length: columns }, (_, j) => cell(row[j] ?? [], i === marked, page))),
    },
  ];
}

const tableText = (block: Block): string => plainText({ summary: '', tone: 'plain', blocks: [block] });

/** Words of the notes: one bar on the left runs through their text, lists and code. */
function quote(blocks: readonly Block[], page: Page): types.KnownBlock[] {
  const parts: RichElement[] = [];
  const after: types.KnownBlock[] = [];
  let words: Spans = [];
  const flush = (): void => {
    const shown = elements(words, page);
    if (shown.length > 0) parts.push({ type: 'rich_text_quote', elements: shown });
    words = [];
  };
  const say = (spans: Spans): void => {
    words = words.length > 0 ? [...words, '\n', ...spans] : spans;
  };
  const add = (block: Block): void => {
    switch (block.kind) {
      case 'heading':
        say(bold(block.spans));
        break;
      case 'text':
      case 'note':
        say(block.spans);
        break;
      case 'bars':
        say(bars(block.bars, block.of));
        break;
      case 'quote':
        block.blocks.forEach(add);
        break;
      case 'choose':
      case 'buttons':
        after.push(...renderBlock(block, page));
        break;
      default:
        flush();
        parts.push(
          ...(block.kind === 'list'
            ? list(block, page, 1)
            : block.kind === 'table' && isWide(block)
              ? list({ kind: 'list', ordered: false, items: rowsAsList(block) }, page, 1)
              : preformatted(block.kind === 'code' ? block.text : tableText(block), page, 1)),
        );
    }
  };
  blocks.forEach(add);
  flush();
  return [...rich(...parts), ...after];
}

/** One block as Slack's blocks, on what room is left. */
export function renderBlock(block: Block, page: Page): types.KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.spans, page);
    case 'text':
      return section(block.spans, page);
    case 'note':
      return note(block.spans, page);
    case 'quote':
      return quote(block.blocks, page);
    case 'list':
      return rich(...list(block, page, 0));
    case 'code':
      return rich(...preformatted(block.text, page, 0));
    case 'table':
      return table(block, page);
    case 'bars':
      return section(bars(block.bars, block.of), page);
    case 'choose':
      return choose(block, page);
    case 'buttons':
      return buttons(block.buttons, page);
  }
}
