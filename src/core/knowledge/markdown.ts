import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Span, Spans } from '../chat/message.js';
import { spansOf } from './spans.js';
import type { Steps } from './steps.js';
import { blankComments } from './strip-html.js';

/** One bullet; nested bullets follow their parent in the list with a greater depth. */
export interface Item {
  readonly spans: Spans;
  readonly depth: number;
  readonly line: number;
}

export interface Row {
  readonly cells: readonly Spans[];
  readonly line: number;
}

/** The blocks of a Markdown text. Lines count from 1. */
export type Node =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: Spans; readonly line: number }
  | { readonly kind: 'paragraph'; readonly spans: Spans; readonly line: number }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly Item[];
      /** Every bullet is nothing but a link to a place in the same file: a table of contents. */
      readonly contents: boolean;
      readonly line: number;
    }
  | { readonly kind: 'table'; readonly head: readonly Spans[]; readonly rows: readonly Row[]; readonly line: number }
  | { readonly kind: 'code'; readonly text: string; readonly line: number }
  | { readonly kind: 'quote'; readonly nodes: readonly Node[]; readonly line: number };

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Blocks that are read between two pauses. */
const piece = 50;

/** Reads a Markdown text. HTML comments are left out, images become their alt text, HTML tags disappear. */
export function* markdownSteps(text: string): Steps<readonly Node[]> {
  const env = {};
  const tokens = yield* blockTokens(blankComments(text), env);
  for (const [i, token] of tokens.entries()) {
    if (i % piece === 0) yield;
    if (token.type === 'inline') token.children = parser.parseInline(token.content, env)[0]?.children ?? [];
  }
  const cursor = { tokens, at: 0 };
  const nodes: Node[] = [];
  for (let token = tokens[0]; token !== undefined; token = tokens[cursor.at]) {
    if (nodes.length % piece === 0) yield;
    cursor.at += 1;
    const node = readNode(cursor, token);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}

/** What markdown-it does with the blocks of a text, with pauses: a note of a megabyte takes it a while. */
function* blockTokens(text: string, env: Record<string, unknown>): Steps<readonly Token[]> {
  const tokens: Token[] = [];
  const state = new parser.block.State(text.replaceAll('\0', '\uFFFD'), parser, env, tokens);
  const rules = parser.block.ruler.getRules('');
  for (
    let line = state.skipEmptyLines(0), n = 0;
    line < state.lineMax;
    line = state.skipEmptyLines(state.line), n += 1
  ) {
    if (n % piece === 0) yield;
    state.line = line;
    // The last rule, the paragraph, takes whatever the others leave.
    rules.some((rule) => rule(state, line, state.lineMax, false));
  }
  return tokens;
}

/** The words of spans, without marks. */
export const wordsOf = (spans: Spans): string =>
  spans
    .map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : 'name' in span ? span.name : ''))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

export const toBlock = (node: Node): Block => {
  switch (node.kind) {
    case 'heading':
      return { kind: 'heading', spans: node.spans };
    case 'paragraph':
      return { kind: 'text', spans: node.spans };
    case 'list':
      return {
        kind: 'list',
        ordered: node.ordered,
        items: node.items.map(({ spans, depth }) => ({ spans, depth })),
      };
    case 'table':
      return { kind: 'table', head: node.head, rows: node.rows.map((row) => row.cells) };
    case 'code':
      return { kind: 'code', text: node.text };
    case 'quote':
      return { kind: 'quote', blocks: node.nodes.map(toBlock) };
  }
};

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

const lineOf = (token: Token): number => (token.map?.[0] ?? 0) + 1;

/** Reads up to the closing token of that type. Nesting is bounded by markdown-it (100 levels). */
const readNodes = (cursor: Cursor, close: string): Node[] => {
  const nodes: Node[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === close) break;
    const node = readNode(cursor, token);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
};

const readNode = (cursor: Cursor, token: Token): Node | undefined => {
  const line = lineOf(token);
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), spans: nextSpans(cursor), line };
    case 'paragraph_open': {
      const onlyImage = isImage(cursor.tokens[cursor.at]);
      const spans = nextSpans(cursor);
      return onlyImage || wordsOf(spans) === '' ? undefined : { kind: 'paragraph', spans, line };
    }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { kind: 'list', ordered: token.type === 'ordered_list_open', ...readItems(cursor), line };
    case 'table_open':
      return readTable(cursor, line);
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: token.content.replace(/\n$/u, ''), line: line + (token.type === 'fence' ? 1 : 0) };
    case 'blockquote_open':
      return { kind: 'quote', nodes: readNodes(cursor, 'blockquote_close'), line };
    default:
      return undefined;
  }
};

/** A picture that stands alone says nothing that could be quoted. */
const isImage = (inline: Token | undefined): boolean => {
  const children = (inline?.children ?? []).filter((child) => child.content.trim() !== '' || child.type === 'image');
  return children.length > 0 && children.every((child) => child.type === 'image');
};

const nextSpans = (cursor: Cursor): Spans => {
  const inline = cursor.tokens[cursor.at];
  cursor.at += 2;
  return spansOf(inline?.children ?? []);
};

/** Flattens a list with the lists in it. A bullet's further paragraphs join its first. */
const readItems = (cursor: Cursor): { items: Item[]; contents: boolean } => {
  let contents = true;
  const items: { spans: Span[]; depth: number; line: number }[] = [];
  const open: (typeof items)[number][] = [];
  let depth = 0;
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type.endsWith('_list_open')) depth += 1;
    else if (token.type.endsWith('_list_close')) {
      if (depth === 0) break;
      depth -= 1;
    } else if (token.type === 'list_item_open') {
      const item = { spans: [], depth, line: lineOf(token) };
      items.push(item);
      open.push(item);
    } else if (token.type === 'list_item_close') open.pop();
    else {
      const spans = spansInItem(token);
      if (spans.length > 0 && !isAnchor(token)) contents = false;
      const item = open.at(-1);
      if (item !== undefined && spans.length > 0) item.spans.push(...(item.spans.length > 0 ? [' '] : []), ...spans);
    }
  }
  const kept = items.filter((item) => wordsOf(item.spans) !== '');
  return { items: kept, contents: contents && kept.length > 0 };
};

const isAnchor = (token: Token): boolean => {
  const children = (token.children ?? []).filter((child) => child.type !== 'text' || child.content.trim() !== '');
  const closes = children.filter((child) => child.type === 'link_close').length;
  const href = String(children[0]?.attrGet('href') ?? '');
  return href.startsWith('#') && closes === 1 && children.at(-1)?.type === 'link_close';
};

const spansInItem = (token: Token): Spans => {
  if (token.type === 'inline') return spansOf(token.children ?? []);
  if (token.type === 'fence' || token.type === 'code_block') return [{ text: token.content.trim(), code: true }];
  return [];
};

const readTable = (cursor: Cursor, line: number): Node => {
  const rows: { cells: Spans[]; line: number }[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push({ cells: [], line: lineOf(token) });
    if (token.type === 'inline') rows.at(-1)?.cells.push(spansOf(token.children ?? []));
  }
  const [head, ...body] = rows;
  return { kind: 'table', head: head?.cells ?? [], rows: body, line };
};
