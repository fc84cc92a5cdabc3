import type { Block, Button, ListItem, Message } from '../../../core/chat/message.js';
import { barsOf, choicesBlock, type Mine, ownLine } from './card.js';
import { el } from './dom.js';
import { spans } from './spans.js';
import { table } from './table.js';

/** What is the viewer's own about a message. */
export interface Own {
  /** Their vote. */
  readonly mine?: Mine | undefined;
  /** The ids of the buttons that they have pressed, and that stay pressed. */
  readonly pressed?: ReadonlySet<string>;
}

/** The whole message. All text becomes text nodes; nothing is parsed. */
export const renderMessage = (message: Message, own: Own = {}): Node[] => {
  const shown: Node[] = message.blocks.map((block) => renderBlock(block, own));
  const line = ownLine(message, own.mine);
  const tally = message.blocks.findIndex(({ kind }) => kind === 'bars' || kind === 'choose');
  if (line) shown.splice(tally < 0 ? shown.length : tally + 1, 0, line);
  return shown;
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
      return outerList(block);
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

function outerList({ ordered, items, start, within = 0 }: Extract<Block, { kind: 'list' }>): HTMLElement {
  const made = list(ordered, items, 0, start);
  if (within > 0) made.setAttribute('data-within', `${Math.min(3, within)}`);
  return made;
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

const button = ({ id, label, primary, danger, hint }: Button, pressed: boolean): HTMLElement =>
  el(
    'button',
    {
      type: 'button',
      'data-press': id,
      class: danger ? 'danger' : primary && 'primary',
      'aria-label': hint,
      'aria-pressed': pressed && 'true',
    },
    label,
  );
