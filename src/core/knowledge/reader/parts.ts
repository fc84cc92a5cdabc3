import type { Block, ListItem, Span, Spans } from '../../chat/message.js';
import type { List, Node } from '../markdown/node.js';
import { wordsOf } from '../markdown/spans.js';
import type { Steps } from '../steps.js';
import { type Bullet, bulletPieces, codePieces, type Piece, paragraphPieces, rowPiece } from './passages.js';

/** A block as it is shown, with what of it is ranked. */
export interface Draft {
  readonly block: Block;
  readonly line: number;
  readonly pieces: readonly Piece[];
}

/** The same as `draftsOf`, in small pieces. */
export function* draftSteps(node: Node): Steps<Draft[]> {
  yield;
  if (node.kind !== 'box') return draftsOf(node);
  const content: Draft[] = [];
  for (const each of node.nodes) content.push(...(yield* draftSteps(each)));
  return labelled(node.label, node.line, content);
}

/** The blocks of a node, in order. A list whose items hold more than words becomes several. */
const draftsOf = (node: Node): Draft[] => {
  const { line } = node;
  switch (node.kind) {
    case 'heading':
      return [{ block: { kind: 'heading', spans: node.spans }, line, pieces: [] }];
    case 'paragraph':
      return [
        { block: { kind: 'text', spans: node.spans }, line, pieces: paragraphPieces(node.spans, line, node.breaks) },
      ];
    case 'list':
      return listDrafts(node);
    case 'table': {
      const { head, rows } = node;
      const all =
        rows.length === 0 ? [rowPiece([], head, line)] : rows.map((row) => rowPiece(head, row.cells, row.line));
      return [{ block: { kind: 'table', head, rows: rows.map((row) => row.cells) }, line, pieces: all }];
    }
    case 'code':
      return [{ block: { kind: 'code', text: node.text }, line, pieces: codePieces(node.text, line) }];
    case 'quote': {
      const inner = node.nodes.flatMap(draftsOf);
      const blocks = inner.map(({ block }) => block);
      return [{ block: { kind: 'quote', blocks }, line, pieces: inner.flatMap(({ pieces }) => pieces) }];
    }
    case 'box':
      return labelled(node.label, line, node.nodes.flatMap(draftsOf));
  }
};

const inBold = (span: Span): Span =>
  typeof span === 'string' ? { text: span, bold: true } : 'text' in span ? { ...span, bold: true } : span;

/** Puts a label above content, and its words before the first that is ranked. */
const labelled = (label: Spans, line: number, content: readonly Draft[]): Draft[] => {
  const words = wordsOf(label);
  if (words === '') return [...content];
  const block: Block = { kind: 'text', spans: label.map(inBold) };
  const first = content.findIndex(({ pieces }) => pieces.length > 0);
  if (first < 0) return [{ block, line, pieces: paragraphPieces(label, line) }, ...content];
  const lead = `${words}${/[.:;!?]$/u.test(words) ? '' : ':'} `;
  const led = content.map((draft, i): Draft => {
    const [piece, ...rest] = draft.pieces;
    return i === first && piece !== undefined
      ? { ...draft, pieces: [{ ...piece, text: lead + piece.text }, ...rest] }
      : draft;
  });
  return [{ block, line, pieces: [] }, ...led];
};

interface OpenBullet extends Bullet {
  readonly spans: Span[];
}

/** What can't be shown within a bullet. Steps within steps keep their numbers only as a list of their own. */
const standsAlone = (node: Node): boolean =>
  node.kind === 'list' ? node.ordered && node.items.length > 1 : node.kind !== 'paragraph';

/** What stands between two paragraphs of a bullet, which are shown in one line. */
const joint = (before: Spans, after: Spans): string => {
  const words = wordsOf(before);
  if (words === '' || /[.!?:;,…。！？：][)\]"'”’»]*$/u.test(words) || /^\p{Ll}/u.test(wordsOf(after))) return ' ';
  return before.every((span) => typeof span === 'object' && 'bold' in span) ? ': ' : '. ';
};

/** A list within another. */
const within = (draft: Draft, depth: number): Draft =>
  draft.block.kind === 'list'
    ? { ...draft, block: { ...draft.block, within: (draft.block.within ?? 0) + depth } }
    : draft;

const listDrafts = (list: List): Draft[] => {
  const drafts: Draft[] = [];
  let bullets: OpenBullet[] = [];
  let start = list.start;

  const flush = (next: number): void => {
    const said = bullets.filter(({ spans }) => wordsOf(spans) !== '');
    const [first] = said;
    if (first !== undefined) {
      drafts.push({ block: listBlock(list.ordered, start, said), line: first.line, pieces: bulletPieces(said) });
    }
    bullets = [];
    start = next;
  };
  const visit = ({ items, start: from }: List, depth: number, outer: number): void => {
    for (const [i, item] of items.entries()) {
      const number = depth === 0 ? from + i : outer;
      const bullet: OpenBullet = { spans: [], depth, line: item.line };
      const block = bullets;
      let last: Spans = [];
      block.push(bullet);
      for (const node of item.nodes) {
        // What follows code or a table is no part of the bullet any more: that block has ended.
        if (node.kind === 'paragraph' && block === bullets) {
          bullet.spans.push(...(bullet.spans.length > 0 ? [joint(last, node.spans)] : []), ...node.spans);
          last = node.spans;
        } else if (node.kind === 'list' && !standsAlone(node)) visit(node, depth + 1, number);
        else {
          flush(number + 1);
          const inner = draftsOf(node);
          drafts.push(...(node.kind === 'list' ? inner.map((draft) => within(draft, depth + 1)) : inner));
        }
      }
    }
  };
  visit(list, 0, list.start);
  flush(start);
  return drafts;
};

const listBlock = (ordered: boolean, start: number, bullets: readonly Bullet[]): Block => {
  const items: ListItem[] = bullets.map(({ spans, depth }) => ({ spans, depth }));
  return { kind: 'list', ordered, items, ...(ordered && start !== 1 ? { start } : {}) };
};
