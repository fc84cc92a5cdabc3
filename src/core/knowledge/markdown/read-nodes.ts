import type { Token } from 'markdown-it';
import type { Spans } from '../../chat/message.js';
import type { Steps } from '../steps.js';
import { htmlNodes } from './html-nodes.js';
import { codes, definition, definitionList, lists, tables } from './make-nodes.js';
import type { Item, Node } from './node.js';
import { labelOf } from './scan/boxes.js';
import { type ReadWords, spansOf, wordsOf } from './spans.js';

/** Tokens as they are read one after another. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** A line of the text is a line of the file. */
  readonly whole: boolean;
  readonly inline: ReadWords;
}

/** Longer paragraphs are cut in passages. */
const longParagraph = 600;

const lineOf = (token: Token): number => (token.map?.[0] ?? 0) + 1;

/** Reads the nodes up to the closing token of that type. */
export function* readNodes(cursor: Cursor, close: string): Steps<Node[]> {
  const nodes: Node[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    if (token.type === close) {
      cursor.at += 1;
      break;
    }
    nodes.push(...(yield* readNode(cursor)));
  }
  return nodes;
}

/** Reads what begins at the cursor: one node, or none, or several that are one in the source. */
export function* readNode(cursor: Cursor): Steps<Node[]> {
  yield;
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  if (token === undefined) return [];
  const line = lineOf(token);
  switch (token.type) {
    case 'heading_open':
      return [readHeading(cursor, token)];
    case 'paragraph_open':
      return readParagraph(cursor, token);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return yield* readList(cursor, token);
    case 'dl_open':
      return yield* readDefinitions(cursor, line);
    case 'table_open':
      return yield* readTable(cursor, line);
    case 'fence':
    case 'code_block':
      return readCode(token);
    case 'html':
      return yield* htmlNodes(token.content, line, cursor.inline);
    case 'blockquote_open':
      return yield* readQuote(cursor, token);
    case 'box_open':
      return yield* readBox(cursor, token);
    case 'footnote_reference_open':
      return yield* readNodes(cursor, 'footnote_reference_close');
    default:
      return [];
  }
}

const nextWords = (cursor: Cursor): readonly Token[] => {
  const inline = cursor.tokens[cursor.at];
  cursor.at += 2;
  return inline?.children ?? [];
};

const readHeading = (cursor: Cursor, token: Token): Node => {
  const words = nextWords(cursor);
  const slug = words.findLast((child) => child.type === 'attributes')?.meta?.id;
  return {
    kind: 'heading',
    level: Number(token.tag.slice(1)),
    spans: spansOf(words),
    line: lineOf(token),
    ...(typeof slug === 'string' ? { slug } : {}),
  };
};

const readParagraph = (cursor: Cursor, token: Token): Node[] => {
  const words = nextWords(cursor);
  const spans = spansOf(words);
  const isOutermost = token.level === 0;
  const { length } = wordsOf(spans);
  if (isPicture(words) || (isOutermost && isContents(words)) || length === 0) return [];
  const breaks = cursor.whole && length > longParagraph ? { breaks: breaksIn(words) } : {};
  return [{ kind: 'paragraph', spans: isOutermost ? withoutCaption(spans) : spans, line: lineOf(token), ...breaks }];
};

/** After how many characters of their words each line begins. */
const breaksIn = (words: readonly Token[]): number[] => {
  const breaks: number[] = [];
  let from = 0;
  let length = 0;
  for (const [i, { type }] of words.entries()) {
    if (type !== 'softbreak' && type !== 'hardbreak') continue;
    const line = wordsOf(spansOf(words.slice(from, i)));
    length += line === '' ? 0 : line.length + 1;
    breaks.push(length);
    from = i + 1;
  }
  return breaks;
};

/** Without the colon that makes a paragraph the caption of a table, as Pandoc has them. */
const withoutCaption = (spans: Spans): Spans => {
  const [first, ...rest] = spans;
  return typeof first === 'string' && first.startsWith(': ') ? [first.slice(2), ...rest] : spans;
};

const isWords = (child: Token): boolean => child.content.trim() !== '' && child.type !== 'attributes';

/** A picture that stands alone says nothing that could be quoted. */
const isPicture = (words: readonly Token[]): boolean => {
  const shown = words.filter((child) => isWords(child) || child.type === 'image');
  return shown.length > 0 && shown.every((child) => child.type === 'image');
};

/** Nothing but links to places in the same file, with what keeps them apart. */
const isContents = (words: readonly Token[]): boolean => {
  let links = 0;
  let inLink = false;
  for (const child of words) {
    if (child.type === 'link_open') {
      if (!String(child.attrGet('href') ?? '').startsWith('#')) return false;
      links += 1;
      inLink = true;
    } else if (child.type === 'link_close') inLink = false;
    else if (!inLink && /[\p{L}\p{N}]/u.test(child.content)) return false;
  }
  return links > 0;
};

function* readList(cursor: Cursor, open: Token): Steps<Node[]> {
  const contents = isContentsList(cursor);
  const items: Item[] = [];
  const close = open.type.replace('_open', '_close');
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === close) break;
    items.push({ nodes: yield* readNodes(cursor, 'list_item_close'), line: lineOf(token) });
  }
  if (contents) return [];
  const ordered = open.type === 'ordered_list_open';
  const continues = open.meta?.continues === true ? { continues: true as const } : {};
  return lists({
    kind: 'list',
    ordered,
    start: Number(open.attrGet('start') ?? 1),
    ...continues,
    items,
    line: lineOf(open),
  });
}

/** Whether the list at the cursor is a table of contents: every bullet is nothing but a link within the file. */
const isContentsList = (cursor: Cursor): boolean => {
  let depth = 0;
  let links = false;
  for (let at = cursor.at; at < cursor.tokens.length; at += 1) {
    const token = cursor.tokens[at];
    if (token === undefined) break;
    if (token.type === 'inline') {
      if (!isContents(token.children ?? [])) return false;
      links = true;
    } else if (token.nesting === 0) return false;
    depth += token.nesting;
    if (depth < 0) break;
  }
  return links;
};

/** Terms with their definitions, as bullets that begin with the term. */
function* readDefinitions(cursor: Cursor, line: number): Steps<Node[]> {
  const items: Item[] = [];
  let term: Spans = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === 'dl_close') break;
    if (token.type === 'dt_open') term = spansOf(nextWords(cursor));
    else if (token.type === 'dd_open')
      items.push(definition(term, yield* readNodes(cursor, 'dd_close'), lineOf(token)));
  }
  return definitionList(items, line);
}

const readCode = (token: Token): Node[] =>
  codes(token.content.replace(/\n$/u, ''), lineOf(token) + (token.type === 'fence' ? 1 : 0));

function* readTable(cursor: Cursor, line: number): Steps<Node[]> {
  const rows: { cells: Spans[]; line: number }[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === 'table_close') break;
    if (token.type === 'tr_open') {
      yield;
      rows.push({ cells: [], line: lineOf(token) });
    }
    if (token.type === 'inline') rows.at(-1)?.cells.push(spansOf(token.children ?? []));
  }
  const [head, ...body] = rows;
  return tables(head?.cells ?? [], body, line);
}

function* readQuote(cursor: Cursor, token: Token): Steps<Node[]> {
  const line = lineOf(token);
  const nodes = yield* readNodes(cursor, 'blockquote_close');
  if (token.meta?.callout !== true) return nodes.length === 0 ? [] : [{ kind: 'quote', nodes, line }];
  return [{ kind: 'box', label: spansOf(cursor.inline(labelOf(token), line)), tab: false, nodes, line }];
}

const summary = /^<summary\b[^<>]*>|<\/summary\s*>$/giu;

function* readBox(cursor: Cursor, token: Token): Steps<Node[]> {
  let label = labelOf(token);
  const next = cursor.tokens[cursor.at];
  if (next?.type === 'html' && /^<summary/iu.test(next.content)) {
    label = next.content.replace(summary, '').trim().replace(/^#+\s/u, '');
    cursor.at += 1;
  }
  const line = lineOf(token);
  const nodes = yield* readNodes(cursor, 'box_close');
  const spans = spansOf(cursor.inline(label, line));
  if (nodes.length === 0 && wordsOf(spans) === '') return [];
  return [{ kind: 'box', label: spans, tab: token.meta?.tab === true, nodes, line }];
}
