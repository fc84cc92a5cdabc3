import { Parser } from 'htmlparser2';
import type { Span, Spans } from '../../chat/message.js';
import type { Steps } from '../steps.js';
import { codes, definition, definitionList, lists, tables } from './make-nodes.js';
import type { Item, Node, Row } from './node.js';
import { type ReadWords, spansOf, wordsOf } from './spans.js';

/** Characters that are read between two pauses. */
const piece = 10_000;
/** Elements in one another that keep their structure. */
const deepest = 30;

const structural = /^(?:table|caption|tr|td|th|ul|ol|li|dl|dt|dd|pre|h[1-6]|p|div|summary)$/u;

/** An element that is open, with what it holds so far. */
interface Frame {
  readonly name: string;
  readonly line: number;
  readonly nodes: Node[];
  readonly items: Item[];
  readonly rows: Row[];
  readonly cells: Spans[];
  readonly start: number;
  /** Head cells of a row; of a table 1 when its first row has nothing else. */
  heads: number;
  term: Spans;
}

/**
 * Reads a table, list, heading or code in HTML. The parser tells where cells, bullets and terms begin and end; what
 * stands in them is read as words with inline Markdown, as many sites do.
 */
export function* htmlNodes(html: string, line: number, inline: ReadWords): Steps<Node[]> {
  const frames: Frame[] = [frame('', line)];
  let from = 0;
  let [counted, countedLine] = [0, line];
  let code: string | undefined;
  let inCell = 0;
  let ignored = 0;

  const lineAt = (index: number): number => {
    for (; counted < index; counted += 1) if (html[counted] === '\n') countedLine += 1;
    return countedLine;
  };
  const top = (): Frame => frames.at(-1) ?? frame('', line);
  const flush = (to: number, next: number): void => {
    const words = html.slice(from, to);
    const at = lineAt(from + words.length - words.trimStart().length);
    from = next;
    if (words.trim() === '') return;
    const spans = spansOf(inline(words.trim(), at));
    if (wordsOf(spans) !== '') top().nodes.push({ kind: 'paragraph', spans, line: at });
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (code !== undefined) {
      if (name === 'br') code += '\n';
      return;
    }
    if (!structural.test(name)) return;
    if (inCell > 0 || frames.length > deepest) {
      ignored += 1;
      return;
    }
    flush(parser.startIndex, parser.endIndex + 1);
    if (name === 'p' || name === 'div') return;
    frames.push(frame(name, lineAt(parser.startIndex), Number(attributes.start ?? 1)));
    if (name === 'pre') code = '';
    if (name === 'td' || name === 'th') inCell += 1;
  };
  const close = (name: string, implied: boolean): void => {
    if (!structural.test(name) || (code !== undefined && name !== 'pre')) return;
    if (ignored > 0) {
      ignored -= 1;
      return;
    }
    const next = implied ? parser.startIndex : parser.endIndex + 1;
    if (code === undefined) flush(parser.startIndex, next);
    else from = next;
    if (top().name !== name) return;
    const done = frames.pop();
    if (done === undefined) return;
    if (name === 'td' || name === 'th') inCell -= 1;
    finishFrame(done, top(), code);
    if (name === 'pre') code = undefined;
  };
  const parser = new Parser({
    onopentag: open,
    onclosetag: close,
    ontext: (text) => {
      if (code !== undefined) code += text;
    },
  });
  for (let at = 0; at < html.length; at += piece) {
    parser.write(html.slice(at, at + piece));
    yield;
  }
  parser.end();
  flush(html.length, html.length);
  return frames[0]?.nodes ?? [];
}

const frame = (name: string, line: number, start = 1): Frame => ({
  name,
  line,
  start: Number.isSafeInteger(start) ? start : 1,
  nodes: [],
  items: [],
  rows: [],
  cells: [],
  heads: 0,
  term: [],
});

const allSpans = (nodes: readonly Node[]): Spans => {
  const spans: Span[] = [];
  for (const node of nodes) {
    if (!('spans' in node)) continue;
    if (spans.length > 0) spans.push(' ');
    spans.push(...node.spans);
  }
  return spans;
};

/** Puts an element that has ended into the one around it. */
const finishFrame = (done: Frame, into: Frame, code = ''): void => {
  const { name, line, nodes, items } = done;
  const text = code.replace(/^\n|\s+$/gu, '');
  switch (name) {
    case 'td':
    case 'th':
      into.cells.push(allSpans(nodes));
      if (name === 'th') into.heads += 1;
      return;
    case 'tr':
      into.rows.push({ cells: done.cells, line });
      into.heads = into.rows.length > 1 ? into.heads : Number(done.heads === done.cells.length);
      return;
    case 'table':
      into.nodes.push(...nodes, ...tableOf(done));
      return;
    case 'li':
      into.items.push({ nodes: [...nodes, ...listOf(done)], line });
      return;
    case 'ul':
    case 'ol':
      into.nodes.push(...nodes, ...listOf(done));
      return;
    case 'dt':
      into.term = allSpans(nodes);
      return;
    case 'dd':
      into.items.push(definition(into.term, nodes, line));
      return;
    case 'dl':
      into.nodes.push(...definitionList(items, line));
      return;
    case 'pre':
      into.nodes.push(...codes(text, line));
      return;
    default:
      if (/^h[1-6]$/u.test(name))
        into.nodes.push({ kind: 'heading', level: Number(name.slice(1)), spans: allSpans(nodes), line });
      else into.nodes.push(...nodes);
  }
};

const tableOf = ({ rows, cells, heads, line }: Frame): Node[] => {
  const all = cells.length === 0 ? rows : [...rows, { cells, line }];
  const [head, ...body] = all;
  if (head === undefined) return [];
  return heads > 0 && body.length > 0 ? tables(head.cells, body, line) : tables([], all, line);
};

const listOf = ({ name, items, start, line }: Frame): Node[] =>
  lists({ kind: 'list', ordered: name === 'ol', start, items, line });
