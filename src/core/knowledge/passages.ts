import type { Spans } from '../chat/message.js';
import { type Item, type Node, wordsOf } from './markdown.js';
import type { Passage } from './note.js';

/** A passage before it knows its place in a note. */
export interface Piece {
  readonly text: string;
  readonly kind: Passage['kind'];
  readonly line: number;
}

/** Longer bullets and paragraphs are cut in several passages: what is ranked is small. */
const longest = 600;

/** Cuts a block into what is ranked: bullets with what is nested in them, paragraphs, table rows, code. */
export const piecesOf = (node: Node): Piece[] => {
  switch (node.kind) {
    case 'heading':
      return [];
    case 'paragraph':
      return sentenceGroups(wordsOf(node.spans)).map((text) => ({ text, kind: 'paragraph', line: node.line }));
    case 'list':
      return bulletTrees(node.items).flatMap(bulletPieces);
    case 'table':
      return node.rows.map((row) => ({ text: rowText(node.head, row.cells), kind: 'row', line: row.line }));
    case 'code':
      return [{ text: node.text.replace(/\s+/gu, ' ').trim(), kind: 'code', line: node.line }];
    case 'quote':
      return node.nodes.flatMap(piecesOf);
  }
};

const bulletTrees = (items: readonly Item[]): Item[][] => {
  const trees: Item[][] = [];
  for (const item of items) {
    const last = trees.at(-1);
    if (last === undefined || item.depth <= (last[0]?.depth ?? 0)) trees.push([item]);
    else last.push(item);
  }
  return trees;
};

const joined = (items: readonly Item[]): string =>
  items
    .map((item) => wordsOf(item.spans))
    .reduce((before, text) => (before === '' ? text : `${before}${/[.:;!?,]$/u.test(before) ? '' : ';'} ${text}`), '');

/** A bullet with a long tail is cut at the bullets right below it, each with the parent's words before it. */
const bulletPieces = (tree: readonly Item[]): Piece[] => {
  const [parent, ...below] = tree;
  if (parent === undefined) return [];
  const whole = joined(tree);
  if (below.length === 0) {
    return sentenceGroups(whole).map((text) => ({ text, kind: 'bullet', line: parent.line }));
  }
  if (whole.length <= longest) return [{ text: whole, kind: 'bullet', line: parent.line }];
  const lead = wordsOf(parent.spans).slice(0, 120);
  return bulletTrees(below).map((child) => ({
    text: `${lead}${/[.:;!?]$/u.test(lead) ? '' : ':'} ${joined(child)}`,
    kind: 'bullet',
    line: child[0]?.line ?? parent.line,
  }));
};

/** `RDS — AWS patches: the system; Customer patches: nothing`: a row read aloud with its heads. */
const rowText = (head: readonly Spans[], cells: readonly Spans[]): string => {
  const heads = head.map(wordsOf);
  const [subject = '', ...values] = cells.map(wordsOf);
  const told = values
    .map((value, i) => ({ value, head: heads[i + 1] ?? '' }))
    .filter(({ value }) => value !== '')
    .map(({ value, head: name }) => (name === '' ? value : `${name}${/[?:]$/u.test(name) ? '' : ':'} ${value}`));
  return [subject, told.join('; ')].filter((part) => part !== '').join(' — ');
};

const sentenceGroups = (text: string): string[] => {
  if (text.length <= longest) return [text];
  const groups: string[] = [];
  for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + sentence.length < longest)
      groups[groups.length - 1] = `${last} ${sentence}`;
    else groups.push(sentence);
  }
  return groups;
};
