import type { Block, Spans } from '../../../core/chat/message.js';
import { el } from './dom.js';
import { spans, textOf } from './spans.js';

/** Cells with more than that have a line to themselves where the table is a list. */
const longCell = 24;

/** How readily a cell's words may be broken: a column should not be squeezed in the middle of `Lambda`. */
function wordsOf(cell: HTMLElement): HTMLElement {
  const text = cell.textContent ?? '';
  const longest = Math.max(0, ...text.split(/\s+/).map((word) => word.length));
  if (longest > 9) cell.classList.add('wordy');
  if (longest > 29) cell.classList.add('endless');
  if (text.length > longCell) cell.classList.add('long-cell');
  return cell;
}

/**
 * A table, which a narrow screen shows as a list: each cell carries what its column is called. The roles say that it is
 * still a table, which a browser else forgets with its look.
 */
export function table({ head, rows, marked }: Extract<Block, { kind: 'table' }>): HTMLElement {
  const names = head.map(textOf);
  const named = names.some((name) => name !== '');
  /** What a row is about: its first column, or the one after a number. */
  const title = /\p{L}/u.test(names[0] ?? '') ? 0 : 1;
  const label = (column: number): string | undefined => (column > title ? names[column] : undefined);
  const heading = (cell: Spans) => wordsOf(el('th', { scope: 'col', role: 'columnheader' }, ...spans(cell)));
  const row = (cells: readonly Spans[], index: number) =>
    el(
      'tr',
      { role: 'row', class: index === marked && 'mine', 'aria-current': index === marked && 'true' },
      ...cells.map((cell, column) =>
        wordsOf(
          el(
            'td',
            { dir: 'auto', role: 'cell', 'data-label': label(column), class: column <= title && 'row-title' },
            ...spans(cell),
          ),
        ),
      ),
    );
  return el(
    'table',
    { role: 'table', class: head.length > 3 && 'tight' },
    named && el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...head.map(heading))),
    el('tbody', { role: 'rowgroup' }, ...rows.map(row)),
  );
}
