import type { Block, Button, ListItem, Message, Spans } from '../../../core/chat/message.js';
import { barsOf, choicesBlock, type Mine, ownLine } from './card.js';
import { el } from './dom.js';
import { spans } from './spans.js';

/** What is the viewer's own about a message. */
export interface Own {
  /** Their vote. */
  readonly mine?: Mine | undefined;
  /** The ids of the buttons that they have pressed, and that stay pressed. */
  readonly pressed?: ReadonlySet<string>;
}

/** The whole message. All text becomes text nodes; nothing is parsed. */
export const renderMessage = (message: Message, own: Own = {}): Node[] => {
  const line = ownLine(message, own.mine);
  return [...message.blocks.map((block) => renderBlock(block, own)), ...(line ? [line] : [])];
};

/** A card is a message under a heading of its own. */
export const isCard = (message: Message): boolean => message.blocks.some((block) => block.kind === 'heading');

function renderBlock(block: Block, { mine = {}, pressed = new Set() }: Own): Node {
  switch (block.kind) {
    case 'heading':
      return el('h3', { dir: 'auto' }, ...spans(block.spans));
    case 'text':
      return el('p', { class: 'text', dir: 'auto' }, ...spans(block.spans));
    case 'note':
      return el('p', { class: 'note', dir: 'auto' }, ...spans(block.spans));
    case 'quote':
      return el('blockquote', {}, ...block.blocks.map((inner) => renderBlock(inner, {})));
    case 'list':
      return list(block.ordered, block.items, 0, block.start);
    case 'code':
      return el('pre', {}, el('code', {}, block.text));
    case 'table':
      return table(block);
    case 'bars':
      return barsOf(block, mine);
    case 'choose':
      return choicesBlock(block, mine);
    case 'buttons':
      return el('div', { class: 'buttons' }, ...block.buttons.map((each) => button(each, pressed.has(each.id))));
  }
}

/** Items in a row become lists within lists by their depth. */
function list(ordered: boolean, items: readonly ListItem[], depth = 0, start = 1): HTMLElement {
  const made = ordered ? el('ol', { class: 'list', start: `${start}` }) : el('ul', { class: 'list' });
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item) break;
    if (item.depth <= depth || !made.lastElementChild) {
      made.append(el('li', { dir: 'auto' }, ...spans(item.spans)));
      continue;
    }
    const rest = items.slice(i);
    const end = rest.findIndex((other) => other.depth <= depth);
    const inner = end === -1 ? rest : rest.slice(0, end);
    made.lastElementChild.append(list(ordered, inner, depth + 1));
    i += inner.length - 1;
  }
  return made;
}

/** How readily a cell's words may be broken: a column should not be squeezed in the middle of `Lambda`. */
function wordsOf(cell: HTMLElement): HTMLElement {
  const longest = Math.max(0, ...(cell.textContent ?? '').split(/\s+/).map((word) => word.length));
  if (longest > 9) cell.classList.add('wordy');
  if (longest > 29) cell.classList.add('endless');
  return cell;
}

function table({ head, rows, marked }: Extract<Block, { kind: 'table' }>): HTMLElement {
  const named = head.some((cell) => cell.length > 0);
  const row = (cells: readonly Spans[], index: number) =>
    el(
      'tr',
      { class: index === marked && 'mine', 'aria-current': index === marked && 'true' },
      ...cells.map((cell) => wordsOf(el('td', { dir: 'auto' }, ...spans(cell)))),
    );
  return el(
    'table',
    { class: head.length > 3 && 'tight' },
    named && el('thead', {}, el('tr', {}, ...head.map((cell) => wordsOf(el('th', { scope: 'col' }, ...spans(cell)))))),
    el('tbody', {}, ...rows.map(row)),
  );
}

const button = ({ id, label, primary, hint }: Button, pressed: boolean): HTMLElement =>
  el(
    'button',
    {
      type: 'button',
      'data-press': id,
      class: primary && 'primary',
      'aria-label': hint,
      'aria-pressed': pressed && 'true',
    },
    label,
  );
