import type { Block, ListItem, Spans } from '../../core/chat/message.js';
import { spansText } from '../../core/chat/plain-text.js';
import { bold } from './spans.js';

type Table = Extract<Block, { kind: 'table' }>;

/** Columns of fixed width that a chat can show without breaking lines. */
const widest = 60;

const widthOf = ({ head, rows }: Table): number => {
  const all = [head, ...rows];
  const columns = Math.max(0, ...all.map((row) => row.length));
  return Array.from({ length: columns }, (_, i) =>
    Math.max(...all.map((row) => spansText(row[i] ?? []).length)),
  ).reduce((sum, each) => sum + each + 2, 0);
};

/** Whether a table would break its lines where it is lined up as text. */
export const isWide = (table: Table): boolean => widthOf(table) > widest;

/** A table as a list, a row an item with the names of its columns: nothing is lost where there is little room. */
export const rowsAsList = ({ head, rows }: Table): readonly ListItem[] =>
  rows.map((row) => ({
    depth: 0,
    spans: row.flatMap((cell, i): Spans => {
      if (i === 0) return bold(cell);
      const name = spansText(head[i] ?? []);
      return [i === 1 ? ' – ' : '; ', ...(name === '' ? [] : [`${name}: `]), ...cell];
    }),
  }));
