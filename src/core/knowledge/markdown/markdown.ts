import type { Token } from 'markdown-it';
import type { Spans } from '../../chat/message.js';
import type { Steps } from '../steps.js';
import { blockSteps } from './block-steps.js';
import { readCallout } from './dialects/callouts.js';
import type { PageProperties } from './dialects/outline.js';
import { readTask } from './dialects/tasks.js';
import { definedBy, type Entry, placeFootnotes, referredIn } from './footnotes.js';
import type { Node, WrittenLink } from './node.js';
import { bulletsOf, openHeadings } from './open-headings.js';
import { pairBoxes } from './pair-boxes.js';
import { parser } from './parser.js';
import { plainText } from './quick-tokens.js';
import { type Cursor, readNode } from './read-nodes.js';
import { closedIn, startReading } from './scan/reading.js';
import { sourceLines } from './source-lines.js';
import { spansOf } from './spans.js';
import { addLinks } from './written-links.js';

export interface Markdown {
  readonly nodes: readonly Node[];
  readonly links: readonly WrittenLink[];
  /** What the page says about itself in `key:: value` lines before its first bullet. */
  readonly properties: PageProperties;
}

/** Blocks that are read between two pauses, characters within them, and ends of tags. */
const piece = { blocks: 50, characters: 8_000, ends: 5_000 };

type Env = Record<string, unknown>;

/**
 * Reads Markdown of any dialect. Markup reaches nobody: what remains is words, code as it is written, and the structure
 * of blocks. `jsx`: the file is MDX.
 */
export function* markdownSteps(source: string, jsx: boolean): Steps<Markdown> {
  const { text, numberOf, whole, outline, properties } = yield* sourceLines(source.replace(/\0+/gu, '\uFFFD'));
  const closed = new Set<string>();
  let ends = 0;
  for (const name of closedIn(text)) {
    closed.add(name);
    ends += 1;
    if (ends % piece.ends === 0) yield;
  }
  const env: Env = { reading: startReading(text, jsx || beginsWithImport(text), closed) };
  const blocks = yield* blockSteps(parser, text, env);
  if (!whole) for (const { map } of blocks) if (map !== null) map[0] = numberOf(map[0]) - 1;
  yield;
  const links = yield* readWords(blocks, env);
  const tokens = yield* pairBoxes(blocks);
  const inline = (words: string, line: number): Token[] => {
    const read = inlineTokens(words, env);
    addLinks(links, read, line);
    return read;
  };
  const entries = yield* readEntries({ tokens, at: 0, whole, inline }, env.footnotes !== undefined);
  const nodes: Node[] = [];
  for (const [i, placed] of (yield* placeFootnotes(entries, env)).entries()) {
    if (i % piece.blocks === 0) yield;
    for (const node of placed.flatMap(openHeadings)) nodes.push(...(outline ? bulletsOf(node) : [node]));
  }
  return { nodes, links: links.sort((a, b) => a.line - b.line), properties };
}

/** Reads what stands at the outermost level. */
function* readEntries(cursor: Cursor, hasFootnotes: boolean): Steps<Entry[]> {
  const entries: Entry[] = [];
  while (cursor.at < cursor.tokens.length) {
    const from = cursor.at;
    const defines = definedBy(cursor.tokens[from]);
    const nodes = yield* readNode(cursor);
    const refers = hasFootnotes ? referredIn(cursor.tokens.slice(from, cursor.at)) : [];
    if (nodes.length > 0) entries.push({ nodes, refers, ...(defines === undefined ? {} : { defines }) });
  }
  return entries;
}

/** MDX under another name: the first thing in it is an import. */
const beginsWithImport = (text: string): boolean => /^\s*import\s[^\n]*['"];?[ \t]*(?:\n|$)/u.test(text);

/** Reads the words within every block, and finds the links in them. */
function* readWords(tokens: readonly Token[], env: Env): Steps<WrittenLink[]> {
  const links: WrittenLink[] = [];
  let read = 0;
  let line = 1;
  for (const [i, token] of tokens.entries()) {
    if (token.map !== null) line = token.map[0] + 1;
    if (token.type !== 'inline') continue;
    const [around, block] = [tokens[i - 2], tokens[i - 1]];
    if (around?.type === 'blockquote_open' && block !== undefined) readCallout(around, block, token);
    readTask(token, around?.type === 'list_item_open');
    token.children = inlineTokens(token.content, env);
    addLinks(links, token.children, line);
    read += token.content.length + piece.characters / piece.blocks;
    if (read > piece.characters) {
      read = 0;
      yield;
    }
  }
  return links;
}

/** With which markdown-it's rules and those of the dialects begin: words without any of these are a text as they stand. */
const mark = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/u;

const inlineTokens = (words: string, env: Env): Token[] => {
  const tokens: Token[] = [];
  if (words !== '' && !mark.test(words)) return [plainText(words)];
  parser.inline.parse(words, parser, env, tokens);
  return tokens;
};

/** Reads words within a line, such as a title. */
export const inlineSpans = (words: string): Spans => spansOf(inlineTokens(words.slice(0, 1_000), {}));
