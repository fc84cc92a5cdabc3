import type { Spans } from '../../chat/message.js';
import type { Item, List, Node, Row } from './node.js';
import { wordsOf } from './spans.js';

/** Rows of one table and items of one list; a longer one becomes several. */
const mostRows = 300;

/** A table, or several with the same head where it is long. */
export const tables = (head: readonly Spans[], rows: readonly Row[], line: number): Node[] => {
  const found: Node[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += mostRows) {
    const part = rows.slice(from, from + mostRows);
    found.push({ kind: 'table', head, rows: part, line: from === 0 ? line : (part[0]?.line ?? line) });
  }
  return found;
};

/** A list, or several that continue one another where it is long. */
export const lists = (list: List): List[] => {
  const { items, start } = list;
  if (items.length <= mostRows) return items.length === 0 ? [] : [list];
  const found: List[] = [];
  for (let from = 0; from < items.length; from += mostRows) {
    const part = items.slice(from, from + mostRows);
    const more = from === 0 ? {} : { continues: true as const, line: part[0]?.line ?? list.line };
    found.push({ ...list, items: part, start: start + from, ...more });
  }
  return found;
};

/** Characters of one block of code. */
const mostCode = 60_000;

/** A block of code, or one box of several where it is long. */
export const codes = (text: string, line: number): Node[] => {
  if (text.trim() === '') return [];
  if (text.length <= mostCode) return [{ kind: 'code', text, line }];
  const nodes: Node[] = [];
  let [from, start] = [0, line];
  while (from < text.length) {
    const near = text.indexOf('\n', from + mostCode);
    const part = text.slice(from, near < 0 ? undefined : near);
    nodes.push({ kind: 'code', text: part, line: start });
    from += part.length + 1;
    start += part.split('\n').length;
  }
  return [{ kind: 'box', label: [], tab: false, nodes, line }];
};

/** Terms with their definitions are bullets that begin with the term. */
export const definitionList = (items: readonly Item[], line: number): List[] =>
  lists({ kind: 'list', ordered: false, start: 1, items, line });

/** A term and what defines it, in one bullet. */
export const definition = (term: Spans, nodes: readonly Node[], line: number): Item => {
  const [first, ...rest] = nodes;
  const name = wordsOf(term);
  if (name === '') return { nodes, line };
  const bold = { text: name, bold: true };
  if (first?.kind !== 'paragraph') return { nodes: [{ kind: 'paragraph', spans: [bold], line }, ...nodes], line };
  const spans = [bold, /[:?!.]$/u.test(name) ? ' ' : ': ', ...first.spans];
  return { nodes: [{ ...first, spans }, ...rest], line };
};
